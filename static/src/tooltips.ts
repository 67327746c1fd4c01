// Tooltips: shown on hover after a while, on focus at once, on touch by a long press (APG, tooltip).
import { above } from "./above.ts";
import { create, setToken } from "./component.ts";
import { firstFocusable } from "./focus.ts";

const DELAY_MS = 450;
/** Time to get from the element onto its tooltip. */
const LEAVE_MS = 160;
/** One after another comes without delay. */
const WARM_MS = 500;
const PRESS_MS = 500;
const AFTER_PRESS_MS = 1600;
const SLIP_PX = 10;
const GAP_PX = 6;
const EDGE_PX = 8;

const MARKED = "[data-tooltip]";
const holder = create("div");
const bubbles = new Map<HTMLElement, HTMLElement>();
let count = 0;

let shown: HTMLElement | null = null;
let timer = 0;
let hiddenAt = -Infinity;
let pressed: { x: number; y: number } | null = null;

/** Bring what an element's tooltip says in line with the element. */
export function show(target: HTMLElement): void {
  for (const [each, bubble] of bubbles) if (!each.isConnected) forget(each, bubble);
  const words = target.dataset["tooltip"];
  const bubble = bubbles.get(target);
  if (words === undefined) {
    if (bubble) forget(target, bubble);
    return;
  }
  if (bubble) {
    bubble.textContent = words;
    return;
  }
  if (!target.isConnected) return;
  const made = create("div", { class: "tooltip", role: "tooltip", id: `nago-tooltip-${++count}`, popover: "manual" }, words);
  bubbles.set(target, made);
  holder.append(made);
  // Decoration that nobody hears of has nothing to say either.
  if (target.closest('[aria-hidden="true"]')) return;
  // What says the same as its name is not said twice.
  setToken(target, "aria-describedby", made.id, target.ariaLabel !== words);
  // Whoever uses the keyboard gets to it as well.
  if (!firstFocusable(target) && !target.matches("button")) target.tabIndex = 0;
}

function forget(target: HTMLElement, bubble: HTMLElement): void {
  if (shown === target) hide();
  setToken(target, "aria-describedby", bubble.id, false);
  bubbles.delete(target);
  bubble.remove();
}

export function listen(): void {
  above(holder);
  const on = (type: string, heard: (event: never) => void, capture = false) =>
    document.addEventListener(type, heard as EventListener, capture);
  on("pointerover", hovered);
  on("pointerdown", pressedDown, true);
  on("pointermove", slipped);
  on("pointerup", released);
  on("pointercancel", () => stopPress());
  on("contextmenu", held, true);
  on("click", afterPress, true);
  on("focusin", focused);
  on("focusout", (event: FocusEvent) => event.target === shown && hide());
  on("keydown", escaped, true);
  document.documentElement.addEventListener("pointerleave", () => later(hide, LEAVE_MS));
}

function marked(event: Event): HTMLElement | null {
  const found = event.target instanceof Element ? event.target.closest<HTMLElement>(MARKED) : null;
  return found && bubbles.has(found) ? found : null;
}

function later(act: () => void, ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(act, ms);
}

function hovered(event: PointerEvent): void {
  if (event.pointerType === "touch") return;
  const target = marked(event);
  if (shown && (target === shown || bubbles.get(shown)?.contains(event.target as Node))) {
    clearTimeout(timer);
  } else if (target) {
    const warm = shown !== null || performance.now() - hiddenAt < WARM_MS;
    later(() => open(target), warm ? 40 : DELAY_MS);
  } else if (shown && shown !== document.activeElement) later(hide, LEAVE_MS);
  else if (!shown) clearTimeout(timer);
}

function focused(event: FocusEvent): void {
  const target = event.target as HTMLElement;
  if (target.matches(MARKED) && target.matches(":focus-visible")) open(target);
}

function escaped(event: KeyboardEvent): void {
  clearTimeout(timer);
  if (event.key !== "Escape" || !shown) return;
  // What lies below, such as a dialog, waits for the next one.
  event.preventDefault();
  event.stopPropagation();
  hide();
}

// A long press shows it, and then is no click.

let wasPress = false;

function pressedDown(event: PointerEvent): void {
  wasPress = false;
  const target = marked(event);
  if (shown && target !== shown) hide();
  if (event.pointerType !== "touch") {
    if (target === shown) hide();
    return clearTimeout(timer);
  }
  if (!target) return;
  pressed = { x: event.clientX, y: event.clientY };
  later(() => {
    wasPress = true;
    open(target);
  }, PRESS_MS);
}

function slipped({ clientX, clientY }: PointerEvent): void {
  if (pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) > SLIP_PX) stopPress();
}

function stopPress(): void {
  if (!pressed) return;
  pressed = null;
  clearTimeout(timer);
}

function released(): void {
  if (!pressed) return;
  stopPress();
  if (wasPress) later(hide, AFTER_PRESS_MS);
}

function held(event: MouseEvent): void {
  if (pressed && marked(event)) event.preventDefault();
}

function afterPress(event: MouseEvent): void {
  if (!wasPress) return;
  wasPress = false;
  if (!marked(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

const gone = new MutationObserver(() => {
  if (!shown?.isConnected || !shown.checkVisibility()) hide();
});

function open(target: HTMLElement): void {
  const bubble = bubbles.get(target);
  if (!bubble || !target.isConnected || shown === target) return;
  hide();
  shown = target;
  bubble.showPopover();
  if (CSS.supports("position-area", "block-start")) {
    target.style.setProperty("anchor-name", "--nago-tooltip");
    bubble.dataset["anchored"] = "";
  } else {
    place(bubble, target);
    addEventListener("scroll", hide, { capture: true, once: true });
  }
  gone.observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
}

function hide(): void {
  clearTimeout(timer);
  if (!shown) return;
  const bubble = bubbles.get(shown);
  if (bubble?.matches(":popover-open")) bubble.hidePopover();
  shown.style.removeProperty("anchor-name");
  removeEventListener("scroll", hide, { capture: true });
  gone.disconnect();
  shown = null;
  hiddenAt = performance.now();
}

/** Above the element, or below it where there is more room; within the window. */
function place(bubble: HTMLElement, target: HTMLElement): void {
  const at = target.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = bubble;
  const over = at.top - GAP_PX - offsetHeight;
  const middle = (at.left + at.right - offsetWidth) / 2;
  const left = Math.max(EDGE_PX, Math.min(middle, innerWidth - offsetWidth - EDGE_PX));
  bubble.style.setProperty("left", `${left}px`);
  bubble.style.setProperty("top", `${over < EDGE_PX ? at.bottom + GAP_PX : over}px`);
}
