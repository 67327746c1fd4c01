// How the window is shown, told to the server: with the hello, and whenever it changes.
import { keepCookie } from "./cookie.ts";
import type { SightMessage } from "./messages.ts";

const SETTLED_MS = 200;
const WATCHED = ["(prefers-color-scheme: dark)", "(any-pointer: coarse)", "(any-pointer: fine)"];

export class Sight {
  readonly #cookie: string;
  readonly #tell: () => void;
  #told = "";
  #timer = 0;

  /** `tell` is called when something is not as it was when it was last asked for. In `cookie` it is
   * kept, so that the server renders the next page for it from the start. */
  constructor(cookie: string, tell: () => void) {
    this.#cookie = cookie;
    this.#tell = tell;
    addEventListener("resize", () => this.#later());
    addEventListener("languagechange", () => this.changed());
    for (const query of WATCHED) matchMedia(query).addEventListener("change", () => this.changed());
    // A tab that comes into sight wants to see everything at once.
    document.addEventListener("visibilitychange", () => this.changed());
  }

  /** Something may look another way now. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (JSON.stringify(seen()) !== this.#told) this.#tell();
  }

  /** What is to be told; it counts as told from now on. */
  take(): SightMessage {
    const now = seen();
    this.#told = JSON.stringify(now);
    keepCookie(this.#cookie, encodeURIComponent(JSON.stringify({ ...now, hidden: false })));
    return now;
  }

  /** While a window is dragged to its size only the last one counts. */
  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.changed(), SETTLED_MS);
  }
}

function seen(): SightMessage {
  const chosen = document.documentElement.dataset["theme"];
  const dark = chosen ? chosen === "dark" : matches("(prefers-color-scheme: dark)");
  return {
    width: clamped(innerWidth),
    height: clamped(innerHeight),
    density: Math.min(Math.max(devicePixelRatio || 1, 0.01), 100),
    scheme: dark ? "dark" : "light",
    pointer: matches("(pointer: fine)") ? "fine" : matches("(pointer: coarse)") ? "coarse" : "none",
    locale: navigator.language.slice(0, 64),
    zone: timeZone(),
    hidden: document.visibilityState === "hidden",
  };
}

function matches(query: string): boolean {
  return matchMedia(query).matches;
}

function clamped(pixels: number): number {
  return Math.min(Math.max(Math.round(pixels), 0), 100_000);
}

function timeZone(): string {
  return (Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC").slice(0, 64);
}
