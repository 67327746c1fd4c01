import { create, type Component } from "../component.ts";

/** The page's own light and dark switch, wherever a view puts one. */
export const themeSwitch: Component<"ThemeSwitch"> = (_, host) => {
  const held = host.themeSwitch();
  const target = held.querySelector("button") ?? held;
  return { element: create("div", { class: "theme-switch" }, held), target };
};
