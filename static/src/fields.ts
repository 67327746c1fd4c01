// What the user types, and how it meets the server's values: edits are numbered, the server says
// which it has seen, and what it writes meanwhile is laid under the user's changes.
import type { Binding, Input } from "./component.ts";
import {
  isLive,
  judge,
  means,
  newEntry,
  restart,
  stopTimers,
  write,
  type AnyBound,
  type BoundInput,
  type Entry,
} from "./entry.ts";
import { writeKeepingCaret } from "./caret.ts";
import type { Edit } from "./messages.ts";
import { rebase } from "./rebase.ts";

const TRAILING_MS = 250;
const LONGEST_WAIT_MS = 1000;
const IDLE_MS = 2000;
const MOST_PAST = 200;

export class Fields {
  readonly #entries = new Map<string, Entry>();
  readonly #send: (edits: Edit[]) => boolean;

  /** `send` tells whether the edits are on their way. */
  constructor(send: (edits: Edit[]) => boolean) {
    this.#send = send;
  }

  bind(bound: AnyBound, input: Input): Binding {
    return new Bound(this, bound, input);
  }

  /** Every edit that is not sent yet; the caller sends them with what the user has done. */
  takeEdits(): Edit[] {
    return this.#take([...this.#entries.values()].filter((entry) => entry.seq > entry.sent));
  }

  /** Every field that the user has touched, for a server that may have lost them. */
  takeTouched(): Edit[] {
    return this.#take([...this.#entries.values()].filter((entry) => entry.touched));
  }

  get anyTouched(): boolean {
    return [...this.#entries.values()].some((entry) => entry.touched);
  }

  /** The last edits that were sent, by state: an answer to anything later proves them. */
  sentNow(): ReadonlyMap<string, number> {
    return new Map([...this.#entries].map(([name, entry]) => [name, entry.sent]));
  }

  /** The server has answered something that was sent after these edits. */
  processed(sent: ReadonlyMap<string, number>): void {
    for (const [name, seq] of sent) {
      const entry = this.#entries.get(name);
      if (entry && seq > entry.processed) entry.processed = seq;
    }
  }

  /** The window shows another path: its states are new, even those of the same name. */
  allNew(): void {
    for (const entry of this.#entries.values()) entry.processed = Infinity;
  }

  /** The server was started anew: it knows of no edit but those sent with the hello. */
  serverNew(): void {
    for (const entry of this.#entries.values()) entry.processed = 0;
  }

  /** The server's value for a state (`["s", ...]`). */
  learn(name: string, value: unknown, ack: number, live: boolean, problem?: string): void {
    const entry = this.#entries.get(name);
    if (entry) this.#learn(entry, known(entry, value), ack, live, problem);
  }

  /** A state's value and number as the client knows them, for comparing trees. */
  peek(name: string): { value: unknown; live: boolean } | undefined {
    const entry = this.#entries.get(name);
    return entry && { value: entry.codec.wire(entry.value), live: entry.live };
  }

  /** Forget states that no field is bound to any more. */
  sweep(): void {
    for (const [name, entry] of this.#entries) {
      if (entry.inputs.size) continue;
      stopTimers(entry);
      this.#entries.delete(name);
    }
  }

  // For bindings.

  attach(bound: AnyBound, input: BoundInput): Entry {
    const { state, seq, live, problem } = bound;
    let entry = this.#entries.get(state);
    if (!entry) {
      entry = newEntry(bound, input.input);
      this.#entries.set(state, entry);
    } else if (seq < entry.processed) {
      restart(entry, known(entry, bound.value), seq, live);
      judge(entry, problem);
    } else this.#learn(entry, known(entry, bound.value), seq, live, problem);
    entry.inputs.add(input);
    input.write(entry.value);
    input.input.refused?.(entry.problem);
    return entry;
  }

  edited(entry: Entry, source: BoundInput, value: string): void {
    if (value === entry.value) return;
    this.#edit(entry, value);
    for (const input of entry.inputs) if (input !== source) input.write(value);
    this.#schedule(entry, source.input);
  }

  /** A field was left, or Enter was pressed in it. */
  committed(entry: Entry, input: Input): void {
    const mode = input.mode();
    if (mode === "change" || isLive(entry, input)) this.#flush(entry);
  }

  composed(entry: Entry): void {
    const { held } = entry;
    entry.held = null;
    if (held) this.#settle(entry, held.value, held.ack, held.problem);
  }

  #edit(entry: Entry, value: string): void {
    entry.value = value;
    entry.touched = true;
    entry.past.set(++entry.seq, value);
    if (entry.past.size > MOST_PAST) entry.past.delete(entry.past.keys().next().value!);
  }

  #learn(entry: Entry, value: string, ack: number, live: boolean, problem?: string): void {
    const turnedLive = live && !entry.live;
    entry.live = live;
    if ([...entry.inputs].some((input) => input.composing)) entry.held = { value, ack, problem };
    else this.#settle(entry, value, ack, problem);
    if (turnedLive && entry.seq > entry.sent) this.#scheduleAny(entry);
  }

  #settle(entry: Entry, value: string, ack: number, problem: string | undefined): void {
    const base = entry.past.get(ack);
    for (const seq of entry.past.keys()) if (seq < ack) entry.past.delete(seq);
    entry.processed = entry.processed === Infinity ? Infinity : Math.max(entry.processed, ack);
    if (ack >= entry.seq) {
      entry.seq = entry.sent = ack;
      judge(entry, problem);
      const stays = means(entry, value);
      entry.past.set(ack, stays ? entry.value : value);
      return stays ? undefined : write(entry, value);
    }
    if (base === undefined || base === value || entry.kind !== "text") return;
    const merged = rebase(base, entry.value, value);
    if (merged === entry.value) return;
    this.#edit(entry, merged);
    write(entry, merged);
    this.#scheduleAny(entry);
  }

  #scheduleAny(entry: Entry): void {
    const [first] = entry.inputs;
    if (first) this.#schedule(entry, first.input);
  }

  #schedule(entry: Entry, input: Input): void {
    const mode = input.mode();
    if (mode === "change" || mode === "submit") return;
    const live = isLive(entry, input);
    clearTimeout(entry.trailing);
    const typed = entry.kind === "text" || entry.kind === "value";
    const trailing = input.pause?.() ?? TRAILING_MS;
    const pause = live ? (typed ? trailing : 0) : IDLE_MS;
    entry.trailing = setTimeout(() => this.#flush(entry), pause);
    if (live && !entry.latest) {
      const longest = Math.max(LONGEST_WAIT_MS, 4 * trailing);
      entry.latest = setTimeout(() => this.#flush(entry), longest);
    }
  }

  #flush(entry: Entry): void {
    stopTimers(entry);
    if (entry.seq === entry.sent) return;
    const before = entry.sent;
    if (!this.#send(this.#take([entry]))) entry.sent = before;
  }

  #take(entries: Entry[]): Edit[] {
    return entries.map((entry) => {
      stopTimers(entry);
      entry.sent = entry.seq;
      return [entry.name, entry.seq, entry.codec.wire(entry.value)];
    });
  }
}

/** What the server says of a value; of a secret it says nothing, and what was typed stays. */
function known(entry: Entry, value: unknown): string {
  return value === null && entry.kind === "text" ? entry.value : entry.codec.text(value);
}

/** One input's tie to its state. */
class Bound implements Binding, BoundInput {
  composing = false;
  readonly input: Input;
  readonly #fields: Fields;
  #entry: Entry;
  #gone = false;

  constructor(fields: Fields, bound: AnyBound, input: Input) {
    this.#fields = fields;
    this.input = input;
    this.#entry = fields.attach(bound, this);
    const { element } = input;
    element.addEventListener("input", () =>
      this.#fields.edited(this.#entry, this, this.#read()),
    );
    element.addEventListener("change", () => this.commit());
    element.addEventListener("focusout", () => this.commit());
    element.addEventListener("compositionstart", () => {
      this.composing = true;
    });
    element.addEventListener("compositionend", () => {
      // Some browsers tell the composed text only after this event.
      setTimeout(() => {
        this.composing = false;
        if (!this.#gone) this.#fields.composed(this.#entry);
      });
    });
  }

  #read(): string {
    const { input } = this;
    const element = input.element as HTMLInputElement;
    return input.read?.() ?? (input.kind === "flag" ? String(element.checked) : element.value);
  }

  rebind(bound: AnyBound): void {
    if (bound.state !== this.#entry.name) this.#entry.inputs.delete(this);
    this.#entry = this.#fields.attach(bound, this);
  }

  commit(): void {
    if (!this.#gone) this.#fields.committed(this.#entry, this.input);
  }

  release(): void {
    this.#gone = true;
    this.#entry.inputs.delete(this);
  }

  /** Show a value. */
  write(value: string): void {
    const { input } = this;
    const element = input.element as HTMLInputElement | HTMLSelectElement;
    if (input.show) input.show(value);
    else if (element instanceof HTMLSelectElement) element.value = value;
    else if (input.kind === "flag") element.checked = value === "true";
    else writeKeepingCaret(element, value);
  }
}
