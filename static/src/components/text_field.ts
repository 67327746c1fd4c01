import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { labelled } from "../labelled.ts";

const ENTER_AFTER_COMPOSING_MS = 100;
/** What `keyCode` says of a key that an input method has taken. */
const COMPOSING_KEY = 229;

// An email input cannot tell where its caret is, so it is a text input with that keyboard.
const TYPES: Readonly<Record<string, string>> = { tel: "tel", url: "url", search: "search" };

/** One line of text that the user enters. */
export const textField: Component<"TextField"> = (node, host) => {
  const input = create("input", { class: "input" });
  const { label, note, update: say } = labelled(input);
  const element = create("div", { class: "field" }, label, input, note);
  const state = { ...node };
  const binding = host.bind(node.value, {
    element: input,
    mode: () => state.mode,
    observed: () => state.onChange === true,
  });

  // Enter twice in a row enters one value once.
  let entered = false;
  input.addEventListener("input", () => (entered = false));

  let composedAt = -Infinity;
  input.addEventListener("compositionend", () => (composedAt = performance.now()));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === COMPOSING_KEY) return;
    if (performance.now() - composedAt < ENTER_AFTER_COMPOSING_MS) return;
    binding.commit();
    if (!state.onEnter || entered) return;
    entered = true;
    host.act("onEnter", () => (entered = false));
  });

  const update = (changed: Changed<"TextField">) => {
    Object.assign(state, changed);
    say(changed);
    if ("placeholder" in changed) setAttribute(input, "placeholder", changed.placeholder);
    if ("maxLength" in changed) setAttribute(input, "maxlength", changed.maxLength?.toString());
    if (changed.keyboard) {
      input.type = TYPES[changed.keyboard] ?? "text";
      input.inputMode = changed.keyboard;
      const words = changed.keyboard === "text" || changed.keyboard === "search";
      input.autocapitalize = words ? "" : "none";
      input.spellcheck = words;
    }
    if ("autocomplete" in changed) setAttribute(input, "autocomplete", changed.autocomplete);
    if (changed.value) binding.rebind(changed.value);
  };

  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
