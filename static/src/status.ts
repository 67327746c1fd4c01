// How the connection is: a bar that blocks nothing, and a sign that the server is busy.
import { create } from "./component.ts";
import type { ConnectionState } from "./connection.ts";
import type { ClientText, Texts } from "./texts.ts";

const LOST_MS = 800;
const OFFLINE_MS = 3000;
const GOOD_NEWS_MS = 2500;
const SLOW_MS = 300;
const ACTING = 'button[data-action]:not([data-off], form[method="post"] [type="submit"])';

export class Status {
  /** Always there, so that screen readers hear what appears in it. */
  readonly element = create("div", { class: "status-place", role: "status" });
  readonly busy = create("div", { class: "busy", role: "progressbar", hidden: "" });
  readonly #bar = create("div", { class: "status" });
  readonly #words = create("span");
  readonly #reload: HTMLButtonElement;
  readonly #text: Texts;
  readonly #root: HTMLElement;
  #timers: number[] = [];
  #slow = 0;
  #shownAsLost = false;
  #stays = false;

  constructor(text: Texts, root: HTMLElement) {
    this.#text = text;
    this.#root = root;
    this.#reload = create("button", { type: "button", hidden: "" }, text("client.reload"));
    this.#reload.addEventListener("click", () => location.reload());
    this.#bar.append(create("i", { "aria-hidden": "true" }), this.#words, this.#reload);
    this.busy.setAttribute("aria-label", text("client.working"));
  }

  changed(state: ConnectionState): void {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    if (state === "lost") {
      this.#timers.push(setTimeout(() => this.#lost(), LOST_MS));
      this.#timers.push(setTimeout(() => this.#disable(true), OFFLINE_MS));
    } else if (state === "open") {
      this.#disable(false);
      if (this.#stays) this.newVersion();
      else if (this.#shownAsLost) this.#goodNews("client.connection.back");
      this.#shownAsLost = false;
    } else if (state === "elsewhere" || state === "refused") {
      this.#disable(true);
      const lost = state === "elsewhere" ? "client.connection.elsewhere" : "client.connection.lost";
      this.#show(lost, "warning", true);
    }
  }

  /** An answer that takes long shows that it is on its way. */
  waiting(waits: boolean): void {
    if (waits) this.#slow ||= setTimeout(() => (this.busy.hidden = this.#shownAsLost), SLOW_MS);
    else {
      clearTimeout(this.#slow);
      this.#slow = 0;
      this.busy.hidden = true;
    }
  }

  /** What the user had typed stands there again after a restart of the server. */
  restored(): void {
    this.#goodNews("client.connection.restored");
    this.#shownAsLost = false;
  }

  newVersion(): void {
    this.#stays = true;
    this.#show("client.new_version", "info", true);
  }

  #lost(): void {
    this.#shownAsLost = this.busy.hidden = true;
    this.#show("client.connection.lost", "lost", false);
  }

  #goodNews(key: ClientText): void {
    if (this.#stays) return;
    this.#show(key, "good", false);
    this.#timers.push(setTimeout(() => this.#bar.remove(), GOOD_NEWS_MS));
  }

  #show(key: ClientText, tone: string, reload: boolean): void {
    this.#bar.dataset["tone"] = tone;
    this.#words.textContent = this.#text(key);
    this.#reload.hidden = !reload;
    this.element.append(this.#bar);
  }

  /** Buttons cannot do anything while there is no connection; fields and posted forms still can. */
  #disable(offline: boolean): void {
    this.#root.toggleAttribute("data-offline", offline);
    for (const button of this.#root.querySelectorAll(ACTING)) {
      if (offline) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

}
