import eye from "icon:eye";
import eyeOff from "icon:eye-off";
import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { extra } from "../extras.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";
import type { Strength } from "../strength.ts";

/** A secret that the user enters; it can be shown to himself. */
export const passwordField: Component<"PasswordField"> = (node, host) => {
  const input = create("input", { type: "password", class: "input", autocapitalize: "none", spellcheck: "false" });
  const { label, note, id, update: say } = labelled(input);
  const reveal = create("button", {
    type: "button",
    class: "reveal",
    "aria-controls": id,
    "aria-label": host.text("client.password.show"),
  });
  const capsLock = create("div", { class: "note", hidden: "" }, host.text("client.password.caps_lock"));
  const element = create(
    "div",
    { class: "field" },
    label,
    create("div", { class: "password" }, input, reveal),
    note,
    capsLock,
  );
  const state = { ...node };
  const binding = node.value
    ? host.bind(node.value, {
        element: input,
        mode: () => (state.onChange ? "live" : "submit"),
        observed: () => state.onChange === true,
      })
    : null;

  const show = (visible: boolean) => {
    input.type = visible ? "text" : "password";
    reveal.ariaPressed = String(visible);
    reveal.replaceChildren(icon(visible ? eyeOff : eye));
  };
  reveal.addEventListener("click", () => {
    show(input.type === "password");
    input.focus();
  });
  // Nobody who comes by later finds it in the clear.
  input.form?.addEventListener("submit", () => show(false));
  const capsLockOf = (event: KeyboardEvent) => {
    capsLock.hidden = !event.getModifierState("CapsLock");
  };
  input.addEventListener("keydown", capsLockOf);
  input.addEventListener("keyup", capsLockOf);
  input.addEventListener("blur", () => (capsLock.hidden = true));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !state.onEnter) return;
    binding?.commit();
    host.act("onEnter");
  });

  let strength: Strength | undefined;
  const measure = async () => {
    if (state.minLength === undefined) return strength?.element.remove();
    const make = await extra("strength");
    strength ??= make(input, host);
    if (state.minLength === undefined) return;
    strength.rules({ least: state.minLength, about: state.about ?? [] });
    if (!strength.element.parentNode) note.before(strength.element);
  };
  const measureIfPossible = () => {
    measure().catch(() => {}); // the field works without; the server says what is wrong
  };

  const update = (changed: Changed<"PasswordField">) => {
    Object.assign(state, changed);
    say(changed);
    if ("maxLength" in changed) setAttribute(input, "maxlength", changed.maxLength?.toString());
    if (changed.autocomplete) input.setAttribute("autocomplete", changed.autocomplete);
    if ("minLength" in changed || "about" in changed) measureIfPossible();
    if ("disabled" in changed) reveal.disabled = changed.disabled === true;
    if (changed.value) binding?.rebind(changed.value);
  };
  show(false);
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding?.release() };
};
