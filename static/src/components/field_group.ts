import { create, setText, type Changed, type Component } from "../component.ts";
import { grouped } from "../grouped.ts";

/** Fields under one title. */
export const fieldGroup: Component<"FieldGroup"> = (node) => {
  const element = create("fieldset", { class: "field-group" });
  const description = create("p", { class: "note" });
  const fields = create("div", { class: "field-columns" });
  const { legend, note, update: say } = grouped(element, create("legend"));
  element.append(legend, description, fields, note);
  const update = (changed: Changed<"FieldGroup">) => {
    if (changed.title !== undefined) say({ label: changed.title });
    if ("errorText" in changed) say({ errorText: changed.errorText });
    if ("description" in changed) {
      setText(description, changed.description ?? "");
      description.hidden = !changed.description;
    }
    if (changed.columns) fields.dataset["columns"] = String(changed.columns);
  };
  update({ description: undefined, ...node });
  return { element, slots: { children: fields }, update };
};
