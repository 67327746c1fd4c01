// What a group of inputs has around it: its legend, and below it a note or what is wrong.
import alert from "icon:circle-alert";
import { create, setAttribute, setText } from "./component.ts";
import { icon } from "./icon.ts";
import { newId, type Words } from "./labelled.ts";

export interface Grouped {
  readonly legend: HTMLElement;
  readonly note: HTMLElement;
  readonly id: string;
  update(changed: Words): void;
}

/** Legend and note of a group; the caller puts them where they belong. */
export function grouped(element: HTMLElement, legend: HTMLElement): Grouped {
  const id = newId();
  legend.id = id;
  const words = create("span");
  const note = create("div", { class: "note", id: `${id}-note`, hidden: "" }, words);
  element.setAttribute("aria-labelledby", id);
  const now: Words = {};
  const update = (changed: Words) => {
    Object.assign(now, changed);
    if ("label" in changed) setText(legend, changed.label ?? "");
    if ("required" in changed) legend.toggleAttribute("data-required", changed.required === true);
    const error = now.problem ?? now.errorText;
    const text = error ?? now.supportingText;
    setText(words, text ?? "");
    note.replaceChildren(...(error ? [icon(alert)] : []), words);
    note.hidden = !text;
    note.toggleAttribute("data-error", Boolean(error));
    setAttribute(element, "aria-describedby", text ? note.id : undefined);
  };
  return { legend, note, id, update };
}
