// Seeking the server for what somebody looks for, a moment after the last key, one question at a time.

const PAUSE_MS = 250;

export class Seeking {
  readonly #send: (query: string, answered: () => void) => void;
  readonly #answered: () => void;
  #wanted = "";
  #known = "";
  #open = false;
  #timer = 0;

  /** `answered` is called when what was asked for last is there. */
  constructor(send: (query: string, answered: () => void) => void, answered: () => void) {
    this.#send = send;
    this.#answered = answered;
  }

  /** Whether what stands there belongs to something else than what was asked for last. */
  get busy(): boolean {
    return this.#open || this.#wanted !== this.#known;
  }

  ask(query: string): void {
    this.#wanted = query;
    clearTimeout(this.#timer);
    if (!this.busy) return;
    this.#timer = setTimeout(() => this.#go(), query ? PAUSE_MS : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #go(): void {
    if (this.#open || this.#wanted === this.#known) return;
    const query = this.#wanted;
    this.#open = true;
    this.#send(query, () => {
      this.#open = false;
      this.#known = query;
      if (this.#wanted === query) this.#answered();
      else this.#go();
    });
  }
}
