import grip from "icon:grip-vertical";
import { create, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { nameOf } from "../sortable_words.ts";

/** A row with a handle, which `Sortable` listens to. */
export const sortableRow: Component<"SortableRow"> = (node, host) => {
  const handle = create("button", { type: "button", class: "sortable-handle" }, icon(grip));
  const content = create("div", { class: "sortable-content" });
  const element = create("li", { class: "sortable-row" }, handle, content);
  const name = () => (handle.ariaLabel = host.text("client.sortable.handle").replace("{row}", nameOf(element)));
  // What the row says is known once its content stands in it, and may change later.
  handle.addEventListener("focus", name);
  queueMicrotask(name);
  const update = (changed: Changed<"SortableRow">) => {
    if ("key" in changed) element.dataset["key"] = changed.key;
    if ("name" in changed) {
      if (changed.name === undefined) delete element.dataset["name"];
      else element.dataset["name"] = changed.name;
      name();
    }
  };
  update(node);
  return { element, slots: { content }, update };
};
