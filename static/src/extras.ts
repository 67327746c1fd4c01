// What the page itself can do besides, brought when it is first needed: like a group of components.
import type { Host } from "./component.ts";
import type { Strength } from "./strength.ts";
import type { ClientText } from "./texts.ts";
import type { Confirm, UploadRules } from "./wire.ts";

export interface Extras {
  /** Show and say the tooltip that this element has, or has no more. */
  tooltip(target: HTMLElement): void;
  /** Ask the user for files, and send them for this question of the server. */
  files(field: string, rules: UploadRules, window: () => string, text: (key: ClientText) => string): void;
  /** Show other colours and signs of the application. */
  appearance(sheet: string, icon: string, touchIcon: string, grounds: readonly [string, string] | null): void;
  /** Ask the user; the answer is whether he agrees. */
  ask(question: Confirm, text: (key: ClientText) => string): Promise<boolean>;
  /** A meter that looks at what is typed into this field for a new password. */
  strength(input: HTMLInputElement, host: Pick<Host, "text">): Strength;
}

const there: Partial<Extras> = {};
let bring = (name: string): Promise<void> => Promise.reject(new Error(`nobody brings ${name}`));

/** The page says how groups come. */
export function extrasComeBy(way: (name: string) => Promise<void>): void {
  bring = way;
}

/** A group says what it brings. */
export function provide<K extends keyof Extras>(name: K, extra: Extras[K]): void {
  there[name] = extra;
}

/** Rejects if it cannot be had. */
export async function extra<K extends keyof Extras>(name: K): Promise<Extras[K]> {
  if (!there[name]) await bring(name);
  return there[name]!;
}
