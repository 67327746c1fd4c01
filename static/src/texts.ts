// The texts of the framework itself, as the page brought them in the user's language.

import type { FlowText } from "./flow_texts.ts";

export type ClientText =
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
  | "client.working"
  | "client.notices"
  | "client.number.more"
  | "client.number.less"
  | "client.range.from"
  | "client.range.to"
  | "client.code"
  | "client.code.copy"
  | "client.code.copied"
  | "client.rich.table"
  | "client.copy.refused"
  | "client.copy.by_hand"
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
  | "client.picker.clear"
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
  | "client.picker.full";

export type Texts = (key: ClientText) => string;

/** Look texts up in what the page brought; a missing one shows its key. */
export function texts(strings: Readonly<Record<string, string>>): Texts {
  return (key) => strings[key] ?? key;
}
