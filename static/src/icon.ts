// Icons as data, taken from Lucide at build time or sent by the server: one path each.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = /^[MLHVCSQTAZmlhvcsqtaz0-9 ,.-]*$/;

/** An icon that says nothing to screen readers; the words beside it do. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  if (DRAWN.test(path)) line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
