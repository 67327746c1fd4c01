// Draws bars and lines as SVG, for the room that there is.
import { everyNth, type Scale, type Writing } from "./chart_scale.ts";

const SVG = "http://www.w3.org/2000/svg";
const TOP = 8;
const BOTTOM = 26;
const LETTER = 6.6;
const WIDEST_BAR = 44;

export type Numbers = readonly (number | null)[];

export interface Picture {
  readonly kind: "bar" | "line";
  readonly stacked: boolean;
  readonly series: readonly Numbers[];
  readonly count: number;
  readonly scale: Scale;
  readonly writing: Writing;
  readonly width: number;
  readonly height: number;
  readonly rtl: boolean;
  /** Tells the patterns of one chart from those of another. */
  readonly id: string;
}

export interface Drawn {
  readonly svg: SVGSVGElement;
  /** Where the middle of a label stands, from the left. */
  at(index: number): number;
  /** Which label stands nearest to this place. */
  nearest(x: number): number;
  readonly top: number;
  readonly bottom: number;
}

function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const name in attributes) element.setAttribute(name, String(attributes[name]));
  element.append(...children);
  return element;
}

export function drawn(picture: Picture): Drawn {
  const { scale, writing, width, height, count, rtl } = picture;
  const ticks = scale.ticks.map((tick) => writing.tick(tick));
  const margin = Math.max(...ticks.map((each) => each.length)) * LETTER + 14;
  const room = Math.max(1, width - margin - 6);
  const bottom = height - BOTTOM;
  const slot = room / count;
  const mirrored = (x: number) => (rtl ? width - x : x);
  const at = (index: number) => mirrored(margin + (index + 0.5) * slot);
  const y = (value: number) => bottom - ((value - scale.least) / (scale.most - scale.least)) * (bottom - TOP);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });

  svg.append(patterns(picture));
  scale.ticks.forEach((tick, index) => {
    const line = { x1: mirrored(margin), x2: mirrored(width - 6), y1: round(y(tick)), y2: round(y(tick)) };
    const x = mirrored(margin - 8);
    svg.append(
      draw("line", { class: tick === 0 ? "chart-base" : "chart-grid", ...line }),
      draw("text", { class: "chart-tick", x, y: y(tick), dy: "0.32em", "text-anchor": rtl ? "start" : "end" }, ticks[index]!),
    );
  });
  svg.append(...labels(picture, at, slot, height));
  svg.append(...(picture.kind === "bar" ? bars(picture, at, slot, y) : lines(picture, at, y)));
  return {
    svg,
    at,
    nearest: (x) => Math.min(count - 1, Math.max(0, Math.floor((mirrored(x) - margin) / slot))),
    top: TOP,
    bottom,
  };
}

function labels({ writing, count, width }: Picture, at: (index: number) => number, slot: number, height: number): SVGElement[] {
  const all = Array.from({ length: count }, (_, index) => writing.label(index));
  const longest = Math.max(...all.map((each) => each.length)) * LETTER;
  const nth = everyNth(count, slot * count, Math.min(longest, Math.max(48, slot - 12)));
  const letters = Math.max(3, Math.floor((slot * nth - 8) / LETTER));
  return all.flatMap((words, index) => {
    // The last one is the most telling: it is always there, and the others are counted from it.
    if ((count - 1 - index) % nth) return [];
    const text = words.length > letters ? `${words.slice(0, letters - 1).trimEnd()}…` : words;
    const half = (text.length * LETTER) / 2;
    const x = Math.min(Math.max(at(index), half), width - half);
    return [draw("text", { class: "chart-tick", x: round(x), y: height - 6, "text-anchor": "middle" }, text)];
  });
}

function bars({ series, stacked, count, id }: Picture, at: (index: number) => number, slot: number, y: (value: number) => number): SVGElement[] {
  const beside = stacked ? 1 : series.length;
  const gap = beside > 1 ? 2 : 0;
  const group = Math.min(slot * 0.72, WIDEST_BAR * beside);
  const wide = Math.max(1, (group - gap * (beside - 1)) / beside);
  const found: SVGElement[] = [];
  for (let index = 0; index < count; index++) {
    let [above, below] = [0, 0];
    series.forEach((values, number) => {
      const value = values[index];
      if (!value) return; // nothing to see of 0
      const from = stacked ? (value > 0 ? above : below) : 0;
      if (value > 0) above = from + value;
      else below = from + value;
      const [high, low] = [y(Math.max(from, from + value)), y(Math.min(from, from + value))];
      const start = at(index) - group / 2 + (stacked ? 0 : number * (wide + gap));
      const tall = Math.max(1, low - high - (stacked && from ? 1 : 0));
      const box = { x: round(start), y: round(high), width: round(wide), height: round(tall), rx: Math.min(3, wide / 3) };
      found.push(draw("rect", { class: `chart-bar chart-s${number + 1}`, ...box }));
      if (number) found.push(draw("rect", { class: "chart-pattern", ...box, fill: `url(#${id}-${number})` }));
    });
  }
  return found;
}

function lines({ series, id }: Picture, at: (index: number) => number, y: (value: number) => number): SVGElement[] {
  return series.flatMap((values, number) => {
    const runs: number[][] = [[]];
    values.forEach((value, index) => {
      if (value !== null) runs.at(-1)!.push(index);
      else if (runs.at(-1)!.length) runs.push([]);
    });
    const found: SVGElement[] = [];
    for (const run of runs.filter((each) => each.length)) {
      const points = run.map((index) => `${round(at(index))} ${round(y(values[index]!))}`);
      if (series.length === 1 && run.length > 1) {
        const base = round(y(0));
        const area = `M${points.join("L")}L${round(at(run.at(-1)!))} ${base}L${round(at(run[0]!))} ${base}Z`;
        found.push(draw("path", { class: "chart-area", d: area, fill: `url(#${id}-area)` }));
      }
      found.push(draw("path", { class: `chart-line chart-s${number + 1}`, d: `M${points.join("L")}` }));
    }
    const many = values.length > 40;
    values.forEach((value, index) => {
      const alone = (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
      if (value === null || (many && !alone)) return;
      found.push(marker(number, at(index), y(value)));
    });
    return found;
  });
}

/** Each series has a sign of its own, for those to whom colours look alike. */
export function marker(number: number, x: number, y: number): SVGElement {
  const shapes = ["M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0", "M-3-3h6v6h-6z", "M0-4.2L4 3h-8z", "M0-4.4L4.4 0 0 4.4-4.4 0z", "M0 4.2L4-3h-8z", "M-1.4-4h2.8v2.6h2.6v2.8h-2.6v2.6h-2.8v-2.6h-2.6v-2.8h2.6z"];
  return draw("path", { class: `chart-mark chart-s${number + 1}`, d: shapes[number]!, transform: `translate(${round(x)} ${round(y)})` });
}

/** Hatching for every series but the first. */
export function patterns({ id }: Pick<Picture, "id">): SVGElement {
  const shapes = ["M-1 7L7-1M5 13L13 5M-1 13L13-1", "M0 3h6", "M3 3h.01", "M3 0v6", "M0 0L6 6M6 0L0 6"];
  const hatched = shapes.map((d, index) => {
    const size = index ? 6 : 12;
    const box = { id: `${id}-${index + 1}`, width: size, height: size, patternUnits: "userSpaceOnUse" };
    return draw("pattern", box, draw("path", { class: "chart-hatch", d }));
  });
  const fade = draw(
    "linearGradient",
    { id: `${id}-area`, x1: 0, x2: 0, y1: 0, y2: 1 },
    draw("stop", { class: "chart-fade", offset: 0, "stop-opacity": 0.22 }),
    draw("stop", { class: "chart-fade", offset: 1, "stop-opacity": 0.02 }),
  );
  return draw("defs", {}, ...hatched, fade);
}

/** What stands for a series in the legend. */
export function swatch(kind: "bar" | "line", number: number, id: string): SVGElement {
  const svg = draw("svg", { class: "chart-swatch", viewBox: "0 0 18 12", width: 18, height: 12, "aria-hidden": "true" });
  if (kind === "line") {
    svg.append(draw("path", { class: `chart-line chart-s${number + 1}`, d: "M1 6h16" }), marker(number, 9, 6));
  } else {
    const box = { x: 3, width: 12, height: 12, rx: 2.5 };
    svg.append(draw("rect", { class: `chart-bar chart-s${number + 1}`, ...box }));
    if (number) svg.append(draw("rect", { class: "chart-pattern", ...box, fill: `url(#${id}-${number})` }));
  }
  return svg;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
