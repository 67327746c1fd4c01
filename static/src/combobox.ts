// A field that opens a list to choose from (APG, editable combobox with a listbox popup). Where the
// window is narrow the list fills it, with a field of its own on top.
import close from "icon:x";
import search from "icon:search";
import { lift, lower } from "./above.ts";
import type { Seeking } from "./seeking.ts";
import { create, setAttribute, setText, type Host } from "./component.ts";
import { fold, wordsOf } from "./folding.ts";
import { icon } from "./icon.ts";
import { Listbox } from "./listbox.ts";
import type { Option as Choice } from "./wire.ts";

const PAGE = 10;
const QUIET_MS = 500;
const HIGHEST = 22 * 16;
const GAP = 6;

const narrow = matchMedia("(max-width: 479.9px)");
const folded = new WeakMap<Choice, string>();

/** What is chosen from, and what happens with it. */
export interface Choosing {
  readonly multiple: boolean;
  /** Who finds options elsewhere, if somebody does. */
  seeking(): Seeking | null;
  label(): string;
  options(): readonly Choice[];
  chosen(): ReadonlySet<string>;
  /** What there is to say beside the list. */
  notice(): string;
  choose(option: Choice): void;
  /** What the field says when nobody searches in it. */
  rest(): string;
  /** Its text was deleted, and it was left. */
  emptied(): void;
  /** Backspace was pressed where there is nothing to delete. */
  back(): void;
}

export class Combobox {
  /** The list's two places; they belong beside the field. */
  readonly popup = create("div", { class: "picker-popup", popover: "manual" });
  readonly sheet: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #inputs: readonly HTMLInputElement[];
  readonly #box: HTMLElement;
  readonly #host: Host;
  readonly #choosing: Choosing;
  readonly #list: Listbox;
  readonly #message = create("p", { class: "picker-message", hidden: "" });
  readonly #status = create("div", { class: "unseen", role: "status" });
  readonly #body: HTMLElement;
  readonly #title = create("h2");
  #query: string | null = null;
  #open = false;
  #walking = false;
  #quiet = 0;

  /** `box` is what the list hangs from. */
  constructor(input: HTMLInputElement, box: HTMLElement, host: Host, choosing: Choosing) {
    this.#input = input;
    this.#box = box;
    this.#host = host;
    this.#choosing = choosing;
    const id = `${input.id}-list`;
    this.#list = new Listbox(id, choosing.multiple);
    this.#body = create("div", { class: "picker-body" }, this.#message, this.#list.element, this.#status);
    this.popup.append(this.#body);
    const words = { type: "search", class: "input", enterkeyhint: "done", placeholder: host.text("client.picker.search") };
    const field = create("input", words);
    const label = { type: "button", class: "close icon-button", "aria-label": host.text("client.close") };
    const leave = create("button", label, icon(close));
    const done = create("button", { type: "button", class: "button", "data-rank": "primary" }, host.text("client.picker.done"));
    this.#title.id = `${input.id}-title`;
    this.sheet = create(
      "dialog",
      { class: "picker-sheet", "aria-labelledby": this.#title.id },
      create("header", {}, this.#title, leave),
      create("div", { class: "picker-search" }, icon(search), field),
    );
    if (choosing.multiple) this.sheet.append(create("footer", {}, done));
    this.#inputs = [input, field];
    for (const each of this.#inputs) this.#listen(each, id);
    for (const button of [leave, done]) button.addEventListener("click", () => this.close());
    this.sheet.addEventListener("close", () => this.close());
    this.#body.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
    this.#body.addEventListener("click", ({ target }) => this.#choose(this.#list.optionAt(target)));
    box.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.sheet.open && !box.contains(relatedTarget as Node | null)) this.#left();
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  open(query: string | null = null): void {
    if (this.#open || this.#input.disabled) return;
    this.#open = true;
    this.#query = query;
    this.#walking = false;
    setText(this.#title, this.#choosing.label());
    const field = this.#inputs[1]!;
    field.ariaLabel = this.#choosing.label();
    if (narrow.matches) {
      this.sheet.insertBefore(this.#body, this.sheet.querySelector("footer"));
      field.value = query ?? "";
      this.sheet.showModal();
      lift(this.sheet);
      field.focus();
    } else {
      this.popup.append(this.#body);
      this.popup.showPopover();
      addEventListener("resize", this.#place);
      addEventListener("scroll", this.#place, true);
    }
    for (const each of this.#inputs) each.ariaExpanded = "true";
    this.#choosing.seeking()?.ask(query ?? "");
    this.refresh();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#query = null;
    clearTimeout(this.#quiet);
    this.#choosing.seeking()?.stop();
    if (this.sheet.open) {
      this.sheet.close();
      lower(this.sheet);
    }
    if (this.popup.matches(":popover-open")) this.popup.hidePopover();
    removeEventListener("resize", this.#place);
    removeEventListener("scroll", this.#place, true);
    for (const each of this.#inputs) {
      each.ariaExpanded = "false";
      each.removeAttribute("aria-activedescendant");
    }
    this.rest();
  }

  /** Say what is chosen, unless somebody searches just now. */
  rest(): void {
    if (this.#query === null) this.#input.value = this.#choosing.rest();
  }

  /** What is chosen has changed. */
  chosen(): void {
    this.rest();
    if (this.#open) this.#list.choose(this.#choosing.chosen());
    this.#tell();
  }

  /** The options, or what is looked for, have changed. */
  refresh(): void {
    if (!this.#open) return;
    const { seeking, options, chosen } = this.#choosing;
    const words = wordsOf(this.#query ?? "");
    const shown = seeking() || !words.length ? options() : options().filter((each) => matches(each, words));
    this.#list.show(shown, words, chosen());
    this.#place();
    this.#list.redraw();
    this.#activateFirst();
    this.#tell();
  }

  /** Say something to those who do not see the list. */
  say(text: string): void {
    clearTimeout(this.#quiet);
    setText(this.#status, text);
  }

  #listen(input: HTMLInputElement, id: string): void {
    const attributes = {
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": id,
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.addEventListener("input", (event) => {
      event.stopPropagation();
      this.#typed(input.value);
    });
    input.addEventListener("keydown", (event) => this.#key(event, input));
    if (input === this.#input) {
      input.addEventListener("click", () => this.open());
      input.addEventListener("focus", () => input.select());
    }
  }

  #typed(text: string): void {
    this.#walking = false;
    if (!this.#open) return this.open(text);
    this.#query = text;
    this.#choosing.seeking()?.ask(text);
    this.refresh();
  }

  #key(event: KeyboardEvent, input: HTMLInputElement): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (!this.#does(event, input)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the key meant something here. */
  #does({ key, altKey }: KeyboardEvent, input: HTMLInputElement): boolean {
    const down = key === "ArrowDown";
    if (down || key === "ArrowUp") {
      if (altKey && !down) this.close();
      else if (!this.#open) this.open();
      else return this.#walk(() => this.#list.step(down ? 1 : -1));
      if (!altKey && this.#open && !this.#list.active) this.#walk(() => this.#list.toEnd(!down));
      return true;
    }
    if (key === "ArrowLeft" || key === "ArrowRight") this.#walking = false;
    if (key === "Backspace" && !input.value && this.#choosing.multiple) this.#choosing.back();
    if (!this.#open) return false;
    switch (key) {
      case "PageDown":
      case "PageUp":
        return this.#walk(() => this.#list.step(key === "PageDown" ? PAGE : -PAGE));
      case "Home":
      case "End":
        return (this.#walking || !input.value) && this.#walk(() => this.#list.toEnd(key === "End"));
      case "Enter":
        if (this.#list.active) this.#choose(this.#list.active);
        else this.#left();
        return true;
      case "Escape":
        this.close();
        return true;
      case "Tab":
        this.#left();
    }
    return false;
  }

  #walk(go: () => void): true {
    this.#walking = true;
    go();
    this.#point();
    return true;
  }

  #choose(option: Choice | undefined): void {
    const { multiple, seeking, choose } = this.#choosing;
    if (!option || option.disabled || seeking()?.busy) return;
    if (!multiple) this.#query = null;
    choose(option);
    if (!multiple) return this.close();
    if (!this.#query) return;
    for (const each of this.#inputs) each.value = "";
    this.#query = null;
    seeking()?.ask("");
    this.refresh();
  }

  /** It was left, perhaps after its text was deleted. */
  #left(): void {
    const emptied = this.#query === "";
    this.close();
    if (emptied) this.#choosing.emptied();
  }

  #activateFirst(): void {
    const { chosen, multiple } = this.#choosing;
    const query = fold(this.#query ?? "").trim();
    const enabled = (each: Choice) => !each.disabled;
    let at = -1;
    if (query) {
      at = this.#list.indexOf((each) => enabled(each) && fold(each.title).startsWith(query));
      if (at < 0) at = this.#list.indexOf(enabled);
    } else if (!multiple) at = this.#list.indexOf((each) => chosen().has(each.value));
    if (at >= 0) this.#list.activate(at);
    this.#point();
  }

  /** Tell screen readers which option is the active one. */
  #point(): void {
    for (const input of this.#inputs) {
      setAttribute(input, "aria-activedescendant", this.#open ? this.#list.activeId : undefined);
    }
  }

  /** Say how many there are, or why there are none: at once to the eyes, to the ears after a pause. */
  #tell(): void {
    if (!this.#open) return;
    const { size, element } = this.#list;
    const { text } = this.#host;
    const seeking = this.#choosing.seeking();
    const busy = seeking?.busy === true;
    const nothing = seeking && !this.#query ? text("client.picker.type") : text("client.picker.nothing");
    const words = busy ? text("client.picker.searching") : size ? this.#choosing.notice() : nothing;
    setText(this.#message, words);
    this.#message.hidden = !words;
    this.#message.toggleAttribute("data-busy", busy);
    element.hidden = size === 0;
    element.ariaBusy = String(busy);
    clearTimeout(this.#quiet);
    if (busy) return;
    const one = size === 1 ? text("client.picker.count.one") : text("client.picker.count");
    const count = one.replace("{count}", size.toLocaleString(document.documentElement.lang || undefined));
    this.#quiet = setTimeout(() => setText(this.#status, words || count), QUIET_MS);
  }

  /** Below the box, or above it where there is more room. */
  readonly #place = (): void => {
    if (!this.popup.matches(":popover-open")) return;
    const at = this.#box.getBoundingClientRect();
    const below = innerHeight - at.bottom - 2 * GAP;
    const above = at.top - 2 * GAP;
    const up = below < HIGHEST && above > below;
    const set = (name: string, value: number | null) =>
      this.popup.style.setProperty(name, value === null ? "auto" : `${value}px`);
    set("left", Math.max(GAP, Math.min(at.left, innerWidth - at.width - GAP)));
    set("width", at.width);
    set("max-height", Math.max(120, Math.min(HIGHEST, up ? above : below)));
    set("top", up ? null : at.bottom + GAP);
    set("bottom", up ? innerHeight - at.top + GAP : null);
  };
}

function matches(option: Choice, words: readonly string[]): boolean {
  let text = folded.get(option);
  if (text === undefined) {
    const { title, supportingText = "", group = "" } = option;
    folded.set(option, (text = fold(`${title} ${supportingText} ${group}`)));
  }
  return words.every((word) => text.includes(word));
}
