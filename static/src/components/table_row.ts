import { create, setText, type Changed, type Component, type Fields } from "../component.ts";
import { ROW_ANSWERED } from "../table_events.ts";
import { setLink } from "../urls.ts";

/** A row of a table: its leading texts are cells of its own, `cells` those behind them. */
export const tableRow: Component<"TableRow"> = (node, host) => {
  const element = document.createElement("tr");
  const kind = kindOf(node);
  const cells: HTMLElement[] = [];
  let box: HTMLInputElement | null = null;
  let title: HTMLElement | null = null;
  const state = { ...node };
  if (node.selectable) {
    box = create("input", { type: "checkbox", class: "checkbox" });
    element.append(create("td", { class: "table-tick" }, box));
    element.addEventListener(ROW_ANSWERED, () => (box!.checked = state.selected === true));
  }
  if (node.indented) element.append(create("td", { class: "table-tick" }));
  node.texts.forEach((text, index) => {
    const cell = document.createElement(index ? "td" : "th");
    if (index === 0) (cell as HTMLTableCellElement).scope = "row";
    if (index === 0 && kind !== "span") {
      title = create(kind, { class: "row-title", ...(kind === "button" ? { type: "button", "data-action": "" } : {}) });
      cell.append(title);
      element.className = "table-pressed";
    }
    cells.push(title && index === 0 ? title : cell);
    cells[index]!.textContent = text;
    element.append(cell);
  });
  if (kind === "button") {
    title!.addEventListener("click", () => {
      if (title!.ariaBusy === "true" || title!.ariaDisabled === "true") return;
      title!.ariaBusy = "true";
      host.act("action", () => (title!.ariaBusy = null));
    });
  }
  const update = (changed: Changed<"TableRow">) => {
    Object.assign(state, changed);
    if (kindOf(state) !== kind || state.texts.length !== cells.length || Boolean(state.selectable) !== Boolean(box)) return false;
    if (changed.texts) changed.texts.forEach((text, index) => setText(cells[index]!, text));
    dress(changed);
    return undefined;
  };
  const dress = (changed: Changed<"TableRow">) => {
    if ("key" in changed) element.dataset["key"] = changed.key;
    if (title && kind === "a") setLink(title, state.href, state.external === true);
    if (!box) return;
    if ("selected" in changed) {
      box.checked = state.selected === true;
      element.toggleAttribute("data-selected", state.selected === true);
    }
    if (changed.texts || "name" in changed) {
      box.ariaLabel = host.text("client.table.select").replace("{row}", () => state.texts[0] ?? state.name ?? "");
    }
  };
  dress(node);
  return { element, target: title ?? element, slots: { cells: element }, update };
};

function kindOf({ href, action }: Pick<Fields<"TableRow">, "href" | "action">): "a" | "button" | "span" {
  return href !== undefined ? "a" : action ? "button" : "span";
}
