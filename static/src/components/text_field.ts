import alert from "icon:circle-alert";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";

const ENTER_AFTER_COMPOSING_MS = 100;
/** What `keyCode` says of a key that an input method has taken. */
const COMPOSING_KEY = 229;

// An email input cannot tell where its caret is, so it is a text input with that keyboard.
const TYPES: Readonly<Record<string, string>> = { tel: "tel", url: "url", search: "search" };

let fields = 0;

/** One line of text that the user enters. */
export const textField: Component<"TextField"> = (node, host) => {
  const id = `nago-field-${++fields}`;
  const label = create("label", { for: id });
  const input = create("input", { id, class: "input" });
  const words = create("span");
  const note = create("div", { class: "note", id: `${id}-note` }, words);
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
    if ("label" in changed) setText(label, changed.label ?? "");
    if ("placeholder" in changed) setAttribute(input, "placeholder", changed.placeholder);
    if ("disabled" in changed) input.disabled = changed.disabled === true;
    if ("required" in changed) {
      input.required = changed.required === true;
      label.toggleAttribute("data-required", input.required);
    }
    if ("maxLength" in changed) setAttribute(input, "maxlength", changed.maxLength?.toString());
    if (changed.keyboard) {
      input.type = TYPES[changed.keyboard] ?? "text";
      input.inputMode = changed.keyboard;
      const words = changed.keyboard === "text" || changed.keyboard === "search";
      input.autocapitalize = words ? "" : "none";
      input.spellcheck = words;
    }
    if ("autocomplete" in changed) setAttribute(input, "autocomplete", changed.autocomplete);
    if ("supportingText" in changed || "errorText" in changed) showNote();
    if (changed.value) binding.rebind(changed.value);
  };

  const showNote = () => {
    const error = state.errorText;
    const text = error ?? state.supportingText;
    setText(words, text ?? "");
    if (error) {
      if (note.firstChild === words) note.prepend(icon(alert));
    } else note.replaceChildren(words);
    note.hidden = !text;
    note.toggleAttribute("data-error", Boolean(error));
    setAttribute(input, "aria-invalid", error ? "true" : undefined);
    setAttribute(input, "aria-describedby", text ? note.id : undefined);
  };

  note.hidden = true;
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
