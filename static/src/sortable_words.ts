// What a row that is put in order is called.

const LONGEST = 80;

/** The name that the server gave a row, else what stands in it, shortened. */
export function nameOf(row: HTMLElement): string {
  const words = row.dataset["name"] ?? wordsOf(row.querySelector(".sortable-content")!);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** What can be done with a row is not its name, unless there is nothing else. */
function wordsOf(content: Element): string {
  return wordsIn(content, "[hidden], .note, [popover], button") || wordsIn(content, "[hidden], [popover]");
}

function wordsIn(element: Element, without: string): string {
  const words: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const word = text.textContent!.trim();
    if (word && !text.parentElement!.closest(without)) words.push(word);
  }
  return words.join(" ");
}
