import { create, type Changed, type Component } from "../component.ts";
import { rowWindow } from "../row_window.ts";

/** A long list in a box that scrolls; the page holds the rows near the part in sight. */
export const lazyList: Component<"LazyList"> = (node, host) => {
  const before = create("div", { class: "rows-away" });
  const after = create("div", { class: "rows-away" });
  const body = create("ul", { class: "list", role: "list" });
  const element = create("div", { class: "lazy-list", role: "region", tabindex: "0" }, before, body, after);
  const window = rowWindow({
    scroll: element,
    body,
    before,
    after,
    number: (row, index, count) => {
      row.setAttribute("aria-posinset", String(index + 1));
      row.setAttribute("aria-setsize", String(count));
    },
    ask: (first, behind, answered) => host.act("onRange", answered, [first, behind]),
  });
  const update = (changed: Changed<"LazyList">) => {
    if (changed.label !== undefined) element.ariaLabel = changed.label;
    window.update(changed);
  };
  update(node);
  return { element, slots: { children: body }, update, gone: window.gone };
};
