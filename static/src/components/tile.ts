import { create, setText, type Changed, type Component } from "../component.ts";
import { setLink } from "../urls.ts";

/** A way to a page; its title is the link, which reaches over all of the tile. */
export const tile: Component<"Tile"> = (node) => {
  const sign = create("div", { class: "tile-sign" });
  const title = create("a", { class: "tile-title" });
  const text = create("p", { class: "tile-text" });
  const element = create("li", { class: "tile" }, sign, create("div", {}, title, text));
  const state = { ...node };
  const update = (changed: Changed<"Tile">) => {
    Object.assign(state, changed);
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("text" in changed) setText(text, changed.text ?? "");
    if ("href" in changed || "external" in changed) setLink(title, state.href, state.external === true);
  };
  update(node);
  return { element, target: title, slots: { icon: sign }, update };
};
