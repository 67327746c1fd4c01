import eye from "icon:eye";
import eyeOff from "icon:eye-off";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";

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
  const level = create("div", { class: "strength-bars", "aria-hidden": "true" });
  for (let bar = 0; bar < 4; bar++) level.append(create("span"));
  const words = create("span", { "aria-live": "polite" });
  const strength = create("div", { class: "strength", hidden: "" }, level, words);
  const element = create(
    "div",
    { class: "field" },
    label,
    create("div", { class: "password" }, input, reveal),
    strength,
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

  const update = (changed: Changed<"PasswordField">) => {
    Object.assign(state, changed);
    say(changed);
    if ("maxLength" in changed) setAttribute(input, "maxlength", changed.maxLength?.toString());
    if (changed.autocomplete) input.setAttribute("autocomplete", changed.autocomplete);
    if ("strength" in changed || "strengthText" in changed) {
      strength.hidden = state.strength === undefined;
      strength.dataset["level"] = String(state.strength ?? 0);
      setText(words, state.strengthText ?? "");
    }
    if ("disabled" in changed) reveal.disabled = changed.disabled === true;
    if (changed.value) binding?.rebind(changed.value);
  };
  show(false);
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding?.release() };
};
