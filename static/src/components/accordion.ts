import chevron from "icon:chevron-down";
import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";

/** A title that opens what belongs to it: the browser's own disclosure, at once. */
export const accordion: Component<"Accordion"> = (node, host) => {
  const sign = create("span", { class: "slot" });
  const title = create(node.level);
  const text = create("span", { class: "accordion-text" });
  const trailing = create("span", { class: "slot" });
  const summary = create("summary", {}, sign, create("span", { class: "accordion-words" }, title, text), trailing, icon(chevron));
  const body = create("div", { class: "accordion-body" });
  const element = create("details", { class: "accordion" }, summary, body);
  let open = node.open === true;
  let told = false;

  const follow = () => {
    if (element.open !== open) element.open = open;
  };
  // It is heard after the fact, and several times as one: what counts is how it stands now.
  let asked = open;
  element.addEventListener("toggle", () => {
    if (!told || element.open === asked) return;
    asked = element.open;
    host.act("onToggle", () => {
      // The server may have kept it as it was; what the user has done since is on its way.
      if (element.open === asked && asked !== open) {
        asked = open;
        follow();
      }
    }, element.open);
  });

  const update = (changed: Changed<"Accordion">) => {
    if (changed.level && changed.level.toUpperCase() !== title.tagName) return false;
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("text" in changed) setText(text, changed.text ?? "");
    if ("onToggle" in changed) told = changed.onToggle === true;
    if ("open" in changed) {
      open = asked = changed.open === true;
      follow();
    }
    return undefined;
  };
  update(node);
  return { element, target: summary, slots: { children: body, icon: sign, trailing }, update };
};
