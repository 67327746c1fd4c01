import { create, setText, type Changed, type Component } from "../component.ts";
import { setLength } from "../style.ts";

let cards = 0;

/** Things that belong together; with a title a region that one can jump to. */
export const card: Component<"Card"> = (node) => {
  const id = `nago-card-${++cards}`;
  const title = create("h2", { id });
  const supporting = create("p", { class: "card-supporting" });
  const head = create("header", {}, title, supporting);
  const body = create("div", { class: "card-body" });
  const footer = create("footer");
  const element = create("section", { class: "card" }, head, body, footer);
  const update = (changed: Changed<"Card">) => {
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
    head.hidden = title.hidden && supporting.hidden;
  };
  title.hidden = supporting.hidden = true;
  update(node);
  return { element, slots: { children: body, footer }, update };
};
