import calendarDays from "icon:calendar-days";
import { calendar } from "../calendar.ts";
import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { pattern, understood } from "../days.ts";
import { editing, patience } from "../editing.ts";
import { grouped } from "../grouped.ts";
import { icon } from "../icon.ts";
import { place } from "../locale.ts";
import type { DateRange } from "../wire.ts";
import { dayOnWire, dayText, dayWriting } from "./date_picker.ts";

type Texts = [start: string, end: string];

/** Two days, the first not after the second. */
export const dateRangePicker: Component<"DateRangePicker"> = (node, host) => {
  const inputs = [0, 1].map(() => create("input", { class: "bare", autocomplete: "off" }));
  const opener = create("button", { type: "button", "aria-label": host.text("client.date.open") }, icon(calendarDays));
  const box = create("div", { class: "box range-box" }, inputs[0]!, create("span", { "aria-hidden": "true" }, "–"), inputs[1]!, opener);
  const element = create("div", { class: "field", role: "group" });
  const { legend, note, update: say } = grouped(element, create("span", { class: "group-label" }));
  element.append(legend, box, note);
  note.setAttribute("aria-live", "polite");
  const state = { ...node };
  const ends = inputs.map((input) => editing(input, { plain: dayWriting, pretty: dayWriting }));
  const held = () => ends.map((end) => understood(end.read(), place()) ?? null);
  const enter = (...days: readonly (string | null)[]) => days.forEach((day, at) => ends[at]!.enter(dayText(day)));

  // The first day that is chosen in an open calendar is where the range begins.
  let beginning: string | null = null;
  const days = calendar({
    anchor: box,
    opener,
    text: host.text,
    locale: place,
    limits: () => state,
    chosen: () => (beginning ? [beginning] : held()),
    choose(day) {
      if (beginning === null || day < beginning) {
        beginning = day;
        return false;
      }
      enter(beginning, day);
      beginning = null;
      return true;
    },
    clear: () => enter(null, null),
    required: () => state.required === true,
  });
  box.append(days.element);
  days.element.addEventListener("toggle", () => {
    if (!days.isOpen) beginning = null;
  });

  let errorText = node.errorText;
  let problem: string | undefined;
  const mark = () => {
    for (const input of inputs) setAttribute(input, "aria-invalid", problem ?? errorText ? "true" : undefined);
  };
  const { refused, mode } = patience(box, (next) => {
    problem = next;
    say({ problem });
    mark();
  });
  const binding = host.bind(node.value, {
    element: box,
    kind: "value",
    codec: {
      text: (value) => JSON.stringify([dayText((value as DateRange).start), dayText((value as DateRange).end)]),
      wire: (text) => {
        const [start, end] = (JSON.parse(text) as Texts).map(dayOnWire);
        return { start, end };
      },
    },
    read: () => JSON.stringify(ends.map((end) => end.read())),
    show: (text) => (JSON.parse(text) as Texts).forEach((each, at) => ends[at]!.show(each)),
    refused,
    mode,
    observed: () => state.onChange === true,
  });
  inputs.forEach((input) =>
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) return binding.commit();
      if (event.key !== "ArrowDown" || opener.disabled) return;
      event.preventDefault();
      days.open();
    }),
  );

  const update = (changed: Changed<"DateRangePicker">) => {
    Object.assign(state, changed);
    say(changed);
    errorText = state.errorText;
    inputs.forEach((input, at) => {
      input.setAttribute("aria-label", `${state.label}: ${host.text(at ? "client.range.to" : "client.range.from")}`);
      setAttribute(input, "aria-describedby", state.errorText ?? state.supportingText ? note.id : undefined);
      setAttribute(input, "name", state.name && `${state.name}.${at ? "end" : "start"}`);
      input.placeholder = pattern(place(), host.text("client.date.letters"));
      input.disabled = state.disabled === true;
      input.readOnly = state.readOnly === true;
      input.required = state.required === true;
    });
    mark();
    opener.disabled = state.disabled === true || state.readOnly === true;
    if (changed.value) binding.rebind(changed.value);
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, update, gone: () => binding.release() };
};
