import { create, type Changed, type Component } from "../component.ts";

const PLACES = {
  topLeading: "top_leading",
  top: "top",
  topTrailing: "top_trailing",
  leading: "leading",
  center: "center",
  trailing: "trailing",
  bottomLeading: "bottom_leading",
  bottom: "bottom",
  bottomTrailing: "bottom_trailing",
} as const;

/** Layers that fill it, and above them what lies at one of the nine places. */
export const box: Component<"Box"> = (node) => {
  const children = create("div", { class: "box-layers" });
  const places = {} as Record<keyof typeof PLACES, HTMLElement>;
  for (const slot of Object.keys(PLACES) as (keyof typeof PLACES)[]) {
    places[slot] = create("div", { class: "box-place", "data-align": PLACES[slot] });
  }
  const element = create("div", { class: "layered" }, children, ...Object.values(places));
  const update = (changed: Changed<"Box">) => {
    if ("clip" in changed) element.toggleAttribute("data-clip", changed.clip === true);
  };
  update(node);
  return { element, slots: { children, ...places }, update };
};
