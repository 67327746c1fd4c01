// What a chart writes: round numbers along its axis, and days as the user's language has them.
import type { ChartNode } from "./wire.ts";

export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
}

/** A scale of about this many round steps that holds all values, and 0. */
export function scaleOf(values: readonly number[], steps: number): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const whole = values.every(Number.isInteger);
  const span = high - low || 1;
  const rough = span / Math.max(1, steps);
  const power = 10 ** Math.floor(Math.log10(rough));
  let step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10) * power;
  if (whole) step = Math.max(1, Math.ceil(step)); // nobody has half a ticket
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks: number[] = [];
  for (let at = first; at <= last; at++) ticks.push(Number((at * step).toPrecision(12)));
  return { least: ticks[0]!, most: ticks.at(-1)!, ticks };
}

export interface Writing {
  /** A value in full, with its unit. */
  value(value: number | null): string;
  /** A value beside the axis, as short as it may be. */
  tick(value: number): string;
  /** A label below the axis. */
  label(index: number): string;
  /** A label in full. */
  title(index: number): string;
}

export function writingOf(node: Pick<ChartNode, "labels" | "dated" | "decimals" | "unit">, language: string): Writing {
  const { decimals, unit = "", labels } = node;
  const digits = decimals === undefined ? { maximumFractionDigits: 2 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const full = new Intl.NumberFormat(language, digits);
  const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 2 });
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 10 });
  const dates = node.dated ? labels.map((each) => new Date(`${each}T00:00:00Z`)) : [];
  const [axis, exact] = daysOf(dates, language);
  return {
    value: (value) => (value === null ? "–" : full.format(value) + (unit && ` ${unit}`)),
    tick: (value) => (Math.abs(value) < 10_000 ? plain : short).format(value),
    label: (index) => (node.dated ? axis.format(dates[index]) : labels[index]!),
    title: (index) => (node.dated ? exact.format(dates[index]) : labels[index]!),
  };
}

/** Months are written without a day, years without a month. */
function daysOf(dates: readonly Date[], language: string): readonly [Intl.DateTimeFormat, Intl.DateTimeFormat] {
  const firstOf = (test: (date: Date) => boolean) => dates.length > 1 && dates.every(test);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
  const months = firstOf((date) => date.getUTCDate() === 1);
  if (months && dates.every((date) => date.getUTCMonth() === 0)) return [format({ year: "numeric" }), format({ year: "numeric" })];
  if (months) return [format({ month: "short", year: "2-digit" }), format({ month: "long", year: "numeric" })];
  return [format({ day: "numeric", month: "short" }), format({ dateStyle: "long" })];
}

/** Show only each nth of so many labels of that width, so that none touches the next. */
export function everyNth(count: number, room: number, widest: number): number {
  if (count < 2) return 1;
  return Math.max(1, Math.ceil((widest + 12) / (room / count)));
}
