import { create, type Changed, type Component } from "../component.ts";

/** A value that a posted form takes along. */
export const hiddenField: Component<"HiddenField"> = (node) => {
  const element = create("input", { type: "hidden" });
  const update = (changed: Changed<"HiddenField">) => {
    if (changed.name !== undefined) element.name = changed.name;
    if (changed.value !== undefined) element.value = changed.value;
  };
  update(node);
  return { element, update };
};
