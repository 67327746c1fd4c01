// Days of the calendar: as text of the wire (2026-12-31), as the user writes them, and counting.

/** A day as on the wire; times and places do not exist for it. */
export type Day = string;

const DAY_MS = 86_400_000;
const WRITTEN = /\d+|\p{L}+/gu;
/** How far ahead a year of two digits may lie. */
const AHEAD = 30;

export function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}

/** The day, or null where the calendar has none. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  const right = at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return right && year > 0 && year < 10_000 ? at.toISOString().slice(0, 10) : null;
}

export function moved(day: Day, days: number): Day {
  return within(new Date(at(day).getTime() + days * DAY_MS), day);
}

/** The same date some months on; the last of the month where it is shorter. */
export function movedMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  const last = new Date(first);
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(date, last.getUTCDate()));
  return within(first, day);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
  return (at(day).getUTCDay() + 6) % 7;
}

/** 0 for Monday to 6 for Sunday: how the week starts where the user lives. */
export function firstWeekday(locale: string): number {
  type Week = { firstDay: number };
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): Week; weekInfo?: Week };
  const day = (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay;
  if (day !== undefined) return day - 1;
  return /-(US|CA|MX|BR|JP|KR|IL|IN|ZA|TW)\b/.test(locale) ? 6 : 0;
}

/** A day in words of the user, such as "December 2026" for `{ year: "numeric", month: "long" }`. */
export function words(day: Day, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(at(day));
}

const NUMERIC: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit" };

export function written(day: Day, locale: string): string {
  return words(day, locale, NUMERIC);
}

type Part = "day" | "month" | "year";

function order(locale: string): Part[] {
  const parts = new Intl.DateTimeFormat(locale, NUMERIC).formatToParts(0);
  return parts.map((part) => part.type).filter((type) => ["day", "month", "year"].includes(type)) as Part[];
}

/** How a date is written, in three letters for day, month and year: "TT.MM.JJJJ". */
export function pattern(locale: string, letters: string): string {
  const parts = new Intl.DateTimeFormat(locale, { ...NUMERIC, timeZone: "UTC" }).formatToParts(0);
  const [d = "D", m = "M", y = "Y"] = letters;
  const shown: Record<string, string> = { day: d.repeat(2), month: m.repeat(2), year: y.repeat(4) };
  return parts.map(({ type, value }) => shown[type] ?? value).join("");
}

/** What the user has written: null for nothing, undefined for what is no day. */
export function understood(text: string, locale: string): Day | null | undefined {
  const clean = text.normalize("NFKC").trim();
  if (!clean) return null;
  const found = clean.match(WRITTEN) ?? [];
  const named = found.findIndex((each) => monthNamed(each, locale) > 0);
  const digits = found.filter((each) => /^\d+$/.test(each));
  if (found.length - digits.length > (named < 0 ? 0 : 1)) return undefined;
  return (named < 0 ? fromDigits(digits, locale) : fromName(found[named]!, digits, locale)) ?? undefined;
}

function fromName(name: string, digits: string[], locale: string): Day | null {
  if (digits.length < 1 || digits.length > 2) return null;
  const years = digits.findIndex((each) => each.length === 4);
  const [date, year] = years === 0 ? [digits[1], digits[0]] : digits;
  return dayOf(fullYear(year), monthNamed(name, locale), Number(date));
}

function fromDigits(digits: string[], locale: string): Day | null {
  let parts = order(locale);
  if (digits.length === 1) digits = cut(digits[0]!, parts);
  if (digits[0]?.length === 4) parts = ["year", "month", "day"];
  else if (digits.length === 2) parts = parts.filter((part) => part !== "year");
  if (digits.length !== parts.length || digits.some((each) => each.length > 4)) return null;
  const value = (part: Part) => digits[parts.indexOf(part)];
  return dayOf(fullYear(value("year")), Number(value("month")), Number(value("day")));
}

/** Six or eight digits without anything between them. */
function cut(digits: string, parts: readonly Part[]): string[] {
  if (digits.length !== 6 && digits.length !== 8) return [];
  let from = 0;
  return parts.map((part) => digits.slice(from, (from += part === "year" ? digits.length - 4 : 2)));
}

function fullYear(year: string | undefined): number {
  const now = new Date().getFullYear();
  if (year === undefined) return now;
  if (year.length > 2) return Number(year);
  const near = Math.floor(now / 100) * 100 + Number(year);
  return near > now + AHEAD ? near - 100 : near;
}

/** 1 to 12 for the name of a month or its first letters, at least three; 0 for anything else. */
function monthNamed(word: string, locale: string): number {
  const wanted = word.toLocaleLowerCase(locale);
  if (wanted.length < 3 || /\d/.test(wanted)) return 0;
  for (let month = 1; month <= 12; month++) {
    const day = dayOf(2026, month, 1)!;
    const names = [locale, "en"].map((each) => words(day, each, { month: "long", day: "numeric" }));
    if (names.some((name) => name.toLocaleLowerCase(locale).match(WRITTEN)?.some((each) => each.startsWith(wanted)))) {
      return month;
    }
  }
  return 0;
}

function partsOf(day: Day): [year: number, month: number, date: number] {
  const [year, month, date] = day.split("-").map(Number);
  return [year!, month!, date!];
}

function at(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** What lies outside of the years that dates have stays where it was. */
function within(date: Date, day: Day): Day {
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) ?? day;
}
