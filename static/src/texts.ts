// The texts of the framework itself, as the page brought them in the user's language.

import type { EditorPhrase } from "./code_phrases.ts";
import type { FlowText } from "./flow_texts.ts";

export type ClientText =
  | EditorPhrase
  | FlowText
  | "client.close"
  | "client.component.failed"
  | "client.component.support"
  | "client.connection.lost"
  | "client.connection.back"
  | "client.connection.restored"
  | "client.connection.dropped"
  | "client.connection.elsewhere"
  | "client.new_version"
  | "client.reload"
  | "client.menu"
  | "client.navigation"
  | "client.skip"
  | "client.theme"
  | "client.theme.light"
  | "client.theme.dark"
  | "client.theme.system"
  | "client.password.show"
  | "client.password.caps_lock"
  | "client.required"
  | "client.new_tab"
  | "client.error"
  | "client.upload.choose"
  | "client.upload.choose_several"
  | "client.upload.drop"
  | "client.upload.drop_several"
  | "client.upload.cancel"
  | "client.upload.go_on"
  | "client.upload.title"
  | "client.upload.retry"
  | "client.upload.remove"
  | "client.upload.waiting"
  | "client.upload.checking"
  | "client.upload.paused"
  | "client.upload.failed"
  | "client.upload.done"
  | "client.upload.of"
  | "client.upload.limits"
  | "client.upload.limit"
  | "client.upload.most"
  | "client.working"
  | "client.notices"
  | "client.count.left"
  | "client.field.clear"
  | "client.number.more"
  | "client.number.less"
  | "client.color.choose"
  | "client.range.from"
  | "client.date.open"
  | "client.date.calendar"
  | "client.date.previous"
  | "client.date.next"
  | "client.date.today"
  | "client.date.letters"
  | "client.date.clear"
  | "client.range.to"
  | "client.code"
  | "client.code.copy"
  | "client.code.copied"
  | "client.rich.table"
  | "client.copy.refused"
  | "client.copy.by_hand"
  | "client.copy.again"
  | "client.table.select"
  | "client.table.select_all"
  | "client.table.menus"
  | "client.sortable.handle"
  | "client.sortable.help"
  | "client.sortable.lifted"
  | "client.sortable.moved"
  | "client.sortable.dropped"
  | "client.sortable.cancelled"
  | "client.picker.open"
  | "client.picker.done"
  | "client.picker.search"
  | "client.picker.remove"
  | "client.picker.added"
  | "client.picker.removed"
  | "client.picker.count"
  | "client.picker.count.one"
  | "client.picker.nothing"
  | "client.picker.type"
  | "client.picker.searching"
  | "client.picker.full"
  | `client.strength.${0 | 1 | 2 | 3 | 4}`
  | "client.chart"
  | "client.chart.table"
  | "client.chart.draw"
  | "client.chart.empty"
  | "client.editor.escape"
  | "client.editor.leaves"
  | "client.editor.line"
  | "client.strength.label"
  | "client.strength.empty"
  | "client.strength.length"
  | "client.strength.uncommon"
  | "client.strength.done";

export type Texts = (key: ClientText) => string;

/** Look texts up in what the page brought; a missing one shows its key. */
export function texts(strings: Readonly<Record<string, string>>): Texts {
  return (key) => strings[key] ?? key;
}

/** Brings further texts from this file, once; a browser that cannot have them tries again. */
export function laterTexts(strings: Record<string, string>, file: string): () => Promise<void> {
  let coming: Promise<void> | null = null;
  const load = async () => {
    const answer = await fetch(`/_nago/${file}`);
    if (!answer.ok) throw new Error(`no texts: ${answer.status}`);
    Object.assign(strings, await answer.json());
  };
  return () => {
    coming ??= load();
    coming.catch(() => (coming = null));
    return coming;
  };
}
