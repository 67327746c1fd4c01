import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { rowKeys } from "../row_keys.ts";

/** A table with its search, filters and pages around it; the rows can be used by keys. */
export const dataView: Component<"DataView"> = (node, host) => {
  const search = create("div", { class: "data-search" });
  const filters = create("div", { class: "data-filters" });
  const tools = create("div", { class: "data-tools" });
  const find = create("search", {}, search, filters);
  const note = create("div", { class: "data-note" });
  const body = create("div", { class: "data-body" });
  const said = create("div", { class: "data-said", role: "status" });
  const bulk = create("div", { class: "data-bulk-actions" });
  const bar = create("div", { class: "data-bulk" }, said, bulk);
  const footer = create("div", { class: "data-footer" });
  const head = create("div", { class: "data-head" }, find, tools);
  const element = create("div", { class: "data-view" }, head, note, body, bar, footer);
  const state = { ...node };

  const clear = () => {
    if (!state.onClear) return false;
    host.act("onClear");
    return true;
  };
  body.addEventListener("keydown", rowKeys(body, clear));

  const update = (changed: Changed<"DataView">) => {
    Object.assign(state, changed);
    if ("label" in changed) find.ariaLabel = state.label;
    if ("selected" in changed) {
      setText(said, state.selected ?? "");
      bar.toggleAttribute("data-on", Boolean(state.selected));
    }
    if ("busy" in changed) {
      element.toggleAttribute("data-busy", state.busy === true);
      setAttribute(body, "aria-busy", state.busy ? "true" : undefined);
    }
  };
  update(node);
  return { element, slots: { children: body, search, filters, tools, note, bulk, footer }, update };
};
