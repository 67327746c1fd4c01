// What every component has in common: id, visibility, frame, padding, colours, label, tooltip.
import { setAttribute } from "./component.ts";
import { setBorder, setColor, setFrame, setPadding } from "./style.ts";
import { setTooltip } from "./tooltip.ts";
import type { Component } from "./wire.ts";

/** Apply the changed ones of the common fields; `target` is what the label names. */
export function decorate(element: HTMLElement, target: HTMLElement, changed: Component): void {
  if ("id" in changed) setAttribute(element, "id", changed.id);
  if ("visible" in changed) element.hidden = changed.visible === false;
  if ("frame" in changed) setFrame(element, changed.frame);
  if ("padding" in changed) setPadding(element, changed.padding);
  if ("background" in changed) setColor(element, "background-color", changed.background);
  if ("border" in changed) setBorder(element, changed.border);
  if ("tooltip" in changed) setTooltip(target, changed.tooltip);
  if ("accessibilityLabel" in changed) {
    setAttribute(target, "aria-label", changed.accessibilityLabel);
  }
}
