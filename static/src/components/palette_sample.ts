import { create, type Changed, type Component } from "../component.ts";
import { setStyle } from "../style.ts";

const NAME = /^[a-z][a-z0-9-]{0,15}$/;
const COLOUR = /^#[0-9a-f]{6}$/;
const FONT = /^[a-z0-9 ,'-]{1,200}$/i;

/** A piece of a page in colours of its own. */
export const paletteSample: Component<"PaletteSample"> = (node) => {
  const element = create("div", { class: "palette-sample", role: "group" });
  let worn: readonly string[] = [];
  const update = (changed: Changed<"PaletteSample">) => {
    if (changed.scheme) setStyle(element, "color-scheme", changed.scheme === "dark" ? "dark" : "light");
    if ("font" in changed) setStyle(element, "font-family", FONT.test(changed.font ?? "") ? changed.font : null);
    if (!changed.colors) return;
    for (const name of worn) setStyle(element, name, null);
    // Only colours get through, under names that are nothing but names (`security.md X06`).
    const fitting = changed.colors.filter(({ name, color }) => NAME.test(name) && COLOUR.test(color));
    for (const { name, color } of fitting) setStyle(element, `--${name}`, color);
    worn = fitting.map(({ name }) => `--${name}`);
  };
  update(node);
  return { element, slots: { children: element }, update };
};
