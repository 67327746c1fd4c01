import { create, type Component } from "../component.ts";

/** A hairline across a column, or upright in a row. */
export const divider: Component<"Divider"> = ({ axis }) => {
  const element = create("hr", { class: "divider", "data-axis": axis });
  if (axis === "vertical") element.setAttribute("aria-orientation", "vertical");
  return {
    element,
    update: (changed) => (changed.axis ? false : undefined),
  };
};
