import { create, type Changed, type Component } from "../component.ts";
import { setLength } from "../style.ts";

/** Room that pushes its neighbours apart. */
export const spacer: Component<"Spacer"> = (node) => {
  const element = create("div", { class: "spacer", "aria-hidden": "true" });
  const update = (changed: Changed<"Spacer">) => {
    if (!("size" in changed)) return;
    setLength(element, "flex-basis", changed.size);
    element.toggleAttribute("data-sized", changed.size !== undefined);
  };
  update(node);
  return { element, update };
};
