// Icons as data, taken from Lucide at build time: shapes with their attributes.

export type IconShapes = readonly (readonly [string, Readonly<Record<string, string>>])[];

const SVG = "http://www.w3.org/2000/svg";

/** An icon that says nothing to screen readers; the words beside it do. */
export function icon(shapes: IconShapes): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    for (const name in attributes) shape.setAttribute(name, attributes[name]!);
    svg.append(shape);
  }
  return svg;
}
