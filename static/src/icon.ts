// Icons as data, taken from Lucide at build time or sent by the server: one path each.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = /^M[MLHVCSQTAZmlhvcsqtaz0-9 ,.-]*$/;

/** The lines of icons that the server has named. */
const named = new Map<string, string>();

/** What names of icons stand for from now on. */
export function learnIcons(lines: Readonly<Record<string, string>>): void {
  for (const [name, line] of Object.entries(lines)) named.set(name, line);
}

/** An icon that says nothing to screen readers; the words beside it do. */
export function icon(pathOrName: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  const path = named.get(pathOrName) ?? pathOrName;
  if (DRAWN.test(path)) line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
