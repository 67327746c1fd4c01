import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { labelled } from "../labelled.ts";

/** Several lines that the user enters; it grows with them. */
export const textArea: Component<"TextArea"> = (node, host) => {
  const input = create("textarea", { class: "input text-area" });
  const { label, note, update: say } = labelled(input);
  const count = create("span", { class: "count", "aria-hidden": "true" });
  const element = create("div", { class: "field" }, label, input, create("div", { class: "below" }, note, count));
  const state = { ...node };
  const binding = host.bind(node.value, {
    element: input,
    mode: () => state.mode,
    observed: () => state.onChange === true,
  });
  const showCount = () => {
    count.hidden = state.maxLength === undefined;
    if (state.maxLength !== undefined) setText(count, `${input.value.length} / ${state.maxLength}`);
  };
  input.addEventListener("input", showCount);

  const update = (changed: Changed<"TextArea">) => {
    Object.assign(state, changed);
    say(changed);
    if ("placeholder" in changed) setAttribute(input, "placeholder", changed.placeholder);
    if (changed.rows) input.rows = changed.rows;
    if ("maxLength" in changed) setAttribute(input, "maxlength", changed.maxLength?.toString());
    if (changed.value) binding.rebind(changed.value);
    showCount();
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
