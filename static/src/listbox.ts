// A list to choose from (APG, listbox), of which only the rows in sight stand in the page.
import check from "icon:check";
import { create } from "./component.ts";
import { marked } from "./folding.ts";
import { icon } from "./icon.ts";
import type { Option as Choice } from "./wire.ts";

/** Heights in rem; the style sheet lets no row be higher. */
const ROW = 2.25;
const TOUCHED_ROW = 2.75;
const TWO_LINES = 3.25;
const HEADING = 2;
const BEYOND = 240;

const touched = matchMedia("(pointer: coarse)");

export class Listbox {
  readonly element: HTMLElement;
  readonly #rows = create("div", { class: "options", role: "presentation" });
  readonly #id: string;
  #options: readonly Choice[] = [];
  #words: readonly string[] = [];
  #chosen: ReadonlySet<string> = new Set();
  /** Where each row begins, and where the last one ends, in pixels. */
  #tops = new Float64Array(1);
  #headings = new Map<number, number>();
  #active = -1;
  #drawn: readonly [number, number] = [0, 0];

  constructor(id: string, multiple: boolean) {
    this.#id = id;
    this.element = create("div", { id, class: "listbox", role: "listbox", tabindex: "-1" }, this.#rows);
    if (multiple) this.element.ariaMultiSelectable = "true";
    this.element.addEventListener("scroll", () => this.#draw(false), { passive: true });
  }

  get active(): Choice | undefined {
    return this.#options[this.#active];
  }

  get activeId(): string | undefined {
    return this.active && `${this.#id}-${this.#active}`;
  }

  get size(): number {
    return this.#options.length;
  }

  /** The option whose row was clicked. */
  optionAt(target: EventTarget | null): Choice | undefined {
    const row = (target as Element).closest<HTMLElement>('[role="option"]');
    return row ? this.#options[Number(row.dataset["index"])] : undefined;
  }

  indexOf(is: (option: Choice) => boolean): number {
    return this.#options.findIndex(is);
  }

  /** Show these options, with what was looked for set off. */
  show(options: readonly Choice[], words: readonly string[], chosen: ReadonlySet<string>): void {
    this.#options = options;
    this.#words = words;
    this.#chosen = chosen;
    this.#measure();
    this.#active = -1;
    this.element.scrollTop = 0;
    this.#draw(true);
  }

  /** Other options are chosen now. */
  choose(chosen: ReadonlySet<string>): void {
    this.#chosen = chosen;
    this.#draw(true);
  }

  /** Draw again, once it has got its place and height. */
  redraw(): void {
    this.#measure();
    this.#draw(true);
  }

  /** Make an option the active one, and scroll to it; none for -1. */
  activate(index: number): void {
    this.#active = index;
    if (index >= 0) {
      const { element } = this;
      const top = this.#headings.get(index) ?? this.#tops[index]!;
      const bottom = this.#tops[index + 1]!;
      if (top < element.scrollTop) element.scrollTop = index === 0 ? 0 : top;
      else if (bottom > element.scrollTop + element.clientHeight) {
        element.scrollTop = bottom - element.clientHeight;
      }
    }
    this.#draw(true);
  }

  /** Go on from the active option, over disabled ones; from none to the first or last. */
  step(by: number): void {
    const { length } = this.#options;
    if (!length) return;
    const forward = by > 0;
    let at = this.#active < 0 ? (forward ? by - 1 : length + by) : this.#active + by;
    if (Math.abs(by) === 1) at = (at + length) % length;
    this.#toEnabled(Math.max(0, Math.min(at, length - 1)), forward);
  }

  toEnd(last: boolean): void {
    this.#toEnabled(last ? this.#options.length - 1 : 0, !last);
  }

  #toEnabled(start: number, forward: boolean): void {
    const { length } = this.#options;
    for (let tried = 0, at = start; tried < length; tried++) {
      if (!this.#options[at]!.disabled) return this.activate(at);
      at = (at + (forward ? 1 : length - 1)) % length;
    }
  }

  #measure(): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const row = (touched.matches ? TOUCHED_ROW : ROW) * rem;
    const options = this.#options;
    this.#tops = new Float64Array(options.length + 1);
    this.#headings.clear();
    let top = 0;
    options.forEach((option, index) => {
      if (option.group && option.group !== options[index - 1]?.group) {
        this.#headings.set(index, top);
        top += HEADING * rem;
      }
      this.#tops[index] = top;
      top += option.supportingText ? TWO_LINES * rem : row;
    });
    this.#tops[options.length] = top;
    this.#rows.style.setProperty("block-size", `${top}px`);
  }

  #draw(anew: boolean): void {
    const { scrollTop, clientHeight } = this.element;
    const from = this.#rowAt(scrollTop - BEYOND);
    const to = Math.min(this.#rowAt(scrollTop + clientHeight + BEYOND) + 1, this.#options.length);
    const [first, last] = this.#drawn;
    // While it scrolls, rows stay for as long as they reach beyond what is seen.
    if (!anew && this.#inSight(first, last)) return;
    this.#drawn = [from, to];
    const rows: Node[] = [];
    let group = null as HTMLElement | null;
    for (let index = from; index < to; index++) {
      const name = this.#options[index]!.group;
      if (!name) group = null;
      else if (group?.ariaLabel !== name) {
        group = create("div", { class: "option-group", role: "group", "aria-label": name });
        rows.push(group);
      }
      const heading = this.#headings.get(index);
      if (heading !== undefined) group!.append(this.#heading(name!, heading));
      if (group) group.append(this.#row(index));
      else rows.push(this.#row(index));
    }
    this.#rows.replaceChildren(...rows);
  }

  #inSight(first: number, last: number): boolean {
    const { scrollTop, clientHeight } = this.element;
    const { length } = this.#options;
    return (
      (first === 0 || this.#tops[first]! < scrollTop) &&
      (last === length || this.#tops[last]! > scrollTop + clientHeight)
    );
  }

  /** The row at this height. */
  #rowAt(height: number): number {
    let low = 0;
    let high = Math.max(this.#options.length - 1, 0);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#tops[middle]! <= height) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #heading(name: string, top: number): HTMLElement {
    const heading = create("div", { class: "option-heading", "aria-hidden": "true" }, name);
    heading.style.setProperty("inset-block-start", `${top}px`);
    return heading;
  }

  #row(index: number): HTMLElement {
    const { value, title, supportingText, icon: path, disabled } = this.#options[index]!;
    const words = create("span", { class: "option-words" }, create("span", {}, ...marked(title, this.#words)));
    if (supportingText) words.append(create("small", {}, ...marked(supportingText, this.#words)));
    const chosen = this.#chosen.has(value);
    const row = create("div", {
      id: `${this.#id}-${index}`,
      class: "option",
      role: "option",
      "aria-selected": String(chosen),
      "aria-setsize": String(this.#options.length),
      "aria-posinset": String(index + 1),
      "data-index": String(index),
    });
    if (disabled) row.ariaDisabled = "true";
    row.toggleAttribute("data-active", index === this.#active);
    row.toggleAttribute("data-two-lines", Boolean(supportingText));
    if (path) row.append(icon(path));
    row.append(words, icon(check));
    row.style.setProperty("inset-block-start", `${this.#tops[index]}px`);
    return row;
  }
}
