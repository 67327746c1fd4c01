import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { editing, patience } from "../editing.ts";
import { labelled } from "../labelled.ts";
import { setStyle } from "../style.ts";

const WRITTEN = /^#?(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i;

/** `#rrggbb` for what may be written shorter; another text as it is, for the server to judge. */
function onWire(text: string): string {
  const [, short, long] = WRITTEN.exec(text.trim()) ?? [];
  const digits = long ?? short?.replace(/./g, "$&$&");
  return digits === undefined ? text.trim() : `#${digits.toLowerCase()}`;
}

/** A colour to choose in the browser's own picker, or to write in digits. */
export const colorField: Component<"ColorField"> = (node, host) => {
  const input = create("input", {
    class: "bare",
    dir: "ltr",
    autocomplete: "off",
    spellcheck: "false",
    autocapitalize: "none",
  });
  const { label, note, id, update: say } = labelled(input);
  const well = create("input", { class: "well", type: "color", "aria-describedby": id });
  const swatch = create("span", { class: "swatch" }, well);
  const box = create("div", { class: "box color" }, swatch, input);
  const element = create("div", { class: "field" }, label, box, note);
  note.setAttribute("aria-live", "polite");
  const state = { ...node };
  const entry = editing(input, { plain: onWire, pretty: onWire });

  const tell = () => {
    const colour = onWire(entry.read());
    const known = WRITTEN.test(colour);
    if (known) well.value = colour;
    swatch.toggleAttribute("data-empty", !known);
    setStyle(swatch, "--colour", known ? well.value : null);
  };
  input.addEventListener("input", tell);
  // What is chosen is written into the field, as if by hand: there is one value.
  well.addEventListener("input", (event) => {
    event.stopPropagation();
    entry.enter(well.value);
  });
  well.addEventListener("change", (event) => event.stopPropagation());
  const { refused, mode } = patience(box, (problem) => say({ problem }));
  const binding = host.bind(node.value, {
    element: input,
    kind: "value",
    codec: { text: (value) => String(value ?? ""), wire: onWire },
    read: entry.read,
    show: (text) => {
      entry.show(text);
      tell();
    },
    refused,
    mode,
    observed: () => state.onChange === true,
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) binding.commit();
  });

  const update = (changed: Changed<"ColorField">) => {
    Object.assign(state, changed);
    say(changed);
    if ("label" in changed) well.ariaLabel = `${state.label}: ${host.text("client.color.choose")}`;
    if ("placeholder" in changed) setAttribute(input, "placeholder", changed.placeholder);
    well.disabled = state.disabled === true || state.readOnly === true;
    if (changed.value) binding.rebind(changed.value);
    tell();
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
