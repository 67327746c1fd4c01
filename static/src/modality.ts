// What every modal window has: it opens and closes as the server says, and closes at once for the user.
import { lift, lower } from "./above.ts";
import type { Host } from "./component.ts";
import { firstFocusable } from "./focus.ts";

export interface Modality {
  /** The server says whether it is open. */
  open(now: boolean): void;
  /** The user wants to close it. */
  close(): void;
  gone(): void;
}

/**
 * `within` are the places where the focus goes to, best first; `mayClose` is asked before the
 * user's closing counts, if there is something to ask.
 */
export function modality(
  element: HTMLDialogElement,
  host: Host,
  within: readonly HTMLElement[],
  mayClose: () => Promise<boolean> | null = () => null,
): Modality {
  let open = false;
  let opener: Element | null = null;
  let asking = false;

  /** Once it stands in the page, and what it holds stands in it. */
  const follow = () => {
    if (open === element.open) return;
    if (!open) return element.close();
    if (!element.isConnected) return;
    opener = document.activeElement;
    element.showModal();
    lift(element);
    const places = within.map((place) => firstFocusable(place));
    places.find((place) => place)?.focus();
  };

  const close = () => {
    const answer = asking ? null : mayClose();
    if (!answer) {
      if (!asking) element.close();
      return;
    }
    asking = true;
    answer.then((may) => may && element.close()).finally(() => (asking = false));
  };

  let pressed: EventTarget | null = null;
  element.addEventListener("pointerdown", (event) => (pressed = event.target));
  element.addEventListener("click", (event) => {
    // Its backdrop counts as the dialog; selecting text may start inside and end there.
    if (event.target === element && pressed === element) close();
  });
  element.addEventListener("keydown", (event) => {
    // A browser lets a page hold back `cancel` only now and then, but the key always.
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  element.addEventListener("cancel", (event) => {
    if (event.target !== element) return;
    event.preventDefault();
    close();
  });
  element.addEventListener("close", (event) => {
    if (event.target !== element) return;
    lower(element);
    if (open && !element.open) host.act("onClose", follow);
  });

  return {
    open(now) {
      open = now;
      queueMicrotask(follow);
    },
    close,
    gone() {
      open = false;
      if (!element.open) return;
      lower(element);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
  };
}
