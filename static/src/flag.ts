// A yes or no, as a box to tick or as a switch.
import { create, type Fields, type Host } from "./component.ts";
import { labelled } from "./labelled.ts";

type Flag = Fields<"Checkbox"> | Fields<"Toggle">;

export function flag(node: Readonly<Flag>, host: Host, look: "checkbox" | "switch") {
  const input = create("input", { type: "checkbox", class: look });
  if (look === "switch") input.setAttribute("role", "switch");
  const { label, note, update: say } = labelled(input);
  const element = create("div", { class: "flag" }, input, create("div", {}, label, note));
  const state = { observed: node.onChange === true };
  const binding = host.bind(node.value, {
    element: input,
    kind: "flag",
    mode: () => "auto",
    observed: () => state.observed,
  });
  input.addEventListener("change", () => {
    if (state.observed) binding.commit();
  });

  const update = (changed: Partial<Flag>) => {
    say(changed);
    if ("onChange" in changed) state.observed = changed.onChange === true;
    if ("indeterminate" in changed) input.indeterminate = changed.indeterminate === true;
    if (changed.value) binding.rebind(changed.value);
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
}
