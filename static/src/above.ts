// What must be seen and heard whatever is open: notices, the state of the connection, announcements.
// A modal dialog makes all around it inert, so while one is open they stand inside of it.
import { create } from "./component.ts";

const place = create("div", { class: "above" });
const open: HTMLElement[] = [];

/** Put these where they stay above everything. */
export function above(...elements: readonly HTMLElement[]): HTMLElement {
  place.append(...elements);
  return place;
}

/** A modal dialog has opened. */
export function lift(dialog: HTMLElement): void {
  open.push(dialog);
  dialog.append(place);
}

/** It has closed, or has left the page. */
export function lower(dialog: HTMLElement): void {
  const at = open.lastIndexOf(dialog);
  if (at >= 0) open.splice(at, 1);
  (open.at(-1) ?? document.body).append(place);
}
