// The four tones of voice of a message, and the icon of each.
import danger from "icon:circle-alert";
import success from "icon:circle-check";
import info from "icon:info";
import warning from "icon:triangle-alert";
import { icon } from "./icon.ts";

export type Tone = "info" | "success" | "warning" | "error";

const SHAPES = { info, success, warning, error: danger };

export function toneIcon(tone: Tone): SVGSVGElement {
  return icon(SHAPES[tone] ?? info);
}
