// What the client knows of one bound state: its text, its edits, and the inputs that show it.
import type { Input } from "./component.ts";
import type { BoundState } from "./wire.ts";

export type AnyBound = BoundState<string> | BoundState<boolean>;

/** An input that shows the state. */
export interface BoundInput {
  readonly input: Input;
  /** Whether an input method is composing in it. */
  readonly composing: boolean;
  write(value: string): void;
}

export interface Entry {
  readonly name: string;
  /** Text is merged with what the server writes meanwhile; anything else is one value or another. */
  kind: "text" | "flag" | "choice";
  value: string;
  /** The last edit, the last one sent, and the last one known to be processed. */
  seq: number;
  sent: number;
  processed: number;
  live: boolean;
  touched: boolean;
  /** What the text was after each edit that the server may still speak of. */
  readonly past: Map<number, string>;
  readonly inputs: Set<BoundInput>;
  /** The server's latest value, while an input method composes. */
  held: { value: string; ack: number } | null;
  trailing: number;
  latest: number;
}

/** What is known of a state when its first field appears. */
export function newEntry({ state, value, seq, live }: AnyBound, kind: Entry["kind"]): Entry {
  const text = textOf(value);
  return {
    name: state,
    kind,
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

/** A value as the server wants it. */
export function onWire(entry: Entry, value: string): string | boolean {
  return entry.kind === "flag" ? value === "true" : wellFormed(value);
}

/** Half an emoji closes no socket (`design.md` 11). */
export function wellFormed(text: string): string {
  return (text as string & { toWellFormed?(): string }).toWellFormed?.() ?? text;
}
