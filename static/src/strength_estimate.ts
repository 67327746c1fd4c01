// How hard a password seems to guess: a hint while it is typed. What counts is what the server says.

export interface Estimate {
  /** 0, guessed at once, to 4. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** It is little more than one of the passwords that are tried first, or a word about the user. */
  readonly known: boolean;
  /** Characters, as the server counts them. */
  readonly length: number;
}

/** What stands at the front of every list of passwords that were found out, and in many sentences. */
const COMMON =
  "password passwort kennwort geheim secret qwerty qwertz asdfgh yxcvbn zxcvbn letmein welcome willkommen " +
  "admin administrator login hallo hello iloveyou ichliebedich dragon monkey master football fussball " +
  "baseball sunshine princess prinzessin shadow michael daniel thomas andreas charlie ashley superman " +
  "batman starwars trustno1 freedom computer internet samsung google summer sommer winter spring " +
  "fruehling herbst autumn schatz passw0rd changeme default guest test qazwsx 1q2w3e4r 123qwe abc123 " +
  "berlin hamburg london january januar monday montag schalke04 killer ninja mustang jordan hunter " +
  "access flower cookie pepper cheese whatever lovely jesus angel bailey buster soccer hockey";
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789",
  "qwertzuiopü",
  "qwertyuiop",
  "asdfghjklöä",
  "yxcvbnm",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6zhn7ujm8ik9ol0p",
];
const LEET: Readonly<Record<string, string>> = {
  "@": "a", "4": "a", "8": "b", "3": "e", "1": "i", "!": "i", "0": "o", $: "s", "5": "s", "7": "t",
}; // prettier-ignore
const LEAST_WORD = 4;
const MEASURED = 128;
/** Bits from which on a password has this level. */
const LEVELS = [22, 34, 46, 60] as const;

const words = new Set(COMMON.split(" "));

/** `about` are words about the user, such as his name and address. */
export function estimate(password: string, least: number, about: readonly string[]): Estimate {
  const text = password.normalize("NFC");
  const length = [...text].length;
  if (!length) return { level: 0, known: false, length };
  const personal = aboutWords(about);
  const known = isKnown(text, personal);
  const bits = known ? 0 : bitsOf(text.slice(0, MEASURED), personal);
  const reached = LEVELS.filter((border) => bits >= border).length;
  // What the server refuses is never called good.
  const level = length < least ? Math.min(reached, 2) : reached;
  return { level: level as Estimate["level"], known, length };
}

function aboutWords(about: readonly string[]): Set<string> {
  const parts = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  return new Set(parts.map((part) => part.toLowerCase()).filter((part) => part.length >= LEAST_WORD));
}

function isKnown(text: string, personal: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const forms = [lower, bare, unleet(lower), unleet(bare), lower.replace(/[^\p{L}\p{N}]+/gu, "")].filter(Boolean);
  return (
    forms.some((form) => [form, once(form), reversed(form)].some((each) => words.has(each) || personal.has(each))) ||
    new Set(lower).size <= 2 ||
    isRun(lower)
  );
}

function bitsOf(text: string, personal: ReadonlySet<string>): number {
  const whole = once(text.toLowerCase());
  if (whole.length < text.length) return bitsOf(text.slice(0, whole.length), personal) + Math.log2(text.length);
  let bits = 0;
  for (let at = 0; at < text.length; ) {
    const [size, cost] = next(text, at, personal);
    bits += cost;
    at += size;
  }
  if (/\p{Lu}/u.test(text.slice(1))) bits += 2;
  return bits;
}

/** How many characters the next piece has, and how many bits it takes to guess. */
function next(text: string, at: number, personal: ReadonlySet<string>): readonly [number, number] {
  const rest = text.slice(at).toLowerCase();
  const repeated = /^(.)\1{2,}/u.exec(rest)?.[0].length ?? 0;
  if (repeated) return [repeated, 5 + Math.log2(repeated)];
  for (let size = rest.length; size >= 3; size--) {
    const piece = rest.slice(0, size);
    if (size >= LEAST_WORD && personal.has(piece)) return [size, 3];
    if (size >= LEAST_WORD && (words.has(piece) || words.has(unleet(piece)))) return [size, 8];
    if (isRun(piece)) return [size, 5 + Math.log2(size)];
  }
  const year = /^(?:19|20)\d\d/.exec(rest);
  if (year) return [4, 6];
  const letters = /^\p{L}{4,}/u.exec(rest)?.[0].length ?? 0;
  // A word that a dictionary may have: longer ones are not much rarer.
  if (letters) return [letters, Math.min(letters * 4.7, 14 + 1.5 * (letters - LEAST_WORD))];
  if (/^\d/.test(rest)) return [1, 3.3];
  return [1, /^\p{L}/u.test(rest) ? 4.7 : 5];
}

/** `abcabc` is `abc`. */
function once(text: string): string {
  for (let size = 1; size < text.length; size++) {
    if (text.startsWith(text.slice(size))) return text.slice(0, size);
  }
  return text;
}

/** Whether its characters follow each other in the alphabet or on the keyboard, in either direction. */
function isRun(text: string): boolean {
  if (text.length < 3) return false;
  return ROWS.some((row) => row.includes(text) || row.includes(reversed(text))) || /^1?2?34567890$/.test(text);
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}

function unleet(text: string): string {
  return [...text].map((each) => LEET[each] ?? each).join("");
}
