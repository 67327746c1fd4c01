// What the client knows of one bound state: its text, its edits, and the inputs that show it.
import type { Codec, Input } from "./component.ts";
import type { BoundState } from "./wire.ts";

export type AnyBound = BoundState<unknown>;

/** An input that shows the state. */
export interface BoundInput {
  readonly input: Input;
  /** Whether an input method is composing in it. */
  readonly composing: boolean;
  write(value: string): void;
}

const TEXT: Codec = { text: textOf, wire: wellFormed };
const FLAG: Codec = { text: textOf, wire: (text) => text === "true" };

export interface Entry {
  readonly name: string;
  /** Text is merged with what the server writes meanwhile; anything else is one value or another. */
  readonly kind: "text" | "flag" | "choice" | "value";
  readonly codec: Codec;
  value: string;
  /** The last edit, the last one sent, and the last one known to be processed. */
  seq: number;
  sent: number;
  processed: number;
  live: boolean;
  /** Why the server did not take what stands in the fields. */
  problem: string | undefined;
  touched: boolean;
  /** What the text was after each edit that the server may still speak of. */
  readonly past: Map<number, string>;
  readonly inputs: Set<BoundInput>;
  /** The server's latest value, while an input method composes. */
  held: { value: string; ack: number; problem: string | undefined } | null;
  trailing: number;
  latest: number;
}

/** What is known of a state when its first field appears. */
export function newEntry({ state, value, seq, live, problem }: AnyBound, input: Input): Entry {
  const kind = input.kind ?? "text";
  const codec = input.codec ?? (kind === "flag" ? FLAG : TEXT);
  const text = codec.text(value);
  return {
    name: state,
    kind,
    codec,
    problem,
    value: text,
    seq,
    sent: seq,
    processed: seq,
    live,
    touched: false,
    past: new Map([[seq, text]]),
    inputs: new Set(),
    held: null,
    trailing: 0,
    latest: 0,
  };
}

export function write(entry: Entry, value: string): void {
  entry.value = value;
  for (const input of entry.inputs) input.write(value);
}

/** The server's word on what stands in the fields. */
export function judge(entry: Entry, problem: string | undefined): void {
  if (entry.problem === problem) return;
  entry.problem = problem;
  for (const { input } of entry.inputs) input.refused?.(problem);
}

/** Whether a text means the same value as what stands there, so that it can stay as it was typed. */
export function means(entry: Entry, text: string): boolean {
  if (entry.kind !== "value") return false;
  const [here, there] = [entry.value, text].map((each) => JSON.stringify(entry.codec.wire(each)));
  return here === there;
}

export function restart(entry: Entry, value: string, seq: number, live: boolean): void {
  stopTimers(entry);
  entry.past.clear();
  entry.past.set(seq, value);
  entry.seq = entry.sent = entry.processed = seq;
  entry.touched = false;
  entry.live = live;
  entry.held = null;
  write(entry, value);
}

export function isLive(entry: Entry, input: Input): boolean {
  const mode = input.mode();
  return mode === "live" || (mode === "auto" && (entry.live || input.observed()));
}

export function stopTimers(entry: Entry): void {
  clearTimeout(entry.trailing);
  clearTimeout(entry.latest);
  entry.trailing = entry.latest = 0;
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : value == null ? "" : String(value);
}

/** Half an emoji closes no socket (`design.md` 11). */
export function wellFormed(text: string): string {
  return (text as string & { toWellFormed?(): string }).toWellFormed?.() ?? text;
}
