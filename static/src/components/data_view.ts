import close from "icon:x";
import order from "icon:arrow-up-down";
import { choiceMenu } from "../choice_menu.ts";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { rowKeys } from "../row_keys.ts";

/** A table with its search, filters and pages around it; the rows can be used by keys. */
export const dataView: Component<"DataView"> = (node, host) => {
  const search = create("div", { class: "data-search" });
  const filters = create("div", { class: "data-filters" });
  const tools = create("div", { class: "data-tools" });
  const find = create("search", {}, search, filters);
  const note = create("div", { class: "data-note" });
  const body = create("div", { class: "data-body" });
  const news = create("div", { class: "unseen", role: "status" });
  const said = create("div", { class: "data-said", role: "status" });
  const bulk = create("div", { class: "data-bulk-actions" });
  const none = create("button", { type: "button", class: "icon-button", "data-action": "" }, icon(close));
  none.addEventListener("click", () => clear());
  const bar = create("div", { class: "data-bulk" }, none, said, bulk);
  const footer = create("div", { class: "data-footer" });
  // Cards have no heads to press.
  const sorting = choiceMenu(false, order, "", ([wanted]) => {
    const column = (wanted ?? "").replace(/^-/, "");
    sorting.show(state.sortTitle ?? "", state.orders, wanted === undefined ? [] : [wanted]);
    host.act("onSort", draw, { column, descending: wanted?.startsWith("-") === true });
  });
  sorting.element.classList.add("data-sort");
  const head = create("div", { class: "data-head" }, find, sorting.element, tools);
  const element = create("div", { class: "data-view" }, head, note, body, news, bar, footer);
  const state = { ...node };

  const draw = () => sorting.show(state.sortTitle ?? "", state.orders, state.order ? [state.order] : []);
  const clear = () => {
    if (!state.onClear) return false;
    host.act("onClear");
    return true;
  };
  body.addEventListener("keydown", rowKeys(body, clear));

  const update = (changed: Changed<"DataView">) => {
    Object.assign(state, changed);
    if ("label" in changed) find.ariaLabel = state.label;
    if (changed.orders || "order" in changed || "sortTitle" in changed) {
      sorting.element.hidden = !state.orders.length;
      draw();
    }
    if ("news" in changed) setText(news, state.news ?? "");
    if ("clearTitle" in changed) none.ariaLabel = state.clearTitle || null;
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
