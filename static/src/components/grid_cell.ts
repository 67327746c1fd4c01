import { create, type Changed, type Component } from "../component.ts";
import { setStyle } from "../style.ts";

/** A component at a place of its grid. */
export const gridCell: Component<"GridCell"> = (node) => {
  const element = create("div", { class: "grid-cell" });
  const state = { ...node };
  const update = (changed: Changed<"GridCell">) => {
    Object.assign(state, changed);
    setStyle(element, "--column", placeOf(state.colStart, state.colEnd, state.colSpan));
    setStyle(element, "--row", placeOf(state.rowStart, state.rowEnd, state.rowSpan));
    element.dataset["align"] = state.alignment;
  };
  update(node);
  return { element, slots: { body: element }, update };
};

function placeOf(start?: number, end?: number, span?: number): string | null {
  const numbers = [start, end, span].filter((number) => number !== undefined);
  if (!numbers.length || !numbers.every((number) => Number.isSafeInteger(number))) return null;
  return `${start ?? "auto"} / ${end ?? `span ${span ?? 1}`}`;
}
