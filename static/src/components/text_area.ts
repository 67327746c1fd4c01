import { writeKeepingCaret } from "../caret.ts";
import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { counting } from "../counting.ts";
import { labelled } from "../labelled.ts";

const GROWS = CSS.supports("field-sizing", "content");

/** Several lines that the user enters; it grows with them. */
export const textArea: Component<"TextArea"> = (node, host) => {
  const input = create("textarea", { class: "input text-area" });
  const { label, note, update: say } = labelled(input);
  const count = counting(host, true);
  const element = create("div", { class: "field" }, label, input, create("div", { class: "below" }, note, count.element));
  const state = { ...node };

  const looked = () => {
    count.show(input.value.length, state.maxLength);
    if (GROWS) return;
    input.style.setProperty("block-size", "auto");
    if (input.scrollHeight) input.style.setProperty("block-size", `${input.scrollHeight + 2}px`);
  };
  input.addEventListener("input", looked);
  const binding = host.bind(node.value, {
    element: input,
    mode: () => state.mode,
    pause: () => state.pause * 1000,
    show: (text) => {
      writeKeepingCaret(input, text);
      looked();
    },
    observed: () => state.onChange === true,
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    binding.commit();
    input.form?.requestSubmit();
  });

  const update = (changed: Changed<"TextArea">) => {
    Object.assign(state, changed);
    say(changed);
    if ("placeholder" in changed) setAttribute(input, "placeholder", changed.placeholder);
    if (changed.rows) {
      input.rows = changed.rows;
      // What sizes itself by its content takes no notice of its rows.
      input.style.setProperty("min-block-size", `calc(${changed.rows} * 1.5em + 0.75rem + 2px)`);
    }
    if ("maxLength" in changed) setAttribute(input, "maxlength", changed.maxLength?.toString());
    if (changed.value) binding.rebind(changed.value);
    looked();
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
