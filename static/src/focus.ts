// Where the focus goes when the page changes under it.
import { create } from "./component.ts";

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), ' +
  'textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

export class Focus {
  readonly #root: HTMLElement;
  #candidates: Element[] = [];

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** An element is about to go: remember where to go on if the focus goes with it. */
  leaving(element: HTMLElement): void {
    if (!element.contains(document.activeElement)) return;
    this.#candidates = [];
    for (let at: Element | null = element; at && at !== this.#root; at = at.parentElement) {
      for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
        this.#candidates.push(next);
      }
      for (let last = at.previousElementSibling; last; last = last.previousElementSibling) {
        this.#candidates.push(last);
      }
      // What scrolls around it, before it goes elsewhere.
      if (at.parentElement?.matches('[tabindex="0"]')) this.#candidates.push(at.parentElement);
    }
  }

  /** After a frame: if the focus was lost with its element, put it as near as possible. */
  recover(): void {
    const candidates = this.#candidates;
    this.#candidates = [];
    if (!candidates.length || document.activeElement !== document.body) return;
    for (const candidate of candidates) {
      const target = firstFocusable(candidate);
      if (target) return target.focus({ preventScroll: true });
    }
    this.toHeading();
  }

  /** After a navigation: to where it goes on; returns whether something is read out by that. */
  toPage(): boolean {
    return this.toPosted() || this.toHeading();
  }

  /**
   * A page that asks for one thing, such as a login, is waiting for it: to the first field of a
   * posted form with an error, or else to the first empty one. Returns whether there is one.
   */
  toPosted(): boolean {
    const all = this.#main().querySelectorAll<HTMLInputElement>('form[method="post"] .input');
    const open = [...all].filter((field) => !field.disabled && field.checkVisibility());
    const wrong = open.find((field) => field.ariaInvalid === "true");
    const target = wrong ?? open.find((field) => !field.value);
    target?.focus();
    return target !== undefined;
  }

  /** To the page's heading, or to its content; returns whether it has one. */
  toHeading(): boolean {
    const main = this.#main();
    const headings = [...main.querySelectorAll<HTMLElement>("h1")];
    const target = headings.find((heading) => heading.checkVisibility()) ?? main;
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    return target !== main;
  }

  #main(): HTMLElement {
    return this.#root.querySelector<HTMLElement>("main") ?? this.#root;
  }
}

/** The first element in here, or this one, that can take the focus. */
export function firstFocusable(element: Element): HTMLElement | null {
  if (!element.isConnected) return null;
  const all = [element, ...element.querySelectorAll(FOCUSABLE)] as HTMLElement[];
  return all.find((each) => each.matches(FOCUSABLE) && each.checkVisibility()) ?? null;
}

/** Into the first element in here that can take the focus, or else onto this one, for what is no
 * field or button; returns whether the focus is there now. */
export function focusIn(element: HTMLElement): boolean {
  const target = firstFocusable(element) ?? element;
  if (target === element && !target.matches(FOCUSABLE) && !target.hasAttribute("tabindex")) {
    target.tabIndex = -1;
  }
  target.focus();
  return document.activeElement === target;
}

/** A link for those who use the keyboard, past the menu and to the content. */
export function skipLink(text: string): HTMLElement {
  const link = create("a", { class: "skip", href: "#main" }, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const main = document.querySelector<HTMLElement>("main");
    if (main) {
      main.tabIndex = -1;
      main.focus();
    }
  });
  return link;
}
