import { create, type Component } from "../component.ts";

/** A hairline between two groups of a menu. */
export const menuDivider: Component<"MenuDivider"> = () => ({
  element: create("hr", { class: "menu-divider" }),
});
