import { create, type Changed, type Component } from "../component.ts";
import { setColor, setFont } from "../style.ts";

/** A paragraph of words, links and small signs. */
export const textLayout: Component<"TextLayout"> = (node) => {
  const element = create("p", { class: "text text-layout" });
  const update = (changed: Changed<"TextLayout">) => {
    if ("color" in changed) setColor(element, "color", changed.color);
    if ("font" in changed) setFont(element, changed.font);
    if ("textAlignment" in changed) {
      if (changed.textAlignment) element.dataset["textAlign"] = changed.textAlignment;
      else delete element.dataset["textAlign"];
    }
  };
  update(node);
  return { element, slots: { children: element }, update };
};
