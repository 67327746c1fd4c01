// A value that the user writes as text: it stays as he writes it until he leaves the field, and what
// is wrong with it is said only then.
import { writeKeepingCaret } from "./caret.ts";

export interface Writing {
  /** The text to edit, for a text that may be written in any way. */
  plain(text: string): string;
  /** The text to read. */
  pretty(text: string): string;
}

export interface Editing {
  /** What stands there, as it was written last. */
  read(): string;
  show(text: string): void;
  /** Write something as if the user did. */
  enter(text: string): void;
  /** The way of writing has changed. */
  refresh(): void;
}

export function editing(input: HTMLInputElement, writing: Writing): Editing {
  let text = "";
  const focused = () => document.activeElement === input && !input.readOnly;
  const show = () => writeKeepingCaret(input, focused() ? text : writing.pretty(text));
  // Another text under the caret: a press puts it where it points, keys select all as they do anyway.
  let pressed = false;
  input.addEventListener("pointerdown", () => (pressed = true));
  input.addEventListener("focus", () => {
    const byPress = pressed;
    pressed = false;
    if (input.readOnly || !left) return;
    left = false;
    text = writing.plain(text);
    if (input.value === text) return;
    writeKeepingCaret(input, text);
    if (!byPress) input.select();
  });
  // Whoever goes to another window and comes back is still writing here.
  let left = true;
  input.addEventListener("blur", () => {
    pressed = false;
    left = document.activeElement !== input;
    if (left) input.value = writing.pretty(text);
  });
  input.addEventListener("input", () => (text = input.value));
  return {
    read: () => text,
    show(next) {
      text = next;
      show();
    },
    enter(next) {
      input.value = next;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      show();
      if (!focused()) input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    refresh: show,
  };
}

export interface Patience {
  refused(problem: string | undefined): void;
  /** Everything that is not sent yet is sent when the field is left, so that its answer comes. */
  mode(): "auto" | "change";
}

/** Tells `say` of a problem once the user pauses: he has left the field or pressed Enter. */
export function patience(element: HTMLElement, say: (problem: string | undefined) => void): Patience {
  let problem: string | undefined;
  let writing = false;
  const within = () => {
    const focused = document.activeElement;
    return element.contains(focused) && focused instanceof HTMLInputElement;
  };
  const pause = () => {
    writing = false;
    say(problem);
  };
  element.addEventListener("input", () => (writing = within()));
  element.addEventListener("focusout", (event) => {
    if (!element.contains(event.relatedTarget as Node | null)) pause();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) pause();
  });
  return {
    refused(next) {
      problem = next;
      if (!writing || next === undefined) say(next);
    },
    mode: () => (within() ? "auto" : "change"),
  };
}
