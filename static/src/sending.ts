// One file on its way to the server: announced, sent in pieces, gone on with after a cut.
import { wellFormed } from "./entry.ts";

const ADDRESS = "/_nago/uploads";
const SMALLEST_PIECE = 16 << 10;
const FIRST_PIECE = 256 << 10;
const LARGEST_PIECE = 8 << 20;
/** A request must be complete after 10 s; a piece is made so that it takes about this long. */
const PIECE_MS = 1500;
const PIECE_TIMEOUT_MS = 15_000;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 8000;
/** While the server is new, or the window just comes back, nobody knows it for a moment. */
const MOST_UNKNOWN = 6;

export type Stage = "waiting" | "sending" | "checking" | "paused" | "failed" | "done";

/** What the server knows the file as. */
export interface Sent {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly kind: string;
}

/** Where a file goes: asked anew whenever it is announced, because a window may come back as another. */
export type Target = () => Readonly<Record<string, string>>;

/** The server's answer is no. */
class Refused extends Error {
  readonly reason: string;

  constructor(reason: string, text: string) {
    super(text);
    this.reason = reason;
  }
}

/** There was no answer, or one that says nothing. */
class Cut extends Error {}

export class Sending {
  readonly file: File;
  stage: Stage = "waiting";
  /** Bytes that the server has, and those under way. */
  sent = 0;
  /** In the user's words, if it has failed; empty if nobody said why. */
  problem = "";
  result: Sent | null = null;
  readonly #target: Target;
  readonly #changed: (sending: Sending) => void;
  #token: string | null = null;
  #piece = FIRST_PIECE;
  #cancelled = false;
  #request: XMLHttpRequest | null = null;
  #wake: () => void = () => {};

  /** `changed` hears of everything that a user would like to see. */
  constructor(file: File, target: Target, changed: (sending: Sending) => void) {
    this.file = file;
    this.#target = target;
    this.#changed = changed;
  }

  /** Send it; returns when it is there, or will not be. */
  async start(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    let unknown = 0;
    this.problem = "";
    while (!this.#cancelled) {
      const before = this.sent;
      try {
        return await this.#attempt();
      } catch (error) {
        if (this.#cancelled) return;
        if (error instanceof Refused && error.reason === "offset") continue;
        if (error instanceof Refused && error.reason === "gone" && ++unknown <= MOST_UNKNOWN) {
          this.#token = null;
        } else if (!(error instanceof Cut)) {
          this.#token = null;
          this.problem = error instanceof Refused ? error.message : "";
          return this.#become("failed");
        }
        this.#become("paused");
        if (this.sent > before) pause = FIRST_PAUSE_MS;
        await this.#wait(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  /** Nobody wants it any more. */
  cancel(): void {
    this.#cancelled = true;
    this.#wake();
    this.#request?.abort();
    if (this.#token) void fetch(`${ADDRESS}/${this.#token}`, { method: "DELETE", keepalive: true }).catch(() => {});
  }

  async #attempt(): Promise<void> {
    let offset = 0;
    if (this.#token) offset = await this.#ask(this.#token);
    else this.#token = await this.#announce();
    const { size } = this.file;
    do {
      this.sent = offset;
      this.#become("sending");
      const end = Math.min(offset + this.#piece, size);
      const begun = performance.now();
      const answer = await this.#send(this.#token, offset, end);
      offset = end;
      this.#fit(performance.now() - begun);
      if (answer) this.result = answer;
    } while (offset < size);
    this.sent = size;
    if (!this.result) throw new Cut();
    this.#token = null;
    this.#become("done");
  }

  async #announce(): Promise<string> {
    const { name, size, type } = this.file;
    const said = { ...this.#target(), name: wellFormed(name), size, kind: type };
    const headers = { "content-type": "application/json" };
    const answer = await answered(fetch(ADDRESS, { method: "POST", headers, body: JSON.stringify(said) }));
    return ((await answer.json()) as { token: string }).token;
  }

  async #ask(token: string): Promise<number> {
    const response = await fetch(`${ADDRESS}/${token}`, { method: "HEAD" }).catch(() => null);
    if (response?.status === 404) throw new Refused("gone", "");
    if (!response?.ok) throw new Cut();
    return Number(response.headers.get("upload-offset"));
  }

  /** A piece; with the last one comes what the server knows the file as. */
  async #send(token: string, offset: number, end: number): Promise<Sent | null> {
    // Read before it is sent: a file that is gone or has changed is no cut of the line.
    const body = await this.file.slice(offset, end).arrayBuffer();
    if (body.byteLength !== end - offset) throw new Error("the file has changed");
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest(); // fetch does not tell how far it is
      this.#request = request;
      request.open("PATCH", `${ADDRESS}/${token}`);
      request.setRequestHeader("content-type", "application/offset+octet-stream");
      request.setRequestHeader("upload-offset", `${offset}`);
      request.timeout = PIECE_TIMEOUT_MS;
      request.upload.onprogress = ({ loaded }) => {
        this.sent = Math.min(offset + loaded, end);
        this.#changed(this);
      };
      if (end === this.file.size) request.upload.onload = () => this.#become("checking");
      const cut = () => {
        this.#piece = Math.max(this.#piece / 4, SMALLEST_PIECE);
        failed(new Cut());
      };
      request.onerror = request.ontimeout = request.onabort = cut;
      request.onload = () => {
        if (request.status === 204) return done(null);
        if (request.status === 200) return done(JSON.parse(request.responseText) as Sent);
        failed(refusal(request.status, request.responseText));
      };
      request.send(body);
    });
  }

  /** Let the next piece take about as long as a piece should. */
  #fit(milliseconds: number): void {
    if (milliseconds < PIECE_MS / 2) this.#piece = Math.min(this.#piece * 2, LARGEST_PIECE);
    else if (milliseconds > PIECE_MS * 2) this.#piece = Math.max(this.#piece / 2, SMALLEST_PIECE);
  }

  #become(stage: Stage): void {
    this.stage = stage;
    if (!this.#cancelled) this.#changed(this);
  }

  /** Until the pause is over, or the browser has a line again. */
  #wait(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const wake = () => {
        clearTimeout(timer);
        removeEventListener("online", wake);
        done();
      };
      const timer = setTimeout(wake, milliseconds);
      addEventListener("online", wake);
      this.#wake = wake;
    });
  }
}

async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked.catch(() => null);
  if (response?.ok) return response;
  throw response ? refusal(response.status, await response.text().catch(() => "")) : new Cut();
}

function refusal(status: number, text: string): Error {
  if (status >= 500 && status !== 507) return new Cut();
  try {
    const said = JSON.parse(text) as { reason: string; text: string };
    return new Refused(said.reason, said.text);
  } catch {
    return new Refused(status === 403 || status === 404 ? "gone" : "other", "");
  }
}
