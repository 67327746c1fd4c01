import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { setLength } from "../style.ts";

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 16;
/** From here on, in px, there is room for the share within the ring. */
const ROOMY_PX = 38;

let bars = 0;

/** A bar or a ring: how far something has come, or that it goes on. */
export const progress: Component<"Progress"> = (node) => {
  const id = `nago-progress-${++bars}`;
  const label = create("span", { class: "progress-label", id });
  const share = create("span", { class: "progress-share", "aria-hidden": "true" });
  const caption = create("span", { class: "progress-caption", id: `${id}-caption` });
  const linear = node.shape !== "circular";
  const fill = create("span", { class: "progress-fill" });
  const [ring, arc] = circle();
  const bar = create("div", { class: linear ? "progress-bar" : "progress-ring", role: "progressbar", "aria-labelledby": id, "aria-valuemin": "0", "aria-valuemax": "100" });
  const element = create("div", { class: "progress" });
  if (linear) {
    bar.append(fill);
    element.append(create("div", { class: "progress-words" }, label, share), bar, caption);
  } else {
    bar.append(ring, share);
    element.append(bar, create("div", { class: "progress-words" }, label, caption));
  }
  const percent = new Intl.NumberFormat(document.documentElement.lang || undefined, { style: "percent" });

  const show = (value: number | undefined) => {
    const known = value !== undefined;
    const part = Math.min(1, Math.max(0, value ?? 0));
    element.toggleAttribute("data-endless", !known);
    setAttribute(bar, "aria-valuenow", known ? String(Math.round(part * 100)) : undefined);
    const words = known ? percent.format(part) : "";
    setAttribute(bar, "aria-valuetext", known ? words : undefined);
    setText(share, words);
    fill.style.setProperty("inline-size", known ? `${part * 100}%` : "");
    arc.style.setProperty("stroke-dashoffset", known ? String(100 - part * 100) : "");
  };
  const update = (changed: Changed<"Progress">) => {
    if (changed.shape && (changed.shape !== "circular") !== linear) return false;
    if ("label" in changed) setText(label, changed.label ?? "");
    if ("caption" in changed) {
      setText(caption, changed.caption ?? "");
      setAttribute(bar, "aria-describedby", changed.caption ? caption.id : undefined);
    }
    if ("hideLabel" in changed) element.toggleAttribute("data-quiet", changed.hideLabel === true);
    if ("size" in changed) {
      setLength(bar, "inline-size", changed.size);
      setLength(bar, "font-size", changed.size);
      share.toggleAttribute("data-fits", roomy(changed.size));
    }
    if ("value" in changed) show(changed.value);
    return undefined;
  };
  update({ value: undefined, ...node } as Changed<"Progress">);
  return { element, target: bar, update };
};

function circle(): [SVGSVGElement, SVGCircleElement] {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 36 36");
  svg.setAttribute("aria-hidden", "true");
  const circles = ["progress-track", "progress-arc"].map((name) => {
    const each = document.createElementNS(SVG, "circle");
    each.setAttribute("class", name);
    for (const [key, value] of Object.entries({ cx: 18, cy: 18, r: RADIUS, pathLength: 100 })) {
      each.setAttribute(key, String(value));
    }
    svg.append(each);
    return each;
  });
  return [svg, circles[1]!];
}

function roomy(size: string | undefined): boolean {
  const [, number, unit] = /^([\d.]+)(px|rem)$/.exec(size ?? "") ?? [];
  return Number(number ?? 0) * (unit === "rem" ? 16 : 1) >= ROOMY_PX;
}
