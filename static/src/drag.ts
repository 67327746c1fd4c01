// Dragging a row among its siblings, by mouse, pen or finger.

const THRESHOLD = 4;
const EDGE = 56;
const FASTEST = 14;

/**
 * Begin to follow the pointer that was pressed on the handle of `row`. Once it has gone a little
 * way the row follows it and its siblings make room; `dropped` gets the place where it was let go.
 * Escape, and a pointer that the system takes away, leave everything as it was.
 */
export function drag(
  pressed: PointerEvent,
  row: HTMLElement,
  rows: readonly HTMLElement[],
  dropped: (to: number) => void,
): void {
  if (pressed.button !== 0) return;
  const handle = (pressed.target as Element).closest<HTMLElement>(".sortable-handle")!;
  const from = rows.indexOf(row);
  const scroller = scrollerOf(row);
  const startY = pressed.clientY;
  const startScroll = scroller.scrollTop;
  let y = startY;
  let to = from;
  let frame = 0;
  let dragging = false;
  let middles: number[] = [];
  let room = 0;

  const begin = () => {
    dragging = true;
    const boxes = rows.map((each) => each.getBoundingClientRect());
    middles = boxes.map((box) => box.top + box.height / 2);
    const next = boxes[from + 1] ?? boxes[from]!;
    const own = boxes[from]!;
    room = from + 1 < rows.length ? next.top - own.top : own.bottom - (boxes[from - 1]?.bottom ?? own.top);
    row.dataset["lifted"] = "drag";
    for (const each of rows) each.dataset["sorting"] = "";
    frame = requestAnimationFrame(follow);
  };

  const follow = () => {
    const limit = scroller === document.scrollingElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
    const speed = y < limit.top + EDGE ? y - limit.top - EDGE : y > limit.bottom - EDGE ? y - limit.bottom + EDGE : 0;
    if (speed) scroller.scrollTop += Math.max(-1, Math.min(1, speed / EDGE)) * FASTEST;
    const way = y - startY + scroller.scrollTop - startScroll;
    const middle = middles[from]! + way;
    to = middles.filter((each, index) => index !== from && each < middle).length;
    row.style.setProperty("translate", `0 ${way}px`);
    rows.forEach((each, index) => {
      if (each === row) return;
      const shift = index > from && index <= to ? -room : index < from && index >= to ? room : 0;
      each.style.setProperty("translate", `0 ${shift}px`);
    });
    frame = requestAnimationFrame(follow);
  };

  const onMove = (event: PointerEvent) => {
    y = event.clientY;
    if (!dragging && Math.abs(y - startY) >= THRESHOLD) begin();
  };
  const onUp = () => end(true);
  const onCancel = () => end(false);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  };

  const end = (keep: boolean) => {
    handle.removeEventListener("pointermove", onMove);
    handle.removeEventListener("pointerup", onUp);
    handle.removeEventListener("pointercancel", onCancel);
    removeEventListener("keydown", onKey, true);
    cancelAnimationFrame(frame);
    if (!dragging) return;
    delete row.dataset["lifted"];
    for (const each of rows) {
      delete each.dataset["sorting"];
      each.style.removeProperty("translate");
    }
    // The click that follows belongs to the drag.
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, true));
    if (keep) dropped(to);
  };

  handle.setPointerCapture(pressed.pointerId);
  handle.addEventListener("pointermove", onMove);
  handle.addEventListener("pointerup", onUp);
  handle.addEventListener("pointercancel", onCancel);
  addEventListener("keydown", onKey, true);
}

/** What scrolls around this element. */
function scrollerOf(element: HTMLElement): Element {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
