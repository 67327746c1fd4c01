// The socket: opened, lost, opened again. It knows nothing of what is said over it.

export type ConnectionState = "connecting" | "open" | "lost" | "elsewhere" | "refused";

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 8000;
const TOO_FAST_DELAY_MS = 2000;

const GOING_AWAY = 1001;
const COME_BACK = 4000;
const REFUSED = 4401;
const TAKEN_OVER = 4409;
const TOO_FAST = 4429;

export interface Listener {
  /** A socket is open; what is said first goes out now. */
  opened(): void;
  /** A message has come. */
  received(text: string): void;
  changed(state: ConnectionState): void;
}

export class Connection {
  readonly #url: string;
  readonly #listener: Listener;
  #socket: WebSocket | null = null;
  #attempts = 0;
  #timer = 0;
  #paused = false;
  #state: ConnectionState = "connecting";

  constructor(url: string, listener: Listener) {
    this.#url = url;
    this.#listener = listener;
    // The network was away: a socket that still counts as open may be dead.
    addEventListener("online", () => (this.open ? this.restart() : this.#retryNow()));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#retryNow();
    });
  }

  get open(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Returns whether the text went out. */
  send(text: string): boolean {
    if (!this.open) return false;
    this.#socket!.send(text);
    return true;
  }

  connect(): void {
    this.#paused = false;
    clearTimeout(this.#timer);
    if (this.#socket) return;
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => this.#listener.opened();
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket) this.#listener.received(data as string);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#lost(code);
    };
  }

  /** The server has answered the hello: the connection stands. */
  established(): void {
    this.#attempts = 0;
    this.#change("open");
  }

  /** Something is missing: hang up and say hello again. */
  restart(): void {
    this.#drop();
    this.#change("lost");
    this.#later(0);
  }

  /** The page is put aside, perhaps to be shown again; a socket would keep it from that. */
  pause(): void {
    this.#paused = true;
    clearTimeout(this.#timer);
    this.#drop();
    this.#change("connecting");
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  #lost(code: number): void {
    this.#socket = null;
    if (this.#paused) return;
    if (code === TAKEN_OVER) return this.#change("elsewhere");
    if (code === REFUSED) return this.#change("refused");
    this.#change("lost");
    const first = this.#attempts === 0 && (code === GOING_AWAY || code === COME_BACK);
    const exact = Math.min(FIRST_DELAY_MS * 2 ** this.#attempts, LONGEST_DELAY_MS);
    this.#attempts++;
    const jittered = exact * (0.5 + Math.random() / 2);
    this.#later(first ? 0 : code === TOO_FAST ? TOO_FAST_DELAY_MS + jittered : jittered);
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.connect(), delay);
  }

  #retryNow(): void {
    if (this.#paused || this.#socket || this.#state !== "lost") return;
    this.#attempts = 0;
    this.connect();
  }

  #change(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.changed(state);
  }
}
