// What every input has around it: its label, and below it a note or what is wrong.
import alert from "icon:circle-alert";
import { create, setAttribute, setText, setToken } from "./component.ts";
import { icon } from "./icon.ts";

let fields = 0;

/** What a label and a note may say; an error takes the place of the supporting text. */
export interface Words {
  label?: string | undefined;
  supportingText?: string | undefined;
  errorText?: string | undefined;
  /** What the server says of the text that stands there: it goes before the view's error. */
  problem?: string | undefined;
  readOnly?: boolean | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  name?: string | undefined;
}

/** An id that no other element of the page has. */
export function newId(): string {
  return `nago-input-${++fields}`;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Labelled {
  readonly label: HTMLLabelElement;
  readonly note: HTMLElement;
  readonly id: string;
  /** Take on changed words. */
  update(changed: Words): void;
}

/** Label and note of an input; the caller puts them where they belong. */
export function labelled(input: Control): Labelled {
  const id = newId();
  input.id = id;
  const label = create("label", { for: id });
  const words = create("span");
  const note = create("div", { class: "note", id: `${id}-note`, hidden: "" }, words);
  const now: Words = {};

  const update = (changed: Words) => {
    Object.assign(now, changed);
    if ("label" in changed) setText(label, changed.label ?? "");
    if ("disabled" in changed) input.disabled = changed.disabled === true;
    if ("readOnly" in changed && "readOnly" in input) input.readOnly = changed.readOnly === true;
    if ("name" in changed) setAttribute(input, "name", changed.name);
    if ("required" in changed) {
      input.required = changed.required === true;
      label.toggleAttribute("data-required", input.required);
    }
    if ("supportingText" in changed || "errorText" in changed || "problem" in changed) showNote();
  };

  const showNote = () => {
    const error = now.problem ?? now.errorText;
    const text = error ?? now.supportingText;
    setText(words, text ?? "");
    if (error) {
      if (note.firstChild === words) note.prepend(icon(alert));
    } else note.replaceChildren(words);
    note.hidden = !text;
    note.toggleAttribute("data-error", Boolean(error));
    setAttribute(input, "aria-invalid", error ? "true" : undefined);
    setToken(input, "aria-describedby", note.id, Boolean(text));
  };

  return { label, note, id, update };
}
