// The second half of a double click must not hit what the first half has brought.

/** An event of the document: its page gives way to another one. */
export const LEFT = "nago-left";

let first = 0;
let changed = -Infinity;

/** Another page is shown now. */
export function pageChanged(): void {
  changed = performance.now();
}

/** From now on the rest of a multiple click is ignored once the page has changed under it. */
export function guardClicks(): void {
  document.addEventListener(
    "click",
    (event) => {
      if (event.detail <= 1) first = performance.now();
      else if (changed > first) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    { capture: true },
  );
}
