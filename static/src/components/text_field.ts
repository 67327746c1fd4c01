import close from "icon:x";
import search from "icon:search";
import { writeKeepingCaret } from "../caret.ts";
import { create, setAttribute, setToken, type Changed, type Component } from "../component.ts";
import { counting } from "../counting.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";

const ENTER_AFTER_COMPOSING_MS = 100;
/** What `keyCode` says of a key that an input method has taken. */
const COMPOSING_KEY = 229;

// An email input cannot tell where its caret is, so it is a text input with that keyboard.
const TYPES: Readonly<Record<string, string>> = { tel: "tel", url: "url", search: "search" };
const FILLED: Readonly<Record<string, string>> = { email: "email", tel: "tel" };

/** One line of text that the user enters. */
export const textField: Component<"TextField"> = (node, host) => {
  const input = create("input", { class: "input" });
  const { label, note, id, update: say } = labelled(input);
  const leading = create("span", { class: "affix", id: `${id}-before` });
  const trailing = create("span", { class: "affix", id: `${id}-after` });
  const box = create("div", { class: "affixed" }, leading, input, trailing);
  const searches = node.kind === "search";
  const clear = create("button", { type: "button", class: "clear", tabindex: "-1" }, icon(close));
  if (searches) {
    box.prepend(create("span", { class: "affix" }, icon(search)));
    input.after(clear);
  }
  const count = counting(host, false);
  const element = create("div", { class: "field" }, label, count.element, box, note);
  const state = { ...node };

  const looked = () => {
    count.show(input.value.length, state.maxLength);
    clear.hidden = !input.value || input.disabled || input.readOnly;
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

  const empty = () => {
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    binding.commit();
  };
  clear.addEventListener("click", () => {
    empty();
    input.focus();
  });
  // All of the box is the field, except what can be pressed by itself.
  box.addEventListener("click", ({ target }) => {
    if (!(target as Element).closest("button, a, input")) input.focus();
  });
  // What stands around it is read with it, if it is words.
  input.addEventListener("focus", () => {
    for (const affix of [leading, trailing]) {
      setToken(input, "aria-describedby", affix.id, Boolean(affix.textContent));
    }
  });

  // Enter twice in a row enters one value once.
  let entered = false;
  input.addEventListener("input", () => (entered = false));

  let composedAt = -Infinity;
  input.addEventListener("compositionend", () => (composedAt = performance.now()));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === COMPOSING_KEY) return;
    if (event.key === "Escape" && searches && input.value && !input.readOnly) {
      event.preventDefault();
      event.stopPropagation();
      return empty();
    }
    if (event.key !== "Enter" || performance.now() - composedAt < ENTER_AFTER_COMPOSING_MS) return;
    binding.commit();
    if (!state.onEnter || entered || (state.clearOnEnter && !input.value)) return;
    entered = true;
    host.act("onEnter", () => (entered = false));
    if (state.clearOnEnter) empty();
  });

  const update = (changed: Changed<"TextField">) => {
    Object.assign(state, changed);
    if ((state.kind === "search") !== searches) return false;
    say(changed);
    if ("label" in changed) clear.ariaLabel = host.text("client.field.clear").replace("{label}", () => state.label);
    if ("placeholder" in changed) setAttribute(input, "placeholder", changed.placeholder);
    if ("maxLength" in changed) setAttribute(input, "maxlength", changed.maxLength?.toString());
    if (changed.kind) {
      input.type = TYPES[changed.kind] ?? "text";
      input.inputMode = changed.kind;
      const words = changed.kind === "text" || changed.kind === "search";
      input.autocapitalize = words ? "" : "none";
      input.spellcheck = words;
    }
    input.enterKeyHint = searches ? "search" : state.clearOnEnter ? "send" : "";
    setAttribute(input, "autocomplete", state.autocomplete ?? FILLED[state.kind]);
    if (changed.value) binding.rebind(changed.value);
    looked();
    return undefined;
  };

  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, slots: { leading, trailing }, update, gone: () => binding.release() };
};
