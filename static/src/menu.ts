// A button that opens a menu, with the keys that belong to it (APG, menu button).
import { create } from "./component.ts";

const ITEMS = '[role^="menuitem"]';

/** Letters that follow one another this fast are a word. */
const TYPING_MS = 600;

let menus = 0;

export interface MenuButton {
  /** The button and its menu. */
  readonly element: HTMLElement;
  /** Where its items are; choosing one closes the menu. */
  readonly menu: HTMLElement;
}

/** Give a button a menu of these items, or of those that are put into it. */
export function menuButton(
  button: HTMLButtonElement,
  label: string,
  ...held: readonly HTMLElement[]
): MenuButton {
  const id = `nago-menu-${++menus}`;
  const menu = create("div", { id, class: "menu", role: "menu", popover: "auto", "aria-label": label }, ...held);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", id);

  const shown = () =>
    [...menu.querySelectorAll<HTMLElement>(ITEMS)].filter((item) => item.checkVisibility());
  const open = (last = false) => {
    menu.showPopover();
    placeThere();
    const items = shown();
    (items.find((each) => each.ariaChecked === "true") ?? items.at(last ? -1 : 0))?.focus();
  };
  const close = () => {
    menu.hidePopover();
    button.focus();
  };
  const placeThere = () => place(menu, button);

  // Clicking the button of an open menu first closes it lightly; it shall not open again.
  let wasOpen = false;
  button.addEventListener("pointerdown", () => (wasOpen = menu.matches(":popover-open")));
  button.addEventListener("click", () => {
    if (wasOpen) menu.hidePopover();
    else open();
    wasOpen = false;
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowUp");
  });
  menu.addEventListener("toggle", () => {
    const isOpen = menu.matches(":popover-open");
    button.setAttribute("aria-expanded", String(isOpen));
    const change = isOpen ? addEventListener : removeEventListener;
    change("resize", placeThere);
    change("scroll", placeThere, true);
  });
  menu.addEventListener("keydown", (event) => {
    const items = shown();
    const focused = document.activeElement as HTMLElement;
    const at = items.indexOf(focused);
    const to = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items.at(Math.max(at, 0) - 1),
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (to) to.focus();
    else if (event.key === "Tab" || event.key === "Escape") close();
    else if (event.key === " " && focused.matches("a")) focused.click();
    else if (event.key.length === 1 && event.key !== " ") byLetters(items, at, event.key);
    else return;
    event.preventDefault();
  });
  menu.addEventListener("click", (event) => {
    const item = (event.target as Element).closest(ITEMS);
    if (item && item.ariaDisabled !== "true") close();
  });
  return { element: create("div", { class: "menu-button" }, button, menu), menu };
}

let typed = "";
let typedAt = 0;

/** To the next item that starts with what is being typed; a new letter may start anew. */
function byLetters(items: readonly HTMLElement[], at: number, letter: string): void {
  const now = performance.now();
  typed = now - typedAt < TYPING_MS ? typed + letter : letter;
  typedAt = now;
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  const from = (words: string, among: readonly HTMLElement[]) => {
    const wanted = words.toLocaleLowerCase();
    return among.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(wanted));
  };
  let found = typed.length > 1 ? from(typed, items.slice(at).concat(items.slice(0, at))) : undefined;
  if (!found) {
    typed = letter;
    found = from(letter, after);
  }
  found?.focus();
}

/** Below the button, or above it where there is more room, towards the middle of the window. */
export function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const left = at.left + at.right < innerWidth ? at.left : at.right - offsetWidth;
  const below = at.bottom + 6;
  const top = below + offsetHeight > innerHeight ? at.top - 6 - offsetHeight : below;
  const inside = Math.max(8, Math.min(left, innerWidth - offsetWidth - 8));
  menu.style.setProperty("left", `${inside}px`);
  menu.style.setProperty("top", `${Math.max(8, top)}px`);
}
