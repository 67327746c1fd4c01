// Two people write one text: where the caret goes, and how one change is laid onto another.

/** The part in which two texts differ: after `start` characters, `end` before their ends. */
export function difference(from: string, to: string): { start: number; end: number } {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  // Both halves of a surrogate pair stay on one side.
  if (start && isHigh(from, start - 1)) start--;
  if (end && isHigh(from, from.length - end - 1)) end--;
  return { start, end };
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

/** Where a position in one text stands in the other. */
export function mapPosition(from: string, to: string, position: number): number {
  const { start, end } = difference(from, to);
  if (position <= start) return position;
  if (position >= from.length - end) return to.length - (from.length - position);
  // Inside of what differs: as far in as before, for example when letters were capitalised.
  return Math.min(position, to.length - end);
}

/**
 * Lay the user's change of `base` onto the server's text. The user's one changed region is
 * placed where its beginning stands in the server's text.
 */
export function rebase(base: string, local: string, server: string): string {
  const { start, end } = difference(base, local);
  const typed = local.slice(start, local.length - end);
  const from = mapPosition(base, server, start);
  const to = Math.max(from, mapPosition(base, server, base.length - end));
  return server.slice(0, from) + typed + server.slice(to);
}
