import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { drag } from "../drag.ts";
import { glide } from "../glide.ts";
import { move } from "../order.ts";
import { nameOf } from "../sortable_words.ts";
import type { ClientText } from "../texts.ts";

let lists = 0;

/** Rows that are put in order: by mouse or finger, or lifted and moved with the keyboard. */
export const sortable: Component<"Sortable"> = (node, host) => {
  const help = create("div", { class: "unseen", id: `nago-sortable-${++lists}` }, host.text("client.sortable.help"));
  const live = create("div", { class: "unseen", "aria-live": "assertive" });
  const list = create("ul", { class: "sortable-list", role: "list" });
  const element = create("div", { class: "sortable" }, help, list, live);
  const state = { disabled: node.disabled === true };
  /** The row that was lifted by keyboard or click, and where it stood. */
  let lifted: { row: HTMLElement; from: number } | null = null;
  let waiting = 0;

  const rows = () => [...list.children] as HTMLElement[];
  const say = (what: ClientText, row: HTMLElement) => {
    const all = rows();
    live.textContent = host
      .text(what)
      .replace("{row}", nameOf(row))
      .replace("{place}", String(all.indexOf(row) + 1))
      .replace("{count}", String(all.length));
  };

  const put = (row: HTMLElement, to: number) => {
    const others = rows().filter((each) => each !== row);
    glide(rows(), () => move(list, row, others[to] ?? null));
  };

  /** The row stands where the user wants it: tell the server, whose answer counts. */
  const tell = (row: HTMLElement) => {
    waiting++;
    row.ariaBusy = "true";
    host.act(
      "onMove",
      () => {
        row.ariaBusy = null;
        if (--waiting === 0 && !lifted) glide(rows(), () => host.arrange());
      },
      { key: row.dataset["key"]!, to: rows().indexOf(row) },
    );
  };

  const lift = (row: HTMLElement) => {
    lifted = { row, from: rows().indexOf(row) };
    row.dataset["lifted"] = "keys";
    handleOf(row).ariaPressed = "true";
    handleOf(row).focus();
    say("client.sortable.lifted", row);
  };

  /** Put down what was lifted; `keep` where it is now, else where it was. */
  const drop = (keep: boolean) => {
    if (!lifted) return;
    const { row, from } = lifted;
    lifted = null;
    delete row.dataset["lifted"];
    handleOf(row).ariaPressed = null;
    if (!row.isConnected) return;
    if (!keep) put(row, from);
    say(keep ? "client.sortable.dropped" : "client.sortable.cancelled", row);
    if (keep && rows().indexOf(row) !== from) tell(row);
    else if (waiting === 0) host.arrange(); // for what the server has moved meanwhile
  };

  list.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (!row || !(event.target as Element).matches(".sortable-handle") || state.disabled) return;
    if (!lifted) return;
    const all = rows();
    const at = all.indexOf(lifted.row);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") drop(false);
    else if (to === undefined) return;
    else if (to >= 0 && to < all.length) {
      put(lifted.row, to);
      lifted.row.scrollIntoView({ block: "nearest" });
      say("client.sortable.moved", lifted.row);
    }
    event.preventDefault();
    event.stopPropagation();
  });
  // Space, Enter and a press without dragging are all clicks.
  list.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    if (!row || state.disabled) return;
    const onHandle = (event.target as Element).closest(".sortable-handle") !== null;
    if (!lifted) return onHandle ? lift(row) : undefined;
    if (row !== lifted.row) {
      put(lifted.row, rows().indexOf(row));
      event.preventDefault();
    }
    drop(true);
  });
  list.addEventListener("focusout", (event) => {
    const to = event.relatedTarget as Element | null;
    if (lifted && lifted.row.isConnected && to && !list.contains(to)) drop(false);
  });
  list.addEventListener("pointerdown", (event) => {
    const row = rowOf(event.target);
    if (!row || state.disabled || !(event.target as Element).closest(".sortable-handle")) return;
    if (lifted && lifted.row !== row) drop(false);
    drag(event, row, rows(), (to) => {
      drop(true);
      const from = rows().indexOf(row);
      if (to === from) return;
      const others = rows().filter((each) => each !== row);
      move(list, row, others[to] ?? null);
      say("client.sortable.dropped", row);
      tell(row);
    });
  });

  const describe = () => {
    for (const row of rows()) {
      const handle = handleOf(row);
      handle.disabled = state.disabled;
      setAttribute(handle, "aria-describedby", help.id);
    }
  };
  const observer = new MutationObserver(describe);
  observer.observe(list, { childList: true });
  const rowOf = (target: EventTarget | null): HTMLElement | null => {
    for (let at = target as Element | null; at; at = at.parentElement) {
      if (at.parentElement === list) return at as HTMLElement;
    }
    return null;
  };
  const update = (changed: Changed<"Sortable">) => {
    if ("disabled" in changed) state.disabled = changed.disabled === true;
    describe();
  };
  update(node);
  return { element, target: list, slots: { children: list }, update, gone: () => observer.disconnect() };
};

function handleOf(row: HTMLElement): HTMLButtonElement {
  return row.firstElementChild as HTMLButtonElement;
}
