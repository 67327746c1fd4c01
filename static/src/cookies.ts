// When two first tabs load at once each gets a session cookie, and the later one counts: the other tab
// says hello again with that, so that both belong to one session before anything is stored.

const NAME = "nago-cookie";

export class Cookies {
  readonly #changed: () => void;
  #channel: BroadcastChannel | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Hear of the cookies that other tabs get. */
  start(): void {
    this.#channel ??= new BroadcastChannel(NAME);
    this.#channel.onmessage = () => this.#changed();
  }

  /** This tab has got one. */
  tell(): void {
    this.#channel?.postMessage("");
  }

  /** A page that is put aside hears nothing; it says hello anyway when it comes back. */
  stop(): void {
    this.#channel?.close();
    this.#channel = null;
  }
}
