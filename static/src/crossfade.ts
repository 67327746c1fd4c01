// The short cross-fade from one page to the next; it never keeps anything waiting.

let pending: (() => void) | null = null;
let running: ViewTransition | null = null;

/** Do now what a cross-fade was about to do. */
export function finishCrossfade(): void {
  const change = pending;
  pending = null;
  change?.();
}

/** Change the page with a cross-fade where the browser and the user allow it. */
export function crossfade(change: () => void): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!document.startViewTransition || still || document.visibilityState !== "visible") {
    return change();
  }
  pending = change;
  running?.skipTransition();
  const transition = document.startViewTransition(finishCrossfade);
  running = transition;
  // Being skipped is no failure.
  const done = () => {
    if (running === transition) running = null;
  };
  transition.ready.catch(done);
  transition.updateCallbackDone.catch(done);
  transition.finished.then(done, done);
}
