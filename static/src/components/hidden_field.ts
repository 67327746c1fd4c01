import { create, setAttribute, type Changed, type Component } from "../component.ts";

/** A value that a posted form takes along. */
export const hiddenField: Component<"HiddenField"> = (node) => {
  const element = create("input");
  const update = (changed: Changed<"HiddenField">) => {
    if (changed.name !== undefined) element.name = changed.name;
    if (changed.value !== undefined) element.value = changed.value;
    if (!("autocomplete" in changed)) return;
    // Password managers pass over fields of the type "hidden", though not over those out of sight.
    setAttribute(element, "type", changed.autocomplete ? "text" : "hidden");
    setAttribute(element, "autocomplete", changed.autocomplete);
    element.hidden = element.readOnly = changed.autocomplete !== undefined;
  };
  update({ autocomplete: undefined, ...node });
  return { element, update };
};
