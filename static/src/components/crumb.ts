import chevron from "icon:chevron-right";
import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { setLink } from "../urls.ts";

/** A page on the way here; `Breadcrumbs` knows which is the page itself. */
export const crumb: Component<"Crumb"> = (node) => {
  const sign = create("span", { class: "slot" });
  const words = create("span");
  const isLink = node.href !== undefined;
  const target: HTMLElement = create(isLink ? "a" : "span", { class: "crumb-target" }, sign, words);
  const element = create("li", { class: "crumb" }, target, icon(chevron));
  const state = { ...node };
  const update = (changed: Changed<"Crumb">) => {
    Object.assign(state, changed);
    if ((state.href !== undefined) !== isLink) return false;
    if ("title" in changed) setText(words, state.title ?? "");
    if (isLink) setLink(target, state.href, state.external === true);
    return undefined;
  };
  update(node);
  return { element, target, slots: { icon: sign }, update };
};
