// Source text in colours: marks are kind and length, kind and length.
import { create } from "./component.ts";

/** Same order as KINDS of nago/ui/highlight.py; plain text gets no element. */
const KINDS = [
  "",
  "keyword",
  "name",
  "string",
  "number",
  "comment",
  "type",
  "tag",
  "inserted",
  "deleted",
  "heading",
];

/** The lines of a text, each a list of words and coloured spans. */
export function linesOf(source: string, marks: readonly number[]): (string | Node)[][] {
  const lines: (string | Node)[][] = [[]];
  let at = 0;
  const add = (kind: string, text: string) => {
    text.split("\n").forEach((part, index) => {
      if (index) lines.push([]);
      if (part) lines.at(-1)!.push(kind ? create("span", { class: `tok-${kind}` }, part) : part);
    });
  };
  for (let index = 0; index + 1 < marks.length; index += 2) {
    const end = at + lengthInUnits(source, at, Number(marks[index + 1]));
    add(KINDS[Number(marks[index])] ?? "", source.slice(at, end));
    at = end;
  }
  add("", source.slice(at));
  return lines;
}

/** Python counts characters, a browser counts units: those beyond the first plane are two. */
function lengthInUnits(source: string, start: number, characters: number): number {
  let at = start;
  for (let left = characters; left > 0 && at < source.length; left--) {
    at += source.codePointAt(at)! > 0xffff ? 2 : 1;
  }
  return at - start;
}
