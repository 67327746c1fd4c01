import { create, type Component } from "../component.ts";

/** Rows one below the other. */
export const list: Component<"List"> = () => {
  // The role is said because browsers drop it with the list's marks.
  const element = create("ul", { class: "list", role: "list" });
  return { element, slots: { children: element } };
};
