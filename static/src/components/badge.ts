import { create, setText, type Changed, type Component } from "../component.ts";

/** A state in one or two words. */
export const badge: Component<"Badge"> = (node) => {
  const element = create("span", { class: "badge" });
  const update = (changed: Changed<"Badge">) => {
    if ("text" in changed) setText(element, changed.text ?? "");
    if (changed.tone) element.dataset["tone"] = changed.tone;
  };
  update(node);
  return { element, update };
};
