// Numbers as the user's language writes them, and back.

export interface Numbers {
  /** The number in a text: null for an empty one, NaN for one that is none. */
  parse(text: string): number | null;
  /** The text to edit: no separators but the one of decimals. */
  plain(value: number): string;
  /** The text to read. */
  pretty(value: number): string;
}

const SPACES = /[\s'’]/g;
const MINUS = /^[−–‐]/;

/** `decimals` is how many are shown; undefined for as many as there are. `grouping` sets thousands
 * apart. */
export function numbers(language: string, decimals: number | undefined, grouping: boolean): Numbers {
  const parts = new Intl.NumberFormat(language).formatToParts(-12345.6);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const point = sign("decimal");
  const group = sign("group");
  const format = new Intl.NumberFormat(language, {
    useGrouping: grouping,
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 15,
  });
  return {
    parse(text) {
      const clean = text.normalize("NFKC").replace(SPACES, "").replace(MINUS, "-");
      return clean ? read(clean, point, group) : null;
    },
    plain(value) {
      const text = decimals && Math.abs(value) < 1e15 ? value.toFixed(decimals) : String(value);
      return text.replace(".", point);
    },
    pretty: (value) => format.format(value),
  };
}

/** A lone separator of thousands that cannot be one is a decimal point: 1.5 in German is 1,5. */
function read(text: string, point: string, group: string): number {
  const [, sign, digits = "", exponent = ""] = /^([+-]?)([\d.,]+)(e[+-]?\d{1,3})?$/i.exec(text) ?? [];
  const [whole = "", fraction, ...more] = digits.split(point);
  const groups = whole.split(group);
  const grouped =
    groups.length > 1 && /^\d{1,3}$/.test(groups[0]!) && groups.slice(1).every((each) => /^\d{3}$/.test(each));
  if (more.length || !/\d/.test(digits) || fraction?.includes(group)) return NaN;
  const number = (held: string) => {
    const value = Number(`${sign}${held}${exponent}`);
    return Number.isFinite(value) ? value : NaN;
  };
  if (grouped || groups.length === 1) return number(`${groups.join("")}.${fraction ?? ""}`.replace(/\.$/, ""));
  return fraction === undefined && groups.length === 2 ? number(groups.join(".")) : NaN;
}

/** The next number on the grid of steps, `times` of them up or, below 0, down. */
export function stepped(
  value: number | null,
  times: number,
  { minimum, maximum, step }: { minimum?: number | undefined; maximum?: number | undefined; step: number },
): number {
  const from = minimum ?? 0;
  const at = ((value ?? from) - from) / step;
  const grid = times > 0 ? Math.floor(at + 1e-9) : Math.ceil(at - 1e-9);
  const next = Number((from + (grid + times) * step).toPrecision(14));
  return Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, next));
}
