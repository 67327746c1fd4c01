import { create, setText, type Changed, type Component } from "../component.ts";
import { labelled } from "../labelled.ts";
import { place, setScale, share, spoken, thumb, track } from "../track.ts";

/** A number to be set by a thumb on a track. */
export const slider: Component<"Slider"> = (node, host) => {
  const one = thumb();
  const { input } = one;
  const { label, note, id, update: say } = labelled(input);
  const output = create("output", { for: id });
  const rail = track(one);
  const element = create("div", { class: "field slider" }, create("div", { class: "slider-head" }, label, output), rail, note);
  const state = { ...node };
  let value = state.minimum ?? 0;
  const tell = () => {
    place(one, value, state);
    setText(output, spoken(value, state));
    rail.style.setProperty("--from", "0");
    rail.style.setProperty("--to", String(share(value, state)));
  };
  input.addEventListener("input", () => {
    value = input.valueAsNumber;
    tell();
  });
  setScale(one, state, value);
  const binding = host.bind(node.value, {
    element: input,
    kind: "value",
    codec: { text: String, wire: Number },
    show: (text) => {
      value = Number(text);
      input.value = text;
      tell();
    },
    mode: () => "auto",
    observed: () => state.onChange === true,
  });

  const update = (changed: Changed<"Slider">) => {
    Object.assign(state, changed);
    say(changed);
    rail.toggleAttribute("data-read-only", state.readOnly === true);
    input.ariaReadOnly = state.readOnly ? "true" : null;
    setScale(one, state, value);
    if (changed.value) binding.rebind(changed.value);
    tell();
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
