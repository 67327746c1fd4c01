import clock from "icon:clock";
import { minutesIn, timeAt, written } from "../clock.ts";
import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { editing, patience } from "../editing.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";
import { place } from "../locale.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

function onWire(text: string): string | null {
  const minutes = minutesIn(text);
  if (minutes === undefined) return text;
  return minutes === null ? null : timeAt(minutes);
}

function shown(value: unknown): string {
  const minutes = typeof value === "string" ? minutesIn(value) : null;
  return typeof minutes === "number" ? written(minutes, place()) : String(value ?? "");
}

const writing = (text: string): string => shown(onWire(text));

/** A time of day to write. */
export const timePicker: Component<"TimePicker"> = (node, host) => {
  const input = create("input", { class: "bare", autocomplete: "off", role: "spinbutton" });
  const { label, note, update: say } = labelled(input);
  const box = create("div", { class: "box time" }, input, create("span", { class: "unit" }, icon(clock)));
  const posted = create("input", { type: "hidden", disabled: "" });
  const element = create("div", { class: "field" }, label, box, note, posted);
  note.setAttribute("aria-live", "polite");
  const state = { ...node };
  const entry = editing(input, { plain: writing, pretty: writing });

  const tell = () => {
    const minutes = minutesIn(entry.read());
    const known = typeof minutes === "number";
    setAttribute(input, "aria-valuenow", known ? String(minutes) : undefined);
    setAttribute(input, "aria-valuetext", known ? written(minutes, place()) : undefined);
    posted.value = known ? timeAt(minutes) : "";
  };
  input.addEventListener("input", tell);
  const { refused, mode } = patience(box, (problem) => say({ problem }));
  const binding = host.bind(node.value, {
    element: input,
    kind: "value",
    codec: { text: shown, wire: onWire },
    read: entry.read,
    show: (text) => {
      entry.show(text);
      tell();
    },
    refused,
    mode,
    observed: () => state.onChange === true,
  });
  const limit = (time: string | undefined, otherwise: number) => (time === undefined ? otherwise : minutesIn(time)!);
  const step = (by: number) => {
    const low = limit(state.minimum, 0);
    const high = limit(state.maximum, DAY - 1);
    const now = minutesIn(entry.read());
    const size = Math.abs(by);
    const from = typeof now === "number" ? (by > 0 ? Math.floor(now / size) : Math.ceil(now / size)) * size + by : low;
    entry.enter(written(Math.min(high, Math.max(low, from)), place()));
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Enter") return binding.commit();
    const by = { ArrowUp: state.step, ArrowDown: -state.step, PageUp: HOUR, PageDown: -HOUR }[event.key];
    if (by === undefined || state.readOnly) return;
    event.preventDefault();
    step(by);
  });

  const update = (changed: Changed<"TimePicker">) => {
    const { name, ...words } = changed;
    Object.assign(state, changed);
    say(words);
    if ("name" in changed) {
      setAttribute(posted, "name", name);
      posted.disabled = name === undefined;
    }
    setAttribute(input, "aria-valuemin", String(limit(state.minimum, 0)));
    setAttribute(input, "aria-valuemax", String(limit(state.maximum, DAY - 1)));
    input.placeholder = "--:--";
    if (changed.value) binding.rebind(changed.value);
    tell();
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
