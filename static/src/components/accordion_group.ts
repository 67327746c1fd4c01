import { create, setAttribute, type Changed, type Component } from "../component.ts";

let groups = 0;

/** Accordions on one surface; with a common name the browser keeps at most one open. */
export const accordionGroup: Component<"AccordionGroup"> = (node) => {
  const name = `nago-accordion-${++groups}`;
  const element = create("div", { class: "accordions" });
  let single = node.single === true;
  const mark = () => {
    for (const each of element.children) setAttribute(each, "name", single ? name : undefined);
  };
  const observer = new MutationObserver(mark);
  observer.observe(element, { childList: true });
  const update = (changed: Changed<"AccordionGroup">) => {
    if ("single" in changed) single = changed.single === true;
    mark();
  };
  update(node);
  return { element, slots: { children: element }, update, gone: () => observer.disconnect() };
};
