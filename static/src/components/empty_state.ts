import { create, setText, type Changed, type Component } from "../component.ts";

/** Says that there is nothing, why, and what can be done about it. */
export const emptyState: Component<"EmptyState"> = (node) => {
  const sign = create("div", { class: "empty-sign" });
  const title = create(node.level);
  const text = create("p");
  const actions = create("div", { class: "empty-actions" });
  const element = create("div", { class: "empty" }, sign, title, text, actions);
  const update = (changed: Changed<"EmptyState">) => {
    if (changed.level && changed.level.toUpperCase() !== title.tagName) return false;
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("text" in changed) setText(text, changed.text ?? "");
    return undefined;
  };
  update(node);
  return { element, slots: { children: actions, icon: sign }, update };
};
