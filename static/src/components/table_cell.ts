import { create, setText, type Changed, type Component } from "../component.ts";

/** A cell with a component, or with text behind one. */
export const tableCell: Component<"TableCell"> = (node) => {
  const words = create("span");
  const content = create("div", { class: "slot" });
  const element = create("td", {}, words, content);
  const update = (changed: Changed<"TableCell">) => {
    if ("text" in changed) setText(words, changed.text ?? "");
  };
  update(node);
  return { element, slots: { content }, update };
};
