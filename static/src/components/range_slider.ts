import { create, setText, type Changed, type Component } from "../component.ts";
import { grouped } from "../grouped.ts";
import { place, setScale, share, spoken, thumb, track } from "../track.ts";

type Pair = [number, number];

/** Two thumbs on a track: where a range begins and where it ends. */
export const rangeSlider: Component<"RangeSlider"> = (node, host) => {
  const thumbs = [thumb(), thumb()] as const;
  const rail = track(...thumbs);
  rail.dataset["thumbs"] = "2";
  const element = create("div", { class: "field slider", role: "group" });
  const { legend, note, update: say } = grouped(element, create("span"));
  const output = create("output");
  element.append(create("div", { class: "slider-head" }, legend, output), rail, note);
  const state = { ...node };
  let pair: Pair = [state.minimum ?? 0, state.maximum];

  const tell = () => {
    thumbs.forEach((each, at) => {
      place(each, pair[at]!, state);
      each.input.value = String(pair[at]);
    });
    setText(output, `${spoken(pair[0], state)} – ${spoken(pair[1], state)}`);
    rail.style.setProperty("--from", String(share(pair[0], state)));
    rail.style.setProperty("--to", String(share(pair[1], state)));
    // Where both thumbs lie at the upper end, the lower one must be reached.
    rail.toggleAttribute("data-crowded", share(pair[0], state) > 0.5);
  };
  const moved = (at: 0 | 1) => {
    const value = thumbs[at].input.valueAsNumber;
    if (at === 0) pair = [Math.min(value, pair[1]), pair[1]];
    else pair = [pair[0], Math.max(value, pair[0])];
    tell();
  };
  thumbs[0].input.addEventListener("input", () => moved(0));
  thumbs[1].input.addEventListener("input", () => moved(1));
  rail.addEventListener("pointerdown", (event) => {
    if (event.defaultPrevented || event.target !== rail || state.disabled) return;
    const { left, width } = rail.getBoundingClientRect();
    const there = (event.clientX - left) / width;
    const at = getComputedStyle(rail).direction === "rtl" ? 1 - there : there;
    const [from, to] = [share(pair[0], state), share(pair[1], state)];
    const { input } = thumbs[Math.abs(at - from) <= Math.abs(at - to) && at < to ? 0 : 1];
    event.preventDefault();
    input.focus();
    input.value = String((state.minimum ?? 0) + at * (state.maximum - (state.minimum ?? 0)));
    for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
  });

  const scale = () => thumbs.forEach((each, at) => setScale(each, state, pair[at]!));
  scale();
  const binding = host.bind(node.value, {
    element: rail,
    kind: "value",
    codec: { text: (value) => JSON.stringify(value), wire: (text) => JSON.parse(text) as unknown },
    read: () => JSON.stringify(pair),
    show: (text) => {
      pair = JSON.parse(text) as Pair;
      tell();
    },
    mode: () => "auto",
    observed: () => state.onChange === true,
  });

  const update = (changed: Changed<"RangeSlider">) => {
    Object.assign(state, changed);
    say(changed);
    thumbs.forEach(({ input }, at) => {
      const end = host.text(at ? "client.range.to" : "client.range.from");
      input.setAttribute("aria-label", `${state.label}: ${end}`);
      input.disabled = state.disabled === true;
      input.ariaInvalid = state.errorText ? "true" : null;
      input.ariaReadOnly = state.readOnly ? "true" : null;
      input.name = state.name ?? "";
    });
    rail.toggleAttribute("data-read-only", state.readOnly === true);
    scale();
    if (changed.value) binding.rebind(changed.value);
    tell();
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, update, gone: () => binding.release() };
};
