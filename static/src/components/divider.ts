import { create, type Component } from "../component.ts";

/** A hairline across a column, or upright in a row; its label stands in the middle. */
export const divider: Component<"Divider"> = ({ axis, label }) => {
  const attributes = { class: "divider", "data-axis": axis };
  const element = label
    ? create(
        "div",
        { ...attributes, role: "separator", "aria-label": label, "data-labelled": "" },
        create("span", { "aria-hidden": "true" }, label),
      )
    : create("hr", attributes);
  if (axis === "vertical") element.setAttribute("aria-orientation", "vertical");
  return {
    element,
    update: (changed) => (changed.axis || "label" in changed ? false : undefined),
  };
};
