import arrow from "icon:arrow-up";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { rowWindow, type RowWindow } from "../row_window.ts";
import { lengthOf } from "../style.ts";
import { ROW_ANSWERED } from "../table_events.ts";
import { asCards } from "../table_cards.ts";
import type { Column, Sort } from "../wire.ts";

let tables = 0;

/** A table: its head is ours, its rows are nodes; a long one lies in a box that scrolls. */
export const table: Component<"Table"> = (node, host) => {
  const id = `nago-table-${++tables}`;
  const caption = create("caption", { id });
  const sizes = create("colgroup");
  const headRow = create("tr");
  const head = create("thead", {}, headRow);
  const body = create("tbody");
  const foot = create("tfoot");
  const inner = create("table", { class: "table" }, caption, sizes, head, body, foot);
  const scroll = create("div", { class: "table-scroll", role: "region", "aria-labelledby": id }, inner);
  const empty = create("div", { class: "table-empty" });
  const element = create("div", { class: "table-box" }, scroll, empty);
  const state = { ...node };
  /** The user's choice, till the server has answered. */
  let wanted: Sort | null = null;
  let asked = 0;
  let window: RowWindow | null = null;
  let all: HTMLInputElement | null = null;
  let cards: (() => void) | null = null;
  let last: HTMLElement | null = null;

  const drawHead = () => {
    const ticks = state.selection !== undefined;
    all = ticks && state.selectAll ? selectAll() : null;
    headRow.replaceChildren(
      ...(all ? [create("th", { scope: "col", class: "table-tick" }, all)] : []),
      ...(ticks && !all ? [create("td", { class: "table-tick" })] : []),
      ...state.columns.map((column) => headCell(column)),
      ...(state.menus ? [create("th", { scope: "col", class: "table-menu" }, create("span", { class: "unseen" }, host.text("client.table.menus")))] : []),
    );
    before.colSpan = after.colSpan = headRow.children.length;
    sizes.replaceChildren(...[...headRow.children].map(() => create("col")));
    const shift = ticks ? 1 : 0;
    state.columns.forEach((column, index) => {
      const width = lengthOf(column.width);
      if (width) (sizes.children[index + shift] as HTMLElement).style.setProperty("inline-size", width);
    });
    for (const align of ["end", "center"] as const) {
      const numbers = state.columns.flatMap((column, at) => (column.align === align ? [at + 1 + shift] : []));
      setAttribute(inner, `data-${align}`, numbers.length ? numbers.join(" ") : undefined);
    }
    for (const priority of [2, 3]) {
      const spare = state.columns.flatMap((column, at) => (column.priority === priority ? [at + 1 + shift] : []));
      setAttribute(inner, `data-spare-${priority}`, spare.length ? spare.join(" ") : undefined);
    }
    markSort();
  };

  const headCell = (column: Column): HTMLElement => {
    const cell = create("th", { scope: "col", "data-column": column.key ?? column.title });
    cell.dataset["align"] = column.align ?? "start";
    if (!column.sortable) cell.textContent = column.title;
    else {
      const button = create("button", { type: "button", class: "table-sort", "data-action": "" }, create("span", {}, column.title), icon(arrow));
      button.addEventListener("click", () => sortBy(column.key ?? column.title, button));
      cell.append(button);
    }
    return cell;
  };

  const sortBy = (column: string, button: HTMLElement) => {
    if (button.ariaDisabled === "true" || !state.onSort) return;
    const now = wanted ?? state.sorted;
    const again = now?.column === column;
    const none = again && now?.descending === true && state.unsorts === true;
    wanted = { column: none ? "" : column, descending: again && now?.descending !== true };
    markSort();
    const no = ++asked;
    inner.ariaBusy = "true";
    host.act(
      "onSort",
      () => {
        if (no !== asked) return; // the user has chosen again meanwhile
        wanted = null;
        inner.ariaBusy = null;
        markSort();
      },
      wanted,
    );
  };

  const markSort = () => {
    const now = wanted ?? state.sorted;
    for (const cell of headRow.children as HTMLCollectionOf<HTMLElement>) {
      if (!cell.querySelector(".table-sort")) continue;
      const mine = now !== undefined && now.column === cell.dataset["column"];
      setAttribute(cell, "aria-sort", mine ? (now.descending ? "descending" : "ascending") : undefined);
    }
  };

  const selectAll = () => {
    const box = create("input", { type: "checkbox", class: "checkbox", "aria-label": host.text("client.table.select_all") });
    return box;
  };

  const markAll = () => {
    if (!all) return;
    all.checked = state.selection === "all";
    all.indeterminate = state.selection === "some";
  };

  const select = (keys: string[] | null, selected: boolean, boxes: Iterable<Element>) => {
    const rows = [...boxes];
    host.act(
      "onSelect",
      () => {
        for (const row of rows) row.dispatchEvent(new Event(ROW_ANSWERED));
        markAll();
      },
      { keys, selected },
    );
  };

  const rowOf = (box: EventTarget | null) => (box as Element).closest<HTMLElement>("tbody > tr");

  scroll.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (!box.closest(".table-tick")) return;
    if (box === all) {
      for (const each of boxesIn(body)) each.checked = box.checked;
      return select(null, box.checked, body.children);
    }
    const row = rowOf(box);
    if (row) {
      select([row.dataset["key"]!], box.checked, [row]);
      last = row;
    }
  });
  // With the shift key held, all rows from the one that was ticked before.
  scroll.addEventListener("click", (event) => {
    const box = event.target as HTMLInputElement;
    const row = rowOf(box);
    if (!event.shiftKey || !row || !last?.isConnected || last === row || !box.closest(".table-tick")) return;
    const rows = [...body.children] as HTMLElement[];
    const [a, b] = [rows.indexOf(last), rows.indexOf(row)];
    const between = rows.slice(Math.min(a, b), Math.max(a, b) + 1).filter((each) => each !== row);
    for (const each of between) for (const tick of boxesIn(each)) tick.checked = box.checked;
    select(between.map((each) => each.dataset["key"]!), box.checked, between);
  });

  const before = create("td", { class: "rows-away" });
  const after = create("td", { class: "rows-away" });
  const lengthen = () => {
    body.before(create("tbody", { "aria-hidden": "true" }, create("tr", {}, before)));
    body.after(create("tbody", { "aria-hidden": "true" }, create("tr", {}, after)));
    scroll.classList.add("table-long");
    return rowWindow({
      scroll,
      body,
      before,
      after,
      head: () => head.offsetHeight,
      number: (row, index) => row.setAttribute("aria-rowindex", String(index + 2)),
      ask: (first, behind, answered) => host.act("onRange", answered, [first, behind]),
    });
  };

  // What scrolls has to be reached by keyboard; what does not should not be stopped at.
  const reach = () => {
    const scrolls = scroll.scrollWidth > scroll.clientWidth || scroll.scrollHeight > scroll.clientHeight;
    setAttribute(scroll, "tabindex", scrolls ? "0" : undefined);
    setAttribute(scroll, "role", scrolls ? "region" : undefined);
    setAttribute(scroll, "aria-labelledby", scrolls ? id : undefined);
  };
  const resized = new ResizeObserver(reach);
  resized.observe(scroll);
  resized.observe(inner);

  const update = (changed: Changed<"Table">) => {
    if ((changed.count === undefined) !== (state.count === undefined) && "count" in changed) return false;
    const ticked = state.selection !== undefined;
    Object.assign(state, changed);
    if (changed.caption !== undefined) setText(caption, changed.caption);
    if ("captionHidden" in changed) caption.classList.toggle("unseen", state.captionHidden === true);
    if (changed.columns || "menus" in changed || "selectAll" in changed || ("selection" in changed && (state.selection === undefined) === ticked)) drawHead();
    if ("sorted" in changed) markSort();
    markAll();
    if (changed.density) inner.dataset["density"] = changed.density;
    if ("zebra" in changed) inner.toggleAttribute("data-zebra", state.zebra === true);
    if (state.count !== undefined) {
      window ??= lengthen();
      inner.setAttribute("aria-rowcount", String(state.count + 1));
      window.update(changed);
    }
    if (state.cards && !cards) {
      scroll.classList.add("table-cards");
      cards = asCards(inner, body, () => state.columns);
    }
    return undefined;
  };
  update(node);
  const gone = () => {
    resized.disconnect();
    window?.gone();
    cards?.();
  };
  return { element, target: inner, slots: { children: body, footer: foot, empty }, update, gone };
};

function boxesIn(rows: Element): Iterable<HTMLInputElement> {
  return rows.querySelectorAll<HTMLInputElement>(".table-tick > input");
}
