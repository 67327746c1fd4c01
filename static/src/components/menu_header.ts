import { create, setText, type Changed, type Component } from "../component.ts";

/** Words at the top of a menu. */
export const menuHeader: Component<"MenuHeader"> = (node) => {
  const title = create("strong");
  const words = create("span");
  const element = create("div", { class: "menu-header" }, title, words);
  const update = (changed: Changed<"MenuHeader">) => {
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("text" in changed) setText(words, changed.text ?? "");
  };
  update(node);
  return { element, update };
};
