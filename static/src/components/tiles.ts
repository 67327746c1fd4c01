import { create, type Component } from "../component.ts";

type Way = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** Tiles side by side; arrows lead to the nearest one in their direction, in whatever field it is. */
export const tiles: Component<"Tiles"> = () => {
  const element = create("ul", { class: "tiles", role: "list" });
  element.addEventListener("keydown", (event) => {
    const from = event.target;
    if (!(from instanceof HTMLElement) || !from.matches(".tile-title")) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = [...document.querySelectorAll<HTMLElement>(".tile-title")];
    const to =
      event.key === "Home"
        ? all[0]
        : event.key === "End"
          ? all.at(-1)
          : event.key.startsWith("Arrow")
            ? nearest(from, all, event.key as Way)
            : undefined;
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  return { element, slots: { children: element } };
};

/** Left and right go on in the order of reading; up and down to what lies closest. */
function nearest(from: HTMLElement, all: readonly HTMLElement[], way: Way): HTMLElement | undefined {
  if (way === "ArrowLeft" || way === "ArrowRight") {
    const back = (way === "ArrowLeft") !== (getComputedStyle(from).direction === "rtl");
    return all[all.indexOf(from) + (back ? -1 : 1)];
  }
  const here = middle(from);
  let best: HTMLElement | undefined;
  let least = Infinity;
  for (const each of all) {
    const there = middle(each);
    const down = (there.y - here.y) * (way === "ArrowDown" ? 1 : -1);
    if (down < 1) continue;
    const distance = down * 4 + Math.abs(there.x - here.x);
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}

function middle(title: HTMLElement): { x: number; y: number } {
  const box = (title.closest(".tile") ?? title).getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y };
}
