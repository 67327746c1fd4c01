// Lucide's icons as data: each is one line of SVG path data, drawn with a stroke.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const NUMBER = /\s*,?\s*(-?(?:\d+\.?\d*|\.\d+))/y;

/** A curve of its own each, so that several shapes can follow one another in one path. */
const DRAWN = {
  path: ({ d }) => absolute(d),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) => oval(+cx, +cy, +r, +r),
  ellipse: ({ cx, cy, rx, ry }) => oval(+cx, +cy, +rx, +ry),
  polyline: ({ points }) => absolute(`M${points}`),
  polygon: ({ points }) => absolute(`M${points}z`),
  rect: box,
};

/** A path that starts with `m` would start where the one before it has ended. */
function absolute(d) {
  const start = d.trim();
  NUMBER.lastIndex = 1;
  const x = NUMBER.exec(start)[1];
  const y = NUMBER.exec(start)[1];
  const at = NUMBER.lastIndex;
  const rest = start.slice(at).trim();
  const line = NUMBER.exec(start) ? (start[0] === "m" ? "l" : "L") : "";
  return `M${x} ${y}${line}${rest}`;
}

function oval(cx, cy, rx, ry) {
  const half = `${rx} ${ry} 0 1 0`;
  return `M${tidy(cx - rx)} ${cy}a${half} ${tidy(2 * rx)} 0a${half} ${tidy(-2 * rx)} 0z`;
}

function box({ x = 0, y = 0, width, height, rx, ry }) {
  const [w, h] = [+width, +height];
  const a = Math.min(+(rx ?? ry ?? 0), w / 2);
  const b = Math.min(+(ry ?? rx ?? 0), h / 2);
  const [across, down] = [tidy(w - 2 * a), tidy(h - 2 * b)];
  const start = `M${tidy(+x + a)} ${y}h${across}`;
  if (!a || !b) return `${start}v${down}h${-across}z`;
  const corner = `a${a} ${b} 0 0 1`;
  return `${start}${corner} ${a} ${b}v${down}${corner} ${-a} ${b}h${-across}${corner} ${-a} ${-b}v${-down}${corner} ${a} ${-b}z`;
}

function tidy(number) {
  return +number.toFixed(3);
}

/** The path data of the icon in this file of lucide-static. */
export function pathOf(file) {
  const body = /<svg[^>]*>([^]*)<\/svg>/.exec(readFileSync(file, "utf8"))[1];
  const shapes = [...body.matchAll(/<(\w+)\s([^>]*?)\/>/g)].map(([, tag, attributes]) => {
    const values = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v]);
    return DRAWN[tag](Object.fromEntries(values));
  });
  return shapes.join("");
}

/** Every icon of a folder by its name. */
export function allPaths(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".svg")).sort();
  return Object.fromEntries(names.map((name) => [name.slice(0, -4), pathOf(join(folder, name))]));
}
