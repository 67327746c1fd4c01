// Elements glide to where a change has put them, unless the user wants less motion.

const MS = 180;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function glide(elements: readonly HTMLElement[], change: () => void): void {
  if (still.matches || elements.length > 200) return change();
  const before = elements.map((element) => element.getBoundingClientRect().top);
  change();
  elements.forEach((element, index) => {
    const way = before[index]! - element.getBoundingClientRect().top;
    if (!way) return;
    element.animate([{ translate: `0 ${way}px` }, { translate: "0 0" }], {
      duration: MS,
      easing: "cubic-bezier(.2,.8,.2,1)",
    });
  });
}
