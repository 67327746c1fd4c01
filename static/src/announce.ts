// Telling screen readers what has happened, without moving anybody's focus.
import { create } from "./component.ts";

export class Announcer {
  readonly element: HTMLElement;
  readonly #polite = create("div", { "aria-live": "polite" });
  readonly #assertive = create("div", { "aria-live": "assertive" });

  constructor() {
    this.element = create("div", { class: "unseen announcer" }, this.#polite, this.#assertive);
  }

  /** `urgent` interrupts what is being read. */
  say(text: string, urgent = false): void {
    const region = urgent ? this.#assertive : this.#polite;
    const line = create("p", {}, text);
    region.append(line);
    setTimeout(() => line.remove(), 5000);
  }
}
