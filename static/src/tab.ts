// What a tab remembers over a reload: the resume key of the window that it showed.

const STORE = "nago:/";

/** The window that this tab showed before, or of whose tab it is a copy. */
export interface Previous {
  key: string;
  /** The window lives on in the other tab: its states are taken, but it is left alone. */
  copied: boolean;
}

/** Null in a new tab. */
export async function claimPrevious(): Promise<Previous | null> {
  const key = read();
  if (key === null) return null;
  if (!navigator.locks) return { key, copied: false };
  // A duplicated tab starts with a copy of the storage; the lock tells that its owner lives.
  return await navigator.locks.request(nameOf(key), { ifAvailable: true }, (lock) => ({
    key,
    copied: lock === null,
  }));
}

let held: AbortController | null = null;

/** Remember the key of the window that is shown now, and hold it as long as it is shown. */
export function keepKey(key: string): void {
  if (held && read() === key) return;
  try {
    sessionStorage.setItem(STORE, key);
  } catch {
    // Without storage a reload starts a fresh window.
  }
  letGo();
  const { signal } = (held = new AbortController());
  const untilLetGo = () => new Promise<void>((done) => signal.addEventListener("abort", () => done()));
  navigator.locks?.request(nameOf(key), { signal }, untilLetGo).catch(() => {
    // Let go before it was granted.
  });
}

/** The page is put aside: a held lock would keep it from coming back as it is. */
export function letGo(): void {
  held?.abort();
  held = null;
}

/** Hold the key again after the page has come back. */
export function holdAgain(): void {
  const key = read();
  if (key !== null && !held) keepKey(key);
}

function read(): string | null {
  try {
    return sessionStorage.getItem(STORE);
  } catch {
    return null;
  }
}

function nameOf(key: string): string {
  return `nago:${key}`;
}
