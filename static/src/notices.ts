// Messages beside the page: errors and warnings stay on top, the rest passes by at the bottom.
import close from "icon:x";
import { create } from "./component.ts";
import { icon } from "./icon.ts";
import type { BannerMessage } from "./messages.ts";
import type { Texts } from "./texts.ts";
import { toneIcon } from "./tone.ts";

const PASSING_MS = 6000;

export class Notices {
  readonly element: HTMLElement;
  readonly #banners = create("div", { ...place("top"), "aria-live": "assertive" });
  readonly #snackbars = create("div", { ...place("bottom"), "aria-live": "polite" });
  readonly #text: Texts;

  constructor(text: Texts) {
    this.#text = text;
    const label = text("client.notices");
    this.element = create("section", { "aria-label": label }, this.#banners, this.#snackbars);
  }

  show({ kind, title, text, code, sticky }: BannerMessage): void {
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
    const notice = create("div", { class: "notice", "data-tone": kind }, toneIcon(kind), words, button);
    const leave = () => this.#leave(notice);
    button.addEventListener("click", leave);
    notice.addEventListener("keydown", (event) => {
      if (event.key === "Escape") leave();
    });
    (stays ? this.#banners : this.#snackbars).append(notice);
    if (!stays) passBy(notice, leave);
  }

  /** Another page is shown: what was said of the last one is over. */
  clear(): void {
    for (const notice of [...this.#banners.children]) notice.remove();
  }

  #leave(notice: HTMLElement): void {
    const next = (notice.nextElementSibling ?? notice.previousElementSibling) as HTMLElement | null;
    const focused = notice.contains(document.activeElement);
    notice.remove();
    if (focused) (next?.querySelector("button") ?? document.querySelector<HTMLElement>("main"))?.focus();
  }
}

function place(where: "top" | "bottom"): Record<string, string> {
  return { class: "notices", "data-place": where };
}

/** Leave after a while, but not under the pointer or the focus. */
function passBy(notice: HTMLElement, leave: () => void): void {
  let timer = setTimeout(leave, PASSING_MS);
  const hold = () => clearTimeout(timer);
  const go = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, PASSING_MS);
  };
  notice.addEventListener("pointerenter", hold);
  notice.addEventListener("focusin", hold);
  notice.addEventListener("pointerleave", go);
  notice.addEventListener("focusout", go);
}
