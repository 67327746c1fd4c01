import { create, type Changed, type Component } from "../component.ts";
import { lengthOf, setStyle } from "../style.ts";

const SHARE = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?fr$/;

/** Cells in columns and rows; the style sheet makes one column of it where there is no room. */
export const grid: Component<"Grid"> = (node) => {
  const element = create("div", { class: "grid" });
  const state = { ...node };
  const update = (changed: Changed<"Grid">) => {
    Object.assign(state, changed);
    setStyle(element, "--columns", tracksOf(state.columns));
    setStyle(element, "--rows", tracksOf(state.rows));
    setStyle(element, "--least", lengthOf(state.minColumn));
    setStyle(element, "row-gap", lengthOf(state.rowGap ?? state.gap));
    setStyle(element, "column-gap", lengthOf(state.colGap ?? state.gap));
    element.toggleAttribute("data-fit", state.minColumn !== undefined);
    element.toggleAttribute("data-collapses", state.collapses);
    element.dataset["align"] = state.alignment;
  };
  update(node);
  return { element, slots: { children: element }, update };
};

function tracksOf(tracks: readonly string[] | undefined): string | null {
  return tracks?.map(trackOf).join(" ") || null;
}

/** A share may become as narrow as it has to; what is no measure fits its content. */
function trackOf(track: string): string {
  return SHARE.test(track) ? `minmax(0,${track})` : (lengthOf(track) ?? "auto");
}
