// A field to choose from many: one, shown as its text, or several, shown as chips.
import chevron from "icon:chevron-down";
import close from "icon:x";
import { Seeking } from "./seeking.ts";
import { Chips } from "./chips.ts";
import { Combobox } from "./combobox.ts";
import { create, setAttribute, type Codec, type Fields, type Host } from "./component.ts";
import { icon } from "./icon.ts";
import { labelled } from "./labelled.ts";
import type { Option as Choice } from "./wire.ts";

type One = Fields<"Picker">;
type Several = Fields<"MultiPicker">;
type Picking = One | Several;

const LIST: Codec = { text: JSON.stringify, wire: JSON.parse };

export function picking(node: Readonly<Picking>, host: Host, multiple: boolean) {
  const state: Picking & { maxChoices?: number } = { ...node };
  const picked = new Map<string, Choice>();
  let known = new Map<string, Choice>();

  // What is chosen stands here as text; a form that the browser posts takes it from `posted`.
  const held = create("input", { type: "hidden" });
  const posted = create("span", { hidden: "" });
  const input = create("input", { class: "picker-input" });
  const { label, note, update: say } = labelled(input);
  const sign = create("span", { class: "picker-sign", hidden: "" });
  const chips = new Chips(
    input,
    (title) => filled("client.picker.remove", { title }),
    (value) => remove(value),
  );
  const clear = create("button", { type: "button", class: "picker-button", tabindex: "-1" }, icon(close));
  const open = create(
    "button",
    { type: "button", class: "picker-button", tabindex: "-1", "aria-label": host.text("client.picker.open") },
    icon(chevron),
  );
  const box = create("div", { class: "picker-box" }, sign, ...(multiple ? [chips.element] : []), input, clear, open);

  const values = (): string[] =>
    multiple ? (JSON.parse(held.value || "[]") as string[]) : held.value ? [held.value] : [];
  const choice = (value: string): Choice =>
    known.get(value) ?? picked.get(value) ?? { value, title: value };
  const full = () => state.maxChoices !== undefined && values().length >= state.maxChoices;
  const filled = (key: Parameters<Host["text"]>[0], words: Record<string, string>) =>
    Object.entries(words).reduce((text, [name, word]) => text.replace(`{${name}}`, () => word), host.text(key));

  const seeking = new Seeking(
    (query, answered) => host.act("onSearch", answered, query),
    () => combobox.refresh(),
  );
  const combobox = new Combobox(input, box, host, {
    multiple,
    seeking: () => (state.onSearch ? seeking : null),
    label: () => state.label,
    options: () => state.options,
    chosen: () => new Set(values()),
    notice: () => (full() ? filled("client.picker.full", { count: String(state.maxChoices) }) : ""),
    rest: () => (multiple || !held.value ? "" : choice(held.value).title),
    choose: (option) => {
      picked.set(option.value, option);
      if (!multiple) return change([option.value]);
      if (values().includes(option.value)) return remove(option.value);
      if (full()) return;
      change([...values(), option.value]);
      combobox.say(filled("client.picker.added", { title: option.title }));
    },
    emptied: () => {
      if (!multiple && state.clearable && held.value) change([]);
    },
    back: () => {
      const last = values().at(-1);
      if (last !== undefined) remove(last);
    },
  });

  const change = (chosen: readonly string[]) => {
    held.value = multiple ? JSON.stringify(chosen) : (chosen[0] ?? "");
    held.dispatchEvent(new Event("input"));
    held.dispatchEvent(new Event("change"));
    show();
  };
  const remove = (value: string) => {
    change(values().filter((each) => each !== value));
    combobox.say(filled("client.picker.removed", { title: choice(value).title }));
  };

  clear.addEventListener("click", () => {
    change([]);
    input.focus();
  });
  // The box is all one field: wherever it is pressed, its list opens or closes.
  let wasOpen = false;
  box.addEventListener("mousedown", (event) => {
    wasOpen = combobox.isOpen;
    if (event.target !== input) event.preventDefault();
  });
  box.addEventListener("click", ({ target }) => {
    const pressed = target as Element;
    if (input.disabled || clear.contains(pressed) || pressed.closest(".chip")) return;
    if (pressed !== input) input.focus();
    if (wasOpen && open.contains(pressed)) combobox.close();
    else combobox.open();
  });

  const show = () => {
    const chosen = values().map(choice);
    const disabled = state.disabled === true;
    if (multiple) {
      chips.show(chosen, disabled);
      // The browser would look at what is typed.
      input.required = state.required === true && !chosen.length;
      input.ariaRequired = state.required ? "true" : null;
    } else {
      const path = chosen[0]?.icon;
      sign.hidden = !path;
      sign.replaceChildren(...(path ? [icon(path)] : []));
    }
    clear.hidden = !state.clearable || disabled || !chosen.length;
    setAttribute(input, "placeholder", chosen.length ? undefined : state.placeholder);
    const names = state.name === undefined ? [] : chosen.map(({ value }) => value);
    posted.replaceChildren(
      ...names.map((value) => create("input", { type: "hidden", name: state.name!, value })),
    );
    combobox.chosen();
  };

  const binding = host.bind(node.value, {
    element: held,
    kind: multiple ? "value" : "choice",
    ...(multiple && { codec: LIST }),
    read: () => held.value,
    show: (text) => {
      held.value = text;
      show();
    },
    mode: () => "auto",
    observed: () => state.onChange === true,
  });

  const update = (changed: Partial<Picking>) => {
    Object.assign(state, changed);
    const { name: _, ...words } = changed;
    say(words);
    if ("label" in changed) clear.ariaLabel = filled("client.field.clear", { label: state.label });
    if ("disabled" in changed) {
      open.disabled = state.disabled === true;
      box.toggleAttribute("data-off", open.disabled);
      if (open.disabled) combobox.close();
    }
    if ("errorText" in changed) box.toggleAttribute("data-error", Boolean(state.errorText));
    if (changed.options || changed.chosen) {
      known = new Map([...state.options, ...state.chosen].map((each) => [each.value, each]));
      combobox.refresh();
    }
    if (changed.value) binding.rebind(changed.value);
    show();
  };
  const { value: _, ...rest } = node;
  update(rest);

  const element = create("div", { class: "field" }, label, box, note, held, posted, combobox.popup, combobox.sheet);
  const gone = () => {
    combobox.close();
    binding.release();
  };
  return { element, target: input, update, gone };
}
