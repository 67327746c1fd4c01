import { create, setText, type Changed, type Component } from "../component.ts";
import { setLength } from "../style.ts";

let cards = 0;

/** Things that belong together; with a title a region that one can jump to. */
export const card: Component<"Card"> = (node) => {
  const id = `nago-card-${++cards}`;
  const { level } = node;
  const title = create(level === "h3" || level === "h4" ? level : "h2", { id, class: "card-title" });
  const supporting = create("p", { class: "card-supporting" });
  const actions = create("div", { class: "card-actions" });
  const head = create("header", {}, create("div", {}, title, supporting), actions);
  const body = create("div", { class: "card-body" });
  const footer = create("footer");
  const element = create("section", { class: "card" }, head, body, footer);
  const state = { ...node };
  const update = (changed: Changed<"Card">) => {
    Object.assign(state, changed);
    if (changed.level && changed.level !== level) return false;
    if ("title" in changed) {
      setText(title, changed.title ?? "");
      title.hidden = !changed.title;
      if (changed.title) element.setAttribute("aria-labelledby", id);
      else element.removeAttribute("aria-labelledby");
    }
    if ("supportingText" in changed) {
      setText(supporting, changed.supportingText ?? "");
      supporting.hidden = !changed.supportingText;
    }
    if (changed.gap) setLength(body, "gap", changed.gap);
    if (changed.alignment) body.dataset["align"] = changed.alignment;
    // Its actions may come and go: the style sheet hides a head that holds nothing.
    head.toggleAttribute("data-bare", !state.title && !state.supportingText);
    return undefined;
  };
  title.hidden = supporting.hidden = true;
  update(node);
  return { element, slots: { actions, children: body, footer }, update };
};
