// Telling screen readers what has happened, without moving anybody's focus.
import { create } from "./component.ts";

export class Announcer {
  readonly element = create("div", { class: "unseen announcer", "aria-live": "polite" });

  say(text: string): void {
    const line = create("p", {}, text);
    this.element.append(line);
    setTimeout(() => line.remove(), 5000);
  }
}
