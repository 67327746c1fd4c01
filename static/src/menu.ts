// A button that opens a menu, with the keys that belong to it (APG, menu button).
import { create } from "./component.ts";

let menus = 0;

/** The button and its menu in one element; choosing an item closes the menu. */
export function menuButton(
  button: HTMLButtonElement,
  label: string,
  items: readonly HTMLElement[],
): HTMLElement {
  const id = `nago-menu-${++menus}`;
  const menu = create("div", { id, class: "menu", role: "menu", popover: "auto", "aria-label": label }, ...items);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", id);

  const open = (item: HTMLElement | undefined) => {
    menu.showPopover();
    place(menu, button);
    (item ?? items.find((each) => each.ariaChecked === "true") ?? items[0])?.focus();
  };
  const close = () => {
    menu.hidePopover();
    button.focus();
  };

  // Clicking the button of an open menu first closes it lightly; it shall not open again.
  let wasOpen = false;
  button.addEventListener("pointerdown", () => (wasOpen = menu.matches(":popover-open")));
  button.addEventListener("click", () => {
    if (wasOpen) menu.hidePopover();
    else open(undefined);
    wasOpen = false;
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowDown" ? items[0] : items.at(-1));
  });
  menu.addEventListener("toggle", () => {
    button.setAttribute("aria-expanded", String(menu.matches(":popover-open")));
  });
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items.at(at - 1),
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (to) to.focus();
    else if (event.key === "Tab" || event.key === "Escape") close();
    else if (event.key.length === 1 && event.key !== " ") byLetter(items, at, event.key);
    else return;
    event.preventDefault();
  });
  menu.addEventListener("click", close);
  return create("div", { class: "menu-button" }, button, menu);
}

function byLetter(items: readonly HTMLElement[], at: number, letter: string): void {
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  const wanted = letter.toLocaleLowerCase();
  after.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(wanted))?.focus();
}

/** Below the button, ends aligned, but inside of the window. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const rtl = getComputedStyle(button).direction === "rtl";
  const left = rtl ? at.left : at.right - offsetWidth;
  const below = at.bottom + 6;
  const top = below + offsetHeight > innerHeight ? at.top - 6 - offsetHeight : below;
  const inside = Math.max(8, Math.min(left, innerWidth - offsetWidth - 8));
  menu.style.setProperty("left", `${inside}px`);
  menu.style.setProperty("top", `${Math.max(8, top)}px`);
}
