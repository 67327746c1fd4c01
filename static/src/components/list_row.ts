import chevron from "icon:chevron-right";
import { create, setText, type Changed, type Component, type Fields } from "../component.ts";
import { icon } from "../icon.ts";
import { setLink } from "../urls.ts";

/** A row of a list; its title is the link or button, which reaches over all of the row. */
export const listRow: Component<"ListRow"> = (node, host) => {
  const leading = create("div", { class: "slot" });
  const trailing = create("div", { class: "slot" });
  const words = create("span", { class: "row-text" });
  const kind = kindOf(node);
  const attributes: Record<string, string> = kind === "button" ? { type: "button", "data-action": "" } : {};
  const title: HTMLElement = create(kind, { class: "row-title", ...attributes });
  const element = create(
    "li",
    { class: "row" },
    leading,
    create("div", { class: "row-words" }, title, words),
    trailing,
  );
  if (kind === "a") element.append(icon(chevron));
  if (kind === "button") {
    title.addEventListener("click", () => {
      if (title.ariaBusy === "true" || title.ariaDisabled === "true") return;
      title.ariaBusy = "true";
      host.act("action", () => (title.ariaBusy = null));
    });
  }
  const state = { ...node };
  const update = (changed: Changed<"ListRow">) => {
    Object.assign(state, changed);
    if (kindOf(state) !== kind) return false;
    if ("title" in changed) setText(title, state.title);
    if ("text" in changed) setText(words, state.text ?? "");
    if (kind === "a") setLink(title, state.href, state.external === true);
    return undefined;
  };
  update(node);
  return { element, target: title, slots: { leading, trailing }, update };
};

function kindOf({ href, action }: Pick<Fields<"ListRow">, "href" | "action">): "a" | "button" | "span" {
  return href !== undefined ? "a" : action ? "button" : "span";
}
