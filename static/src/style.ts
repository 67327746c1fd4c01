// Typed values to CSS properties: lengths, colours, frames. Anything else is not let through.
import type { Border, Color, Font, Frame, Length, Padding } from "./wire.ts";

const LENGTH = /^(?:auto|-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:px|rem|em|%|dvh|dvw|ch))$/;
const HEX = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const SCREEN = "100dvh";

const PALETTE: Readonly<Record<string, string>> = {
  text: "fg",
  muted: "fg2",
  accent: "acc",
  "accent-soft": "acc-s",
  background: "bg",
  sunken: "sunk",
  card: "card",
  line: "line",
  good: "ok",
  "good-soft": "ok-s",
  warning: "warn",
  "warning-soft": "warn-s",
  error: "bad",
  "error-soft": "bad-s",
};

/** The properties that values of the server may reach. */
type LengthProperty =
  | `${"" | "min-" | "max-"}${"inline" | "block"}-size`
  | `padding-${"block" | "inline"}-${"start" | "end"}`
  | "gap"
  | "flex-basis"
  | "border-width"
  | "border-radius"
  | "font-size";
type ColorProperty = "color" | "background-color" | "border-color";

/** Set a property to what has been checked, or take it away. */
export function setStyle(element: HTMLElement, property: string, value: string | null | undefined): void {
  if (value == null) element.style.removeProperty(property);
  else element.style.setProperty(property, value);
}

/** A length as CSS, or null for what is none (`security.md X06`). */
export function lengthOf(value: unknown): string | null {
  if (typeof value !== "string" || !LENGTH.test(value)) return null;
  return value === SCREEN ? `var(--screen,${SCREEN})` : value;
}

/** A colour as CSS, or null for what is none (`security.md X06`). */
export function colorOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  if (Object.hasOwn(PALETTE, value)) return `var(--${PALETTE[value]})`;
  return HEX.test(value) ? value : null;
}

export function setLength(element: HTMLElement, name: LengthProperty, value?: Length): void {
  setStyle(element, name, lengthOf(value));
}

export function setColor(element: HTMLElement, name: ColorProperty, value?: Color): void {
  setStyle(element, name, colorOf(value));
}

export function setFrame(element: HTMLElement, frame: Frame = {}): void {
  setLength(element, "inline-size", frame.width);
  setLength(element, "block-size", frame.height);
  setLength(element, "min-inline-size", frame.minWidth);
  setLength(element, "max-inline-size", frame.maxWidth);
  setLength(element, "min-block-size", frame.minHeight);
  setLength(element, "max-block-size", frame.maxHeight);
  setStyle(element, "flex-grow", frame.grow ? "1" : null);
  element.toggleAttribute("data-screen", frame.minHeight === SCREEN || frame.height === SCREEN);
}

export function setPadding(element: HTMLElement, padding: Padding = {}): void {
  setLength(element, "padding-block-start", padding.top);
  setLength(element, "padding-inline-end", padding.end);
  setLength(element, "padding-block-end", padding.bottom);
  setLength(element, "padding-inline-start", padding.start);
}

const BORDER_STYLES = ["solid", "dashed", "dotted"];

export function setBorder(element: HTMLElement, border: Border = {}): void {
  const line = border.width !== undefined || border.color !== undefined;
  const style = border.style ?? "solid";
  setStyle(element, "border-style", line && BORDER_STYLES.includes(style) ? style : null);
  setLength(element, "border-width", line ? (border.width ?? "1px") : undefined);
  setColor(element, "border-color", line ? (border.color ?? "line") : undefined);
  setLength(element, "border-radius", border.radius);
  const elevation = border.elevation;
  if (elevation === 1 || elevation === 2 || elevation === 3) {
    element.dataset["elevation"] = `${elevation}`;
  } else delete element.dataset["elevation"];
}

export function setFont(element: HTMLElement, font: Font = {}): void {
  setLength(element, "font-size", font.size);
  const { weight, lineHeight } = font;
  setStyle(element, "font-weight", Number.isFinite(weight) ? `${weight}` : null);
  setStyle(element, "font-style", font.italic ? "italic" : null);
  setStyle(element, "line-height", Number.isFinite(lineHeight) ? `${lineHeight}` : null);
  element.toggleAttribute("data-mono", font.mono === true);
  element.toggleAttribute("data-tabular", font.tabular === true);
}
