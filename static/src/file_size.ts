// How large a file is, in words: `1.5 MB`, counted as the file managers of most systems do.
const UNITS = [
  ["GB", 1 << 30],
  ["MB", 1 << 20],
  ["KB", 1 << 10],
] as const;

export function sizeInWords(bytes: number): string {
  const format = new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 1 });
  for (const [unit, step] of UNITS) if (bytes >= step) return `${format.format(bytes / step)} ${unit}`;
  return `${format.format(bytes)} B`;
}
