// Putting another text into an input that its user may be writing in.
import { mapPosition } from "./rebase.ts";

/** Show a text; the caret stays where it was in it, and undo is left alone if nothing changes. */
export function writeKeepingCaret(
  element: HTMLInputElement | HTMLTextAreaElement,
  value: string,
): void {
  const before = element.value;
  if (before === value) return;
  const { selectionStart, selectionEnd, selectionDirection } = element;
  element.value = value;
  if (selectionStart === null || selectionEnd === null) return;
  element.setSelectionRange(
    mapPosition(before, value, selectionStart),
    mapPosition(before, value, selectionEnd),
    selectionDirection ?? "none",
  );
}
