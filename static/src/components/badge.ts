import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";

/** A state in one or two words. */
export const badge: Component<"Badge"> = (node) => {
  const words = create("span");
  const element = create("span", { class: "badge" }, words);
  const update = (changed: Changed<"Badge">) => {
    if ("text" in changed) setText(words, changed.text ?? "");
    if (changed.tone) element.dataset["tone"] = changed.tone;
    if ("icon" in changed) {
      element.querySelector(".icon")?.remove();
      if (changed.icon) element.prepend(icon(changed.icon));
    }
  };
  update(node);
  return { element, update };
};
