// Whether the page is being left by a posted form. What the server says meanwhile, for example that
// the session has ended, is no reason to load the page anew: that would cancel the post.

/** A post that was stopped, or that brought no page, does not block its form for ever. */
const LONGEST_MS = 10_000;

let left: (() => void)[] = [];
let timer = 0;

/** The browser is on its way to another page. */
export function leaving(): boolean {
  return left.length > 0;
}

/** From now on the page is being left; `back` is called if it is shown again after all. */
export function leave(back: () => void): void {
  left.push(back);
  clearTimeout(timer);
  timer = setTimeout(stay, LONGEST_MS);
}

function stay(): void {
  clearTimeout(timer);
  const told = left;
  left = [];
  for (const back of told) back();
}

addEventListener("pageshow", stay);
