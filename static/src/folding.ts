// Finding words in words, whatever their case and accents.

const FOLDED = new Map<string, string>();
const MARKS = /\p{M}+/gu;

/** A text as it is compared: "Łódź, Straße" and "lodz strasse" share their words. */
export function fold(text: string): string {
  return [...text.normalize("NFC")].map(foldOne).join("");
}

function foldOne(character: string): string {
  let folded = FOLDED.get(character);
  if (folded === undefined) {
    folded = OTHERS[character] ?? character.normalize("NFKD").replace(MARKS, "").toLowerCase();
    folded = OTHERS[folded] ?? folded;
    FOLDED.set(character, folded);
  }
  return folded;
}

/** Letters that Unicode takes for letters of their own, and that people look for by these. */
const OTHERS: Readonly<Record<string, string>> = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i",
};

/** What somebody looks for, as words; each has to be found somewhere. */
export function wordsOf(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

/** The text with what was looked for set off from the rest. */
export function marked(text: string, words: readonly string[]): (string | HTMLElement)[] {
  if (!words.length) return [text];
  // Where each folded letter comes from: one letter may fold to two.
  const letters = [...text.normalize("NFC")];
  let folded = "";
  const from: number[] = [];
  letters.forEach((letter, index) => {
    const part = foldOne(letter);
    for (let count = 0; count < part.length; count++) from.push(index);
    folded += part;
  });
  const hit = new Set<number>();
  for (const word of words) {
    const at = folded.indexOf(word);
    if (at >= 0) for (let each = at; each < at + word.length; each++) hit.add(from[each]!);
  }
  const parts: (string | HTMLElement)[] = [];
  for (let start = 0; start < letters.length; ) {
    let end = start;
    while (end < letters.length && hit.has(end) === hit.has(start)) end++;
    const run = letters.slice(start, end).join("");
    if (hit.has(start)) {
      const mark = document.createElement("mark");
      mark.textContent = run;
      parts.push(mark);
    } else parts.push(run);
    start = end;
  }
  return parts;
}
