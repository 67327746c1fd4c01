// A tooltip that any component may have; how it shows comes with the first one.
import { setAttribute } from "./component.ts";
import { extra } from "./extras.ts";

let asked = false;

/** Give an element a tooltip, or take it away. */
export function setTooltip(target: HTMLElement, text: string | undefined): void {
  if (text === undefined && !asked) return;
  asked = true;
  setAttribute(target, "data-tooltip", text);
  extra("tooltip").then(
    (show) => show(target),
    () => setAttribute(target, "title", text), // better than nothing
  );
}
