import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { icon as drawn } from "../icon.ts";
import { setColor, setLength } from "../style.ts";

/** A picture of one line; with a label an image, else decoration. */
export const icon: Component<"Icon"> = (node) => {
  const element = create("span", { class: "sign" });
  const update = (changed: Changed<"Icon">) => {
    if (changed.path !== undefined) element.replaceChildren(drawn(changed.path));
    if ("mirrored" in changed) element.toggleAttribute("data-mirrored", changed.mirrored === true);
    if ("size" in changed) {
      setLength(element, "font-size", changed.size);
      element.toggleAttribute("data-sized", changed.size !== undefined);
    }
    if ("color" in changed) setColor(element, "color", changed.color);
    if ("accessibilityLabel" in changed) {
      const named = Boolean(changed.accessibilityLabel);
      setAttribute(element, "role", named ? "img" : undefined);
      setAttribute(element, "aria-hidden", named ? undefined : "true");
    }
  };
  update({ accessibilityLabel: undefined, ...node });
  return { element, update };
};
