import calendarDays from "icon:calendar-days";
import { calendar } from "../calendar.ts";
import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { pattern, understood, written } from "../days.ts";
import { editing, patience } from "../editing.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";
import { place } from "../locale.ts";

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A day in the user's order of day, month and year. */
export function dayText(value: unknown): string {
  return typeof value === "string" && ISO.test(value) ? written(value, place()) : String(value ?? "");
}

/** The day as the wire has it; a text that is none stays what it is. */
export function dayOnWire(text: string): string | null {
  const day = understood(text, place());
  return day === undefined ? text : day;
}

/** How a day is written while the field is edited and when it is read: in the same way. */
export const dayWriting = (text: string): string => dayText(dayOnWire(text));

/** A day to write, or to choose from a calendar. */
export const datePicker: Component<"DatePicker"> = (node, host) => {
  const input = create("input", { class: "bare", autocomplete: "off", inputmode: "text" });
  const { label, note, update: say } = labelled(input);
  const opener = create("button", { type: "button", "aria-label": host.text("client.date.open") }, icon(calendarDays));
  const box = create("div", { class: "box" }, input, opener);
  const posted = create("input", { type: "hidden", disabled: "" });
  const element = create("div", { class: "field" }, label, box, note, posted);
  note.setAttribute("aria-live", "polite");
  const state = { ...node };
  const entry = editing(input, { plain: dayWriting, pretty: dayWriting });
  const held = () => understood(entry.read(), place()) ?? null;
  const choose = (day: string | null) => entry.enter(dayText(day));
  const days = calendar({
    anchor: box,
    opener,
    text: host.text,
    locale: place,
    limits: () => state,
    chosen: () => [held()],
    choose: (day) => (choose(day), true),
    clear: () => choose(null),
    required: () => state.required === true,
  });
  box.append(days.element);

  const { refused, mode } = patience(box, (problem) => say({ problem }));
  const binding = host.bind(node.value, {
    element: box,
    kind: "value",
    codec: { text: dayText, wire: dayOnWire },
    read: entry.read,
    show: (text) => {
      entry.show(text);
      posted.value = held() ?? "";
    },
    refused,
    mode,
    observed: () => state.onChange === true,
  });
  input.addEventListener("input", () => (posted.value = held() ?? ""));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) return binding.commit();
    if (event.key !== "ArrowDown" || opener.disabled) return;
    event.preventDefault();
    days.open();
  });

  const update = (changed: Changed<"DatePicker">) => {
    const { name, ...words } = changed;
    Object.assign(state, changed);
    say(words);
    if ("name" in changed) {
      setAttribute(posted, "name", name);
      posted.disabled = name === undefined;
    }
    input.placeholder = pattern(place(), host.text("client.date.letters"));
    opener.disabled = state.disabled === true || state.readOnly === true;
    if (changed.value) binding.rebind(changed.value);
  };
  const { value: _, ...rest } = node;
  update(rest);
  return { element, target: input, update, gone: () => binding.release() };
};
