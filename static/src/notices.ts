// Messages beside the page: errors and warnings stay on top, the rest passes by at the bottom.
import close from "icon:x";
import { create } from "./component.ts";
import { icon } from "./icon.ts";
import type { BannerMessage } from "./messages.ts";
import type { Texts } from "./texts.ts";
import { toneIcon } from "./tone.ts";

const PASSING_MS = 6000;
const OFFERING_MS = 10_000;
const SHORTCUT = "F8";

export class Notices {
  readonly element: HTMLElement;
  readonly #banners = create("div", { ...place("top"), "aria-live": "assertive" });
  readonly #snackbars = create("div", { ...place("bottom"), "aria-live": "polite" });
  readonly #text: Texts;
  readonly #act: (notice: number, answered: () => void) => void;
  #from: Element | null = null;

  /** `act` does what a notice offers. */
  constructor(text: Texts, act: (notice: number, answered: () => void) => void) {
    this.#text = text;
    this.#act = act;
    const label = { "aria-label": text("client.notices"), "aria-keyshortcuts": SHORTCUT };
    this.element = create("section", label, this.#banners, this.#snackbars);
    addEventListener("keydown", (event) => {
      if (event.key === SHORTCUT && this.#enter()) event.preventDefault();
    });
  }

  /** What it offers is done by the server, or by `taken`, which ends the notice with `leave`. */
  show(message: BannerMessage, taken?: (leave: () => void) => void): void {
    const { id, kind, title, text, code, sticky, action } = message;
    const stays = sticky ?? (kind === "error" || kind === "warning");
    const words = create("div", { class: "notice-words" });
    if (kind === "error") {
      words.append(create("span", { class: "unseen" }, `${this.#text("client.error")}: `));
    }
    if (title) words.append(create("strong", {}, title));
    words.append(create("p", {}, text));
    if (code && !text.includes(code)) words.append(create("code", {}, code));
    const label = this.#text("client.close");
    const button = create("button", { type: "button", class: "close", "aria-label": label }, icon(close));
    const notice = create("div", { class: "notice", "data-tone": kind }, toneIcon(kind), words);
    const leave = () => this.#leave(notice);
    const take = taken ?? ((answered) => this.#act(id, answered));
    if (action) notice.append(this.#offer(action, () => take(leave)));
    notice.append(button);
    button.addEventListener("click", leave);
    notice.addEventListener("keydown", (event) => {
      if (event.key === "Escape") leave();
    });
    (stays ? this.#banners : this.#snackbars).append(notice);
    if (!stays) passBy(notice, action ? OFFERING_MS : PASSING_MS, leave);
  }

  /** Another page is shown: what was said of the last one is over. */
  clear(): void {
    for (const notice of [...this.#banners.children]) notice.remove();
  }

  /** Into the newest notice; returns whether there is one. */
  #enter(): boolean {
    const notice = this.#snackbars.lastElementChild ?? this.#banners.lastElementChild;
    const button = notice?.querySelector("button");
    if (!button) return false;
    if (!this.element.contains(document.activeElement)) this.#from = document.activeElement;
    button.focus();
    return true;
  }

  /** A button for what the notice offers; it can be taken once. */
  #offer(words: string, take: () => void): HTMLButtonElement {
    const button = create("button", { type: "button", class: "offer" }, words);
    button.addEventListener("click", () => {
      if (button.ariaBusy === "true") return;
      button.ariaBusy = "true";
      take();
    });
    return button;
  }

  #leave(notice: HTMLElement): void {
    const next = (notice.nextElementSibling ?? notice.previousElementSibling) as HTMLElement | null;
    const focused = notice.contains(document.activeElement);
    notice.remove();
    if (!focused) return;
    const from = this.#from?.isConnected ? (this.#from as HTMLElement) : null;
    (next?.querySelector("button") ?? from ?? document.querySelector<HTMLElement>("main"))?.focus();
  }
}

function place(where: "top" | "bottom"): Record<string, string> {
  return { class: "notices", "data-place": where };
}

/** Leave after a while, but not under the pointer or the focus, nor while it is answered. */
function passBy(notice: HTMLElement, after: number, leave: () => void): void {
  let timer = 0;
  const go = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (notice.matches(":hover, :focus-within, :has([aria-busy])")) go();
      else leave();
    }, after);
  };
  for (const event of ["pointerleave", "focusout"]) notice.addEventListener(event, go);
  go();
}
