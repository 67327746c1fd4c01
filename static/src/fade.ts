// The short fade with which another page appears.
// A view transition would swallow every click while it runs; this one delays and blocks nothing.

const FADE_MS = 140;

/** Let an element appear, unless the user wants no motion. */
export function fadeIn(element: Element): void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  element.animate({ opacity: [0.2, 1] }, { duration: FADE_MS, easing: "ease-out" });
}
