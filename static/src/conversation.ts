// What is said over the connection: frames in their order, and events that wait for an answer.
import { Connection, type ConnectionState } from "./connection.ts";
import type { Fields } from "./fields.ts";
import type { Asked, Edit, Op, Path, ServerFrame, SightMessage } from "./messages.ts";
import type { Previous } from "./tab.ts";

const ACKNOWLEDGE_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

interface Waiting {
  message: Asked;
  answered: () => void;
  /** The last edits that the server had been sent by then. */
  edits: ReadonlyMap<string, number>;
  since: number;
}

export interface Place {
  path: string;
  values: Record<string, string>;
}

export interface Audience {
  /** Show what these operations say, all in one go. */
  apply(ops: readonly Op[], answered: readonly number[]): void;
  place(): Place;
  sight(): SightMessage;
  connection(state: ConnectionState): void;
  /** Whether the user waits for an answer. */
  waiting(waits: boolean): void;
  /** The window goes on; after a rebuild `dropped` tells of a click that was lost. */
  resumed(rebuilt: boolean, dropped: boolean, restored: boolean): void;
  otherBuild(): void;
  /** What stands in the page cannot be relied on any more; a whole tree will come. */
  forgetTree(): void;
  /** Bring what these operations need before they can be shown, or null if all is there. */
  needs(ops: readonly Op[]): Promise<void> | null;
}

export interface Identity {
  window: string;
  key: string;
  frame: number;
  build: string;
}

export class Conversation {
  readonly #connection: Connection;
  readonly #fields: Fields;
  readonly #audience: Audience;
  readonly #waiting = new Map<number, Waiting>();
  readonly #build: string;
  readonly #keep: (key: string) => void;
  #window: string;
  #key: string;
  #previous: Previous | null = null;
  #frame: number;
  #told: number;
  #no = 0;
  #acknowledge = 0;
  /** Frames that wait for components on their way. */
  #held: ServerFrame[] | null = null;

  constructor(
    url: string,
    identity: Identity,
    fields: Fields,
    audience: Audience,
    keep: (key: string) => void,
  ) {
    this.#window = identity.window;
    this.#key = identity.key;
    this.#frame = this.#told = identity.frame;
    this.#build = identity.build;
    this.#fields = fields;
    this.#audience = audience;
    this.#keep = keep;
    this.#connection = new Connection(url, {
      opened: () => this.#hello(),
      received: (text) => this.#arrived(JSON.parse(text) as ServerFrame),
      changed: (state) => audience.connection(state),
    });
  }

  get window(): string {
    return this.#window;
  }

  /** `previous` is the window that this tab showed before a reload, or that it is a copy of. */
  start(previous: Previous | null): void {
    this.#previous = previous;
    this.#connection.connect();
  }

  pause(): void {
    this.flush();
    this.#connection.pause();
  }

  /** Say hello again, with the cookie that the browser has now. */
  reconnect(): void {
    this.#connection.restart();
  }

  goOn(): void {
    this.#connection.connect();
  }

  /** The user has triggered an action; `answered` is called once it is done. */
  act(path: Path, field: string, answered: () => void, argument?: unknown): void {
    const edits = this.#edits();
    this.#ask((no) => {
      const message: Asked = ["e", this.#frame, no, path, field, edits];
      if (argument !== undefined) message[6] = argument;
      return message;
    }, answered);
  }

  /** The user goes to a path; returns the number of the question. */
  visit(place: Place, answered: () => void): number {
    const edits = this.#edits();
    this.#ask((no) => ["n", this.#frame, no, place.path, place.values, edits], answered);
    return this.#no;
  }

  /** Send values that were typed; returns whether they are on their way. */
  typed(edits: Edit[]): boolean {
    return this.#ready && this.#say(["v", this.#frame, edits]);
  }

  /** Tell how the window is shown now; while there is no connection the next hello does. */
  tellSight(): void {
    if (this.#ready) this.#say(["i", this.#audience.sight()]);
  }

  /** Send what is not sent yet, for a page that is about to be put aside. */
  flush(): void {
    if (!this.#ready) return;
    const edits = this.#fields.takeEdits();
    if (edits.length) this.typed(edits);
  }

  /** What goes with an event; while there is no connection edits wait for the next hello. */
  #edits(): Edit[] {
    return this.#ready ? this.#fields.takeEdits() : [];
  }

  get #ready(): boolean {
    return this.#connection.open && this.#connection.state === "open";
  }

  #ask(make: (no: number) => Asked, answered: () => void): void {
    const message = make(++this.#no);
    const edits = this.#fields.sentNow();
    if (this.#ready) this.#say(message);
    this.#waiting.set(this.#no, { message, answered, edits, since: performance.now() });
    this.#audience.waiting(true);
  }

  #say(message: readonly unknown[]): boolean {
    clearTimeout(this.#acknowledge);
    this.#acknowledge = 0;
    this.#told = this.#frame;
    return this.#connection.send(JSON.stringify(message));
  }

  #hello(): void {
    const { path, values } = this.#audience.place();
    this.#say([
      "h",
      {
        window: this.#window,
        key: this.#key,
        frame: this.#frame,
        previous: this.#previous?.key ?? null,
        copied: this.#previous?.copied ?? false,
        edits: this.#fields.takeTouched(),
        path,
        values,
        build: this.#build,
        info: this.#audience.sight(),
      },
    ]);
  }

  #arrived(frame: ServerFrame): void {
    if (this.#held) {
      this.#held.push(frame);
      return;
    }
    const coming = this.#audience.needs(frame[1]);
    if (!coming) return this.#received(frame);
    this.#held = [];
    coming.then(
      () => {
        this.#received(frame);
        const held = this.#held ?? [];
        this.#held = null;
        held.forEach((later) => this.#arrived(later));
      },
      (error: unknown) => {
        // Its server may have other files by now; what is typed stays, and is not lost by a reload.
        console.error(error);
        this.#held = null;
        this.#connection.established();
        this.#audience.otherBuild();
      },
    );
  }

  #received([number, ops]: ServerFrame): void {
    const first = ops[0];
    const welcome = first?.[0] === "w" ? first : null;
    const rebuilt = welcome?.[2] === true;
    if (rebuilt) {
      this.#frame = number - 1;
      this.#fields.serverNew();
    }
    if (number <= this.#frame) return;
    if (number > this.#frame + 1) return this.#connection.restart();
    this.#frame = number;
    if (welcome) this.#welcomed(welcome);
    try {
      this.#apply(ops);
    } catch (error) {
      return this.#failed(error, rebuilt);
    }
    if (welcome) this.#afterWelcome(rebuilt);
    this.#acknowledgeSoon();
  }

  /** What came does not fit what stands here: ask for the whole tree. */
  #failed(error: unknown, rebuilt: boolean): void {
    console.error(error);
    // A whole tree that cannot be shown comes from a server with other components.
    if (rebuilt) {
      this.#connection.established();
      return this.#audience.otherBuild();
    }
    this.#audience.forgetTree();
    this.#frame = Number.MAX_SAFE_INTEGER;
    this.#connection.restart();
  }

  #apply(ops: readonly Op[]): void {
    const answered = ops.flatMap((op) => (op[0] === "d" ? [op[1]] : []));
    const done: Waiting[] = [];
    for (const no of answered) {
      const waiting = this.#waiting.get(no);
      if (!waiting) continue;
      this.#waiting.delete(no);
      this.#fields.processed(waiting.edits);
      done.push(waiting);
    }
    this.#audience.apply(ops, answered);
    for (const waiting of done) waiting.answered();
    this.#audience.waiting(this.#waiting.size > 0);
  }

  #welcomed([, window, rebuilt, lastEvent, key, build]: Extract<Op, ["w", ...unknown[]]>): void {
    this.#window = window;
    if (key !== undefined) this.#key = key;
    this.#keep(this.#key);
    this.#previous = null;
    if (build !== undefined && build !== this.#build) this.#audience.otherBuild();
    // What the server had handled before the cut: its effects came with the frames till here.
    for (const [no, waiting] of this.#waiting) {
      if (no > lastEvent || rebuilt) continue;
      this.#waiting.delete(no);
      waiting.answered();
    }
  }

  #afterWelcome(rebuilt: boolean): void {
    this.#connection.established();
    let dropped = false;
    const now = performance.now();
    for (const [no, waiting] of this.#waiting) {
      const isVisit = waiting.message[0] === "n";
      if (rebuilt || now - waiting.since > LONGEST_WAIT_MS) {
        // A visit is not lost: the hello has named the place.
        dropped ||= !isVisit;
        this.#waiting.delete(no);
        waiting.answered();
        continue;
      }
      // The hello has brought the edits till then; what was typed since goes along now.
      waiting.message[5] = this.#fields.takeEdits();
      this.#say(waiting.message);
    }
    this.flush();
    this.#audience.waiting(this.#waiting.size > 0);
    this.#audience.resumed(rebuilt, dropped, this.#fields.anyTouched);
  }

  #acknowledgeSoon(): void {
    if (this.#acknowledge) return;
    this.#acknowledge = setTimeout(() => {
      this.#acknowledge = 0;
      if (this.#ready && this.#told !== this.#frame) this.#say(["a", this.#frame]);
    }, ACKNOWLEDGE_MS);
  }
}
