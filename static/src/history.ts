// The browser's history: a real entry per page, and its scroll position when one comes back.
import type { Place } from "./conversation.ts";
import type { HistoryKind } from "./messages.ts";
import { pathOf, valuesOf } from "./page.ts";
import { safeUrl } from "./urls.ts";

const AGAIN_MS = 1000;

interface Stamp {
  /** How many pages of ours lie before this one. */
  index: number;
  scroll: number;
}

/** What is to be done once the new page stands there. */
export interface Arrival {
  scroll: number;
  /** Another page, not only other values of the same one. */
  elsewhere: boolean;
}

export class History {
  readonly #visit: (place: Place, arrival: Arrival) => void;
  readonly #scrolls = new Map<number, number>();
  #index: number;
  #path: string;
  #search: string;
  #resetTo: string | null = null;
  #again = 0;

  /** `visit` asks the server for a page after the address has changed. */
  constructor(visit: (place: Place, arrival: Arrival) => void) {
    this.#visit = visit;
    const stamp = history.state as Stamp | null;
    this.#index = stamp?.index ?? 0;
    this.#path = location.pathname;
    this.#search = location.search;
    history.scrollRestoration = "manual";
    history.replaceState({ index: this.#index, scroll: stamp?.scroll ?? 0 }, "");
    if (stamp?.scroll) scrollTo(0, stamp.scroll);
    addEventListener("popstate", (event) => this.#popped(event.state as Stamp | null));
    addEventListener("pagehide", () => this.#stamp());
    document.addEventListener("click", (event) => this.#clicked(event));
  }

  place(): Place {
    return { path: pathOf(location), values: valuesOf(location) };
  }

  /** What the server has decided; a page that it shows comes in the same frame. */
  follow(kind: HistoryKind, url: string, detail: boolean | string): Arrival | null {
    switch (kind) {
      case "push":
        return this.#enter(url, true);
      case "replace":
        return this.#enter(url, false);
      case "reset":
        return this.#reset(url);
      case "mark":
      case "step":
        this.#note(url, kind === "step");
        return null;
      case "back":
        this.#back();
        return null;
      case "reload":
        location.reload();
        return null;
      case "open":
        openUrl(url, detail === "_blank");
        return null;
    }
  }

  /** Another address for what stands in the window; nothing moves. */
  #note(url: string, push: boolean): void {
    clearTimeout(this.#again);
    const safe = safeUrl(url);
    if (safe === null || new URL(safe, location.href).pathname !== location.pathname) return;
    if (push) this.#stamp();
    const stamp = { index: push ? this.#index + 1 : this.#index, scroll: scrollY };
    try {
      if (push) history.pushState(stamp, "", safe);
      else history.replaceState(stamp, "", safe);
    } catch {
      // Browsers allow only so many changes in a while; the last one counts.
      this.#again = setTimeout(() => this.#note(url, push), AGAIN_MS);
      return;
    }
    this.#index = stamp.index;
    this.#search = location.search;
  }

  #enter(url: string, push: boolean): Arrival | null {
    const safe = safeUrl(url);
    if (safe === null || new URL(safe, location.href).origin !== location.origin) return null;
    if (push) {
      this.#stamp();
      history.pushState({ index: ++this.#index, scroll: 0 }, "", safe);
      this.#scrolls.delete(this.#index);
    } else history.replaceState({ index: this.#index, scroll: 0 }, "", safe);
    return this.#arrived(0);
  }

  /** A new beginning: the entries before are behind the first one's back. */
  #reset(url: string): Arrival | null {
    if (this.#index === 0) return this.#enter(url, false);
    const safe = safeUrl(url);
    if (safe === null) return null;
    this.#resetTo = safe;
    history.go(-this.#index);
    return { scroll: 0, elsewhere: true };
  }

  #back(): void {
    if (this.#index > 0) return history.back();
    // Opened directly: there is no page of ours before this one, so it goes to the start page.
    const arrival = this.#enter("/", false);
    if (arrival) this.#visit(this.place(), arrival);
  }

  #popped(stamp: Stamp | null): void {
    this.#scrolls.set(this.#index, scrollY);
    this.#index = stamp?.index ?? 0;
    if (this.#resetTo !== null) {
      history.replaceState({ index: this.#index, scroll: 0 }, "", this.#resetTo);
      this.#resetTo = null;
      this.#arrived(0);
      return;
    }
    if (location.pathname === this.#path && location.search === this.#search) return;
    const arrival = this.#arrived(this.#scrolls.get(this.#index) ?? stamp?.scroll ?? 0);
    this.#visit(this.place(), arrival);
  }

  #arrived(scroll: number): Arrival {
    const elsewhere = location.pathname !== this.#path;
    this.#path = location.pathname;
    this.#search = location.search;
    return { scroll, elsewhere };
  }

  /** Keep the scroll position with the entry, for a reload and for a later visit. */
  #stamp(): void {
    this.#scrolls.set(this.#index, scrollY);
    history.replaceState({ index: this.#index, scroll: scrollY }, "");
  }

  /** Plain clicks on links of ours stay in the window; all others are the browser's. */
  #clicked(event: MouseEvent): void {
    const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey) return;
    const link = (event.target as Element | null)?.closest?.("a[data-page]");
    if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || !link.href) return;
    event.preventDefault();
    const here = link.pathname === location.pathname && link.search === location.search;
    const arrival = this.#enter(link.pathname + link.search + link.hash, !here);
    if (arrival) this.#visit(this.place(), arrival);
  }
}

function openUrl(url: string, newTab: boolean): void {
  const safe = safeUrl(url);
  if (safe === null) return;
  if (newTab) window.open(safe, "_blank", "noopener");
  else location.assign(safe);
}
