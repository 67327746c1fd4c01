// What CodeMirror says, in the words of the page.
import type { ClientText, Texts } from "./texts.ts";

const WORDS = {
  Find: "find",
  Replace: "replace_with",
  next: "next",
  previous: "previous",
  all: "all",
  "match case": "case",
  regexp: "regexp",
  "by word": "word",
  replace: "replace",
  "replace all": "replace_all",
  close: "close",
  "current match": "match",
  "on line": "on_line",
  "replaced match on line $": "replaced",
  "replaced $ matches": "replaced_all",
  "Go to line": "go_to_line",
  go: "go",
  "Control character": "control_character",
  "Selection deleted": "deleted",
} as const;

export type EditorPhrase = `client.editor.${(typeof WORDS)[keyof typeof WORDS]}`;

export function phrases(text: Texts): Record<string, string> {
  const pairs = Object.entries(WORDS).map(([theirs, ours]) => [theirs, text(`client.editor.${ours}` as ClientText)]);
  return Object.fromEntries(pairs) as Record<string, string>;
}
