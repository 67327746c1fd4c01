// The track of a slider: a native range input per thumb, what is filled, and what each thumb says.
import { create } from "./component.ts";
import { language } from "./locale.ts";

export interface Scale {
  minimum?: number | undefined;
  maximum: number;
  step: number;
  unit?: string | undefined;
}

export interface Thumb {
  readonly input: HTMLInputElement;
  readonly bubble: HTMLElement;
}

export function thumb(): Thumb {
  const bubble = create("span", { class: "bubble", "aria-hidden": "true" });
  return { input: create("input", { type: "range", class: "range" }), bubble };
}

export function track(...thumbs: readonly Thumb[]): HTMLElement {
  const parts = thumbs.flatMap(({ input, bubble }) => [input, bubble]);
  const element = create("div", { class: "track" }, create("div", { class: "fill" }), ...parts);
  const keep = (event: Event) => {
    const tab = event instanceof KeyboardEvent && event.key === "Tab";
    if (element.dataset["readOnly"] !== undefined && !tab) event.preventDefault();
  };
  for (const type of ["keydown", "pointerdown", "mousedown", "touchstart"]) element.addEventListener(type, keep);
  return element;
}

/** Set the limits; the browser would clamp a value to the old ones. */
export function setScale({ input }: Thumb, scale: Scale, value: number): void {
  input.min = String(scale.minimum ?? 0);
  input.max = String(scale.maximum);
  input.step = String(scale.step);
  input.value = String(value);
}

/** Where on the scale a value lies, from 0 to 1. */
export function share(value: number, { minimum = 0, maximum }: Scale): number {
  const whole = maximum - minimum;
  return whole > 0 ? Math.min(1, Math.max(0, (value - minimum) / whole)) : 0;
}

export function spoken(value: number, scale: Scale): string {
  const decimals = (String(scale.step).split(".")[1] ?? "").length;
  const number = value.toLocaleString(language(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, 6),
  });
  if (scale.unit === "°") return `${number}°`; // degrees stand close
  return scale.unit ? `${number} ${scale.unit}` : number;
}

/** Show where a thumb is, to the eye and to the ear. */
export function place({ input, bubble }: Thumb, value: number, scale: Scale): void {
  const said = spoken(value, scale);
  input.setAttribute("aria-valuetext", said);
  bubble.textContent = said;
  bubble.style.setProperty("--at", String(share(value, scale)));
}
