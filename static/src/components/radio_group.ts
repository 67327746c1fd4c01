import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { grouped } from "../grouped.ts";
import type { Option as Choice } from "../wire.ts";

/** One of a few, all in sight. */
export const radioGroup: Component<"RadioGroup"> = (node, host) => {
  const element = create("fieldset", { class: "field radio-group", role: "radiogroup" });
  const { legend, note, id, update: say } = grouped(element, create("legend"));
  const list = create("div", { class: "radios" });
  element.append(legend, list, note);
  const state = { ...node };
  let chosen = "";

  const inputs = () => [...list.querySelectorAll("input")];
  const check = () => {
    for (const input of inputs()) input.checked = input.value === chosen;
  };
  const fill = () => {
    const focused = inputs().find((input) => input === document.activeElement)?.value;
    list.replaceChildren(...state.options.map((each, at) => radio(each, `${id}-${at}`, state.name ?? id)));
    for (const input of inputs()) {
      if (state.disabled) input.disabled = true;
      input.required = state.required === true;
    }
    check();
    if (focused !== undefined) inputs().find((input) => input.value === focused)?.focus();
  };
  const keep = (event: Event) => {
    if (state.readOnly && !(event instanceof KeyboardEvent && event.key === "Tab")) event.preventDefault();
  };
  list.addEventListener("click", keep);
  list.addEventListener("keydown", keep);
  fill();
  const binding = host.bind(node.value, {
    element,
    kind: "choice",
    read: () => (chosen = inputs().find((input) => input.checked)?.value ?? ""),
    show: (text) => {
      chosen = text;
      check();
    },
    mode: () => "auto",
    observed: () => state.onChange === true,
  });

  const update = (changed: Changed<"RadioGroup">) => {
    Object.assign(state, changed);
    say(changed);
    setAttribute(element, "aria-required", state.required ? "true" : undefined);
    setAttribute(element, "aria-readonly", state.readOnly ? "true" : undefined);
    setAttribute(element, "aria-invalid", state.errorText ? "true" : undefined);
    setAttribute(element, "aria-disabled", state.disabled ? "true" : undefined);
    element.dataset["axis"] = state.axis;
    if (["options", "disabled", "required", "name"].some((field) => field in changed)) fill();
    if (changed.value) binding.rebind(changed.value);
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, update, gone: () => binding.release() };
};

function radio({ value, title, supportingText, disabled }: Choice, id: string, name: string): HTMLElement {
  const input = create("input", { type: "radio", class: "radio", id, name, value });
  input.disabled = disabled === true;
  const words = create("div", {}, create("label", { for: id }, title));
  if (supportingText) {
    words.append(create("div", { class: "note", id: `${id}-note` }, supportingText));
    input.setAttribute("aria-describedby", `${id}-note`);
  }
  return create("div", { class: "flag" }, input, words);
}
