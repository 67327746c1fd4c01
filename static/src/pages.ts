// Which page numbers a pager shows: always as many, so that its buttons do not jump.

const SHOWN = 7;

/** The first, the last and those around the current one, counted from 0; null stands for those left out. */
export function pagesShown(at: number, last: number): (number | null)[] {
  const count = last + 1;
  if (count <= SHOWN) return Array.from({ length: count }, (_, page) => page);
  const inner = SHOWN - 4;
  const from = Math.max(2, Math.min(at - 1, last - 1 - inner));
  const middle = Array.from({ length: inner }, (_, offset) => from + offset);
  const before = from === 2 ? 1 : null;
  const after = from + inner === last - 1 ? last - 1 : null;
  return [0, before, ...middle, after, last];
}
