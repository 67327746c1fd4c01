// What was chosen, as chips in front of a field: each can be taken away, by pointer and by keys.
import close from "icon:x";
import { create } from "./component.ts";
import { icon } from "./icon.ts";

export interface Chip {
  readonly value: string;
  readonly title: string;
}

export class Chips {
  readonly element = create("ul", { class: "chips" });
  readonly #input: HTMLInputElement;
  readonly #label: (title: string) => string;
  readonly #remove: (value: string) => void;

  /** `label` says what the button of a chip does; `input` is where the focus is otherwise. */
  constructor(
    input: HTMLInputElement,
    label: (title: string) => string,
    remove: (value: string) => void,
  ) {
    this.#input = input;
    this.#label = label;
    this.#remove = remove;
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest("button");
      if (button) this.#take(button);
    });
    input.addEventListener("keydown", (event) => {
      const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
      if (event.key !== this.#back || !atStart) return;
      const last = this.#buttons.at(-1);
      if (!last) return;
      event.preventDefault();
      last.focus();
    });
  }

  show(chips: readonly Chip[], disabled: boolean): void {
    const focused = this.#buttons.findIndex((button) => button === document.activeElement);
    this.element.replaceChildren(
      ...chips.map(({ value, title }) => {
        const chip = create("li", { class: "chip" }, create("span", {}, title));
        if (disabled) return chip;
        const label = this.#label(title);
        const data = { type: "button", tabindex: "-1", "aria-label": label, "data-value": value };
        chip.append(create("button", data, icon(close)));
        return chip;
      }),
    );
    this.element.hidden = !chips.length; // an empty list says nothing
    if (focused < 0) return;
    const buttons = this.#buttons;
    (buttons[Math.min(focused, buttons.length - 1)] ?? this.#input).focus();
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll("button")];
  }

  /** The arrow key that leads against the direction of reading. */
  get #back(): string {
    return getComputedStyle(this.element).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  }

  #key(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const { key } = event;
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Backspace" || key === "Delete") this.#take(buttons[at]!);
    else if (key === this.#back) buttons[Math.max(at - 1, 0)]!.focus();
    else if (key === "ArrowLeft" || key === "ArrowRight") (buttons[at + 1] ?? this.#input).focus();
    else if (key === "Home") buttons[0]!.focus();
    else if (key === "End" || key === "Escape" || key === "ArrowDown") this.#input.focus();
    else if (key.length === 1 && key !== " ") return this.#input.focus(); // and it is typed there
    else return;
    event.preventDefault();
  }

  #take(button: HTMLButtonElement): void {
    if (document.activeElement !== button && document.activeElement !== this.#input) this.#input.focus();
    this.#remove(button.dataset["value"]!);
  }
}
