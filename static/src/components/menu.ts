import chevron from "icon:chevron-down";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { menuButton } from "../menu.ts";

/** A button that opens a menu. */
export const menu: Component<"Menu"> = (node) => {
  const sign = create("span", { class: "slot" });
  const avatar = create("span", { class: "slot" });
  const words = create("span", { class: "words" });
  const button = create("button", { type: "button" }, sign, avatar, words, icon(chevron));
  const { element, menu } = menuButton(button, "");
  const state = { ...node };
  const update = (changed: Changed<"Menu">) => {
    Object.assign(state, changed);
    setText(words, state.title ?? "");
    button.className = state.title ? "button" : "icon-button";
    button.dataset["rank"] = "secondary";
    setAttribute(menu, "aria-label", state.accessibilityLabel ?? state.title);
  };
  update(node);
  return { element, target: button, slots: { children: menu, icon: sign, avatar }, update };
};
