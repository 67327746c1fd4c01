import { create, type Changed, type Component, type Host } from "../component.ts";
import { reachable } from "../reachable.ts";
import { linesOf } from "../source.ts";
import { localPath, pictureUrl, safeUrl } from "../urls.ts";

/** Same names as nago/ui/rich_nodes.py; the words of anything else stand without an element. */
const NAMES = new Set(
  (
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td dl dt dd " +
    "a em strong code s u sub sup mark kbd br img"
  ).split(" "),
);
const DEEPEST = 64;

type Attributes = Readonly<Record<string, unknown>>;

/** Text of others to read: words and elements, each made by its name and nothing else. */
export const richText: Component<"RichText"> = (node, host) => {
  const element = create("div", { class: "rich" });
  let stops: (() => void)[] = [];
  const gone = () => {
    for (const stop of stops) stop();
    stops = [];
  };
  const update = (changed: Changed<"RichText">) => {
    if (!("content" in changed)) return;
    gone();
    element.replaceChildren(...made(changed.content ?? [], host, stops, 0));
  };
  update(node);
  return { element, update, gone };
};

function made(
  nodes: readonly unknown[],
  host: Host,
  stops: (() => void)[],
  depth: number,
): (string | Node)[] {
  if (depth > DEEPEST) return [];
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [node];
    if (!Array.isArray(node)) return [];
    const [name, attributes, ...content] = node as [string, Attributes, ...unknown[]];
    if (name === "pre") return [block(content, attributes, host, stops)];
    const inner = made(content, host, stops, depth + 1);
    if (!NAMES.has(name)) return inner;
    const element = create(name as keyof HTMLElementTagNameMap, {}, ...inner);
    if (!attributed(element, attributes ?? {})) return inner;
    return [name === "table" ? framed(element, host, stops) : element];
  });
}

/** Set what this element may have; false for a link or picture that leads nowhere good. */
function attributed(element: HTMLElement, { href, external, src, alt, align, start }: Attributes): boolean {
  if (element instanceof HTMLAnchorElement) {
    const url = external ? safeUrl(href) : localPath(href);
    if (url === null) return false;
    element.className = "link";
    element.href = url;
    if (external) element.rel = "noopener noreferrer";
    else element.toggleAttribute("data-page", true);
  } else if (element instanceof HTMLImageElement) {
    const url = pictureUrl(src);
    if (url === null) return false;
    element.alt = String(alt ?? "");
    element.loading = "lazy";
    element.src = url;
  } else if (element instanceof HTMLOListElement) {
    if (Number.isSafeInteger(start)) element.start = Number(start);
  } else if (align === "start" || align === "center" || align === "end") {
    element.dataset["textAlign"] = align;
  }
  return true;
}

function block(
  content: readonly unknown[],
  { marks }: Attributes = {},
  host: Host,
  stops: (() => void)[],
): HTMLElement {
  const lines = linesOf(String(content[0] ?? ""), Array.isArray(marks) ? (marks as number[]) : []);
  const text = create("code", {}, ...lines.flatMap((parts, index) => (index ? ["\n", ...parts] : parts)));
  const area = create("pre", { class: "code-area", role: "group", "aria-label": host.text("client.code") }, text);
  stops.push(reachable(area, text));
  return area;
}

/** A table that is wider than the page scrolls by itself. */
function framed(table: HTMLElement, host: Host, stops: (() => void)[]): HTMLElement {
  for (const cell of table.querySelectorAll("thead th")) cell.setAttribute("scope", "col");
  const label = host.text("client.rich.table");
  const area = create("div", { class: "rich-table", role: "group", "aria-label": label }, table);
  stops.push(reachable(area, table));
  return area;
}
