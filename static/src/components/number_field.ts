import minus from "icon:minus";
import plus from "icon:plus";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { editing, patience } from "../editing.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";
import { language } from "../locale.ts";
import { numbers, stepped } from "../numbers.ts";
import { repeating } from "../repeating.ts";

const PAGE = 10;

/** A number to write, or to step to. */
export const numberField: Component<"NumberField"> = (node, host) => {
  const input = create("input", { class: "bare", role: "spinbutton", autocomplete: "off" });
  const { label, note, id, update: say } = labelled(input);
  const unit = create("span", { class: "unit", "aria-hidden": "true" });
  const button = (key: "client.number.less" | "client.number.more", sign: string) =>
    create(
      "button",
      { type: "button", tabindex: "-1", "aria-label": host.text(key), "aria-controls": id },
      icon(sign),
    );
  const less = button("client.number.less", minus);
  const more = button("client.number.more", plus);
  const box = create("div", { class: "box number" }, input, unit, less, more);
  const posted = create("input", { type: "hidden", disabled: "" });
  const element = create("div", { class: "field" }, label, box, note, posted);
  note.setAttribute("aria-live", "polite");
  const state = { ...node };
  let format = numbers(language(), state.decimals, state.grouping);

  const parse = (text: string) => format.parse(withoutUnit(text.trim(), state.unit));
  const wire = (text: string) => {
    const value = parse(text);
    return Number.isNaN(value) ? text : value;
  };
  const number = () => {
    const value = parse(entry.read());
    return Number.isNaN(value) ? null : value;
  };
  const written = (text: string, how: (value: number) => string) => {
    const value = parse(text);
    if (value === null || Number.isNaN(value)) return text;
    const { decimals } = state;
    const cut = decimals !== undefined && Math.abs(Number(value.toFixed(decimals)) - value) > 1e-9;
    return cut ? text : how(value);
  };
  const entry = editing(input, {
    plain: (text) => written(text, format.plain),
    pretty: (text) => written(text, format.pretty),
  });

  const tell = () => {
    const value = number();
    const said = value === null ? undefined : `${format.pretty(value)} ${state.unit ?? ""}`.trim();
    setAttribute(input, "aria-valuenow", value === null ? undefined : String(value));
    setAttribute(input, "aria-valuetext", said);
    posted.value = value === null ? "" : String(value);
    const closed = state.disabled === true || state.readOnly === true;
    less.disabled = closed || (value !== null && value <= (state.minimum ?? -Infinity));
    more.disabled = closed || (value !== null && value >= (state.maximum ?? Infinity));
  };
  input.addEventListener("input", tell);
  const { refused, mode } = patience(box, (problem) => say({ problem }));
  const binding = host.bind(node.value, {
    element: input,
    kind: "value",
    codec: { text: (value) => (typeof value === "number" ? format.plain(value) : String(value ?? "")), wire },
    read: entry.read,
    show: (text) => {
      entry.show(text);
      tell();
    },
    refused,
    mode,
    observed: () => state.onChange === true,
  });

  const go = (value: number | undefined) => {
    if (value !== undefined && value !== number()) entry.enter(format.plain(value));
  };
  const step = (times: number) => go(stepped(number(), times, state));
  repeating(less, () => step(-1));
  repeating(more, () => step(1));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Enter") return binding.commit();
    if (state.readOnly) return;
    const { key } = event;
    const times = { ArrowUp: 1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE }[key];
    const limit = key === "Home" ? state.minimum : key === "End" ? state.maximum : undefined;
    if (times === undefined && limit === undefined) return;
    event.preventDefault();
    if (times === undefined) go(limit);
    else step(times);
  });

  const update = (changed: Changed<"NumberField">) => {
    const { name, ...words } = changed;
    Object.assign(state, changed);
    say(words);
    if ("name" in changed) {
      setAttribute(posted, "name", name);
      posted.disabled = name === undefined;
    }
    if ("decimals" in changed || "grouping" in changed) {
      format = numbers(language(), state.decimals, state.grouping);
      entry.refresh();
    }
    const from = state.minimum;
    input.inputMode = from === undefined || from < 0 ? "text" : state.decimals === 0 ? "numeric" : "decimal";
    setAttribute(input, "aria-valuemin", from?.toString());
    setAttribute(input, "aria-valuemax", state.maximum?.toString());
    setAttribute(input, "placeholder", state.placeholder);
    setText(unit, state.unit ?? "");
    unit.hidden = !state.unit;
    if (changed.value) binding.rebind(changed.value);
    tell();
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};

function withoutUnit(text: string, unit: string | undefined): string {
  return unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
}
