import chevron from "icon:chevron-down";
import { create, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";
import type { Option as Choice } from "../wire.ts";

/** One of several. */
export const select: Component<"Select"> = (node, host) => {
  const input = create("select", { class: "input" });
  const { label, note, update: say } = labelled(input);
  const element = create(
    "div",
    { class: "field" },
    label,
    create("div", { class: "select" }, input, icon(chevron)),
    note,
  );
  const state = { observed: node.onChange === true, options: node.options, placeholder: node.placeholder };
  fill(input, state.options, state.placeholder);
  const binding = host.bind(node.value, {
    element: input,
    kind: "choice",
    mode: () => "auto",
    observed: () => state.observed,
  });

  const update = (changed: Changed<"Select">) => {
    say(changed);
    if ("onChange" in changed) state.observed = changed.onChange === true;
    if (changed.options || "placeholder" in changed) {
      if (changed.options) state.options = changed.options;
      if ("placeholder" in changed) state.placeholder = changed.placeholder;
      const chosen = input.value;
      fill(input, state.options, state.placeholder);
      input.value = chosen;
    }
    if (changed.value) binding.rebind(changed.value);
  };
  const { value: _, options: __, placeholder: ___, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};

function fill(input: HTMLSelectElement, options: readonly Choice[], placeholder: string | undefined): void {
  const shown = options.map(({ value, title, disabled }) => {
    const option = create("option", { value }, title);
    option.disabled = disabled === true;
    return option;
  });
  if (placeholder !== undefined) {
    const first = create("option", { value: "", disabled: "", hidden: "" }, placeholder);
    shown.unshift(first);
  }
  input.replaceChildren(...shown);
}
