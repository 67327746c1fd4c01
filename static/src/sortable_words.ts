// What a row that is put in order is called.

const LONGEST = 80;

/** The name that the server gave a row, else what stands in it, shortened. */
export function nameOf(row: HTMLElement): string {
  const words = row.dataset["name"] ?? wordsIn(row.querySelector(".sortable-content"));
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** Text, each piece once, without what only screen readers or only others get. */
function wordsIn(element: Element | null): string {
  if (!element) return "";
  const words: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const word = text.textContent!.trim();
    if (word && !text.parentElement!.closest("[hidden], .note, [popover]")) words.push(word);
  }
  return words.join(" ");
}
