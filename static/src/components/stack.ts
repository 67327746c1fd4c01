import { create, type Changed, type Component } from "../component.ts";
import { setLength } from "../style.ts";

/** Children in a row or in a column. */
export const stack: Component<"Stack"> = (node) => {
  const element = create("div", { class: "stack" });
  const update = (changed: Changed<"Stack">) => {
    if (changed.axis) element.dataset["axis"] = changed.axis;
    if (changed.alignment) element.dataset["align"] = changed.alignment;
    if ("gap" in changed) setLength(element, "gap", changed.gap);
    if ("wrap" in changed) element.toggleAttribute("data-wrap", changed.wrap === true);
  };
  update(node);
  return { element, slots: { children: element }, update };
};
