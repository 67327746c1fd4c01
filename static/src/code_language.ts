// The grammars of the editor's languages: each comes when it is first needed.
import type { Extension } from "@codemirror/state";
import type { Nodes } from "./wire.ts";

export type LanguageName = NonNullable<Nodes["CodeEditor"]["language"]>;

const GRAMMARS: Readonly<Record<LanguageName, () => Promise<Extension>>> = {
  text: async () => [],
  markdown: async () => (await import("./code_languages/markdown.ts")).markdown,
  "markdown+jinja": async () => (await import("./code_languages/markdown.ts")).markdownWithJinja,
  html: async () => (await import("./code_languages/html.ts")).html,
  json: async () => (await import("./code_languages/json.ts")).json,
  python: async () => (await import("./code_languages/python.ts")).python,
  sql: async () => (await import("./code_languages/sql.ts")).sql,
};

/** Rejects if it cannot be had. */
export function languageOf(name: LanguageName): Promise<Extension> {
  return (GRAMMARS[name] ?? GRAMMARS.text)();
}
