// The messages between browser and server, as text frames of JSON.
import type { AnyNode } from "./wire.ts";

/** From the root: a number is an index into `children`, a name another slot, then its index. */
export type Path = (string | number)[];

/** State, number of the edit, value. */
export type Edit = [state: string, seq: number, value: unknown];

export interface BannerMessage {
  id: number;
  kind: "error" | "warning" | "info" | "success";
  title: string;
  text: string;
  code?: string;
  sticky?: boolean;
  /** What it offers to do, in words. */
  action?: string;
}

/** `mark` and `step` change what the address says of the page that stands there: in place, or as a
 * step that the user can go back. */
export type HistoryKind = "push" | "replace" | "reset" | "back" | "reload" | "open" | "mark" | "step";

export type TreeOp =
  | ["p", Path, Record<string, unknown>]
  | ["i", Path, AnyNode]
  | ["r", Path, count?: number]
  | ["m", Path, number]
  | ["x", Path, AnyNode];

export type Op =
  | TreeOp
  | ["s", state: string, value: unknown, ack: number, live: boolean, problem?: string]
  | ["g", lines: Record<string, string>]
  | ["d", no: number]
  | ["t", title: string]
  | ["n", kind: HistoryKind, url: string, focus: boolean | string]
  | ["b", BannerMessage]
  | ["w", window: string, rebuilt: boolean, lastEvent: number, key?: string, build?: string]
  | ["c", name: string, ...args: unknown[]]
  | ["u", what: "end"]
  | ["u", what: "exchange", ticket: string, returnTo: string];

export type ServerFrame = [number: number, ops: Op[]];

/** How the window is shown: CSS pixels, device pixels per CSS pixel, and so on. */
export interface SightMessage {
  width: number;
  height: number;
  density: number;
  scheme: "light" | "dark";
  pointer: "fine" | "coarse" | "none";
  locale: string;
  zone: string;
  hidden: boolean;
}

export interface Greeting {
  window: string;
  key: string;
  frame: number;
  previous: string | null;
  copied: boolean;
  edits: Edit[];
  path: string;
  values: Record<string, string>;
  build: string;
  info: SightMessage;
}

/** What waits for its answer `["d", no]`; sent again with the same number after a cut. */
export type Asked =
  | ["e", frame: number, no: number, path: Path, field: string, edits: Edit[], argument?: unknown]
  | ["n", frame: number, no: number, path: string, values: Record<string, string>, edits: Edit[]];

export type ClientMessage =
  | ["h", Greeting]
  | Asked
  | ["v", frame: number, edits: Edit[]]
  | ["i", SightMessage]
  | ["a", frame: number];
