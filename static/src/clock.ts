// Times of day: as text of the wire (14:30:00) and as the user writes them.

const WRITTEN = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?(?:\s*:\s*(\d{2}))?\s*(a\.?m?\.?|p\.?m?\.?|uhr|h)?$/i;

/** Minutes since midnight: null for nothing, undefined for what is no time. */
export function minutesIn(text: string): number | null | undefined {
  const clean = text.normalize("NFKC").trim();
  if (!clean) return null;
  const [, hours, minutes = "0", , half = ""] = WRITTEN.exec(clean) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const afternoon = /^p/i.test(half);
  if (!afternoon && !/^a/i.test(half)) return Number(hours) < 24 ? Number(hours) * 60 + Number(minutes) : undefined;
  if (Number(hours) < 1 || Number(hours) > 12) return undefined;
  return ((Number(hours) % 12) + (afternoon ? 12 : 0)) * 60 + Number(minutes);
}

/** The time as the wire has it. */
export function timeAt(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
}

export function written(minutes: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  // Some languages put a narrow space before the half of the day; nobody types that.
  return format.format(minutes * 60_000).replace(/\s/g, " ");
}
