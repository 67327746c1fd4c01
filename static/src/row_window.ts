// The rows of a long list near the part in sight: asks for those that are missing, keeps what the
// user looks at in place while rows come and go, and leads the keyboard from row to row.

/** Between two requests, for whoever drags the bar from end to end. */
const PAUSE_MS = 60;
/** What the server shows at a time at most. */
const MOST = 400;
const FEWEST_AROUND = 20;

export interface RowWindowParts {
  /** What scrolls. */
  readonly scroll: HTMLElement;
  /** What holds the rows and nothing else. */
  readonly body: HTMLElement;
  /** Stand for the rows before and behind those that are there. */
  readonly before: HTMLElement;
  readonly after: HTMLElement;
  /** How high what lies over the first row is, such as a head that stays in sight. */
  head?(): number;
  /** Say to a row, by attributes, which of them it is. */
  number(row: Element, index: number, count: number): void;
  ask(first: number, behind: number, answered: () => void): void;
}

export interface RowWindow {
  update(changed: { count?: number | undefined; first?: number | undefined }): void;
  gone(): void;
}

export function rowWindow(parts: RowWindowParts): RowWindow {
  const { scroll, body, before, after } = parts;
  let count = 0;
  let first = 0;
  /** The height of a row in px, as it was measured. */
  let height = 0;
  let width = 0;
  let asking = false;
  let asked = "";
  let stale = false;
  /** Whether the user has left the place where the list was first shown. */
  let scrolled = false;
  let shown = 0;
  let placed = 0;
  let timer = 0;
  let last = 0;
  let down = true;
  let came = 0;
  /** The uppermost row in sight, and how far its top is from that of the box. */
  let anchor: { row: Element; top: number } | null = null;
  /** The row that the keyboard is on its way to. */
  let wanted: number | null = null;

  const head = () => parts.head?.() ?? 0;
  const size = () => scroll.clientHeight - head();
  const topOf = (row: Element) => row.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  const rows = () => body.children as HTMLCollectionOf<HTMLElement>;

  /** Which rows are in sight; the second is behind the last. */
  const inSight = (): [number, number] => {
    const start = Math.min(Math.floor(Math.max(0, scroll.scrollTop) / height), Math.max(0, count - 1));
    if (anchor?.row.isConnected) {
      const at = first + [...body.children].indexOf(anchor.row);
      return [at, Math.min(count, at + Math.ceil(size() / height) + 1)];
    }
    return [start, Math.min(count, start + Math.ceil(size() / height) + 1)];
  };

  const remember = () => {
    anchor = null;
    if (scroll.scrollTop < 1) return;
    const limit = head();
    let [low, high] = [0, rows().length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { top, height: tall } = rows()[middle]!.getBoundingClientRect();
      if (top + tall - scroll.getBoundingClientRect().top > limit) high = middle;
      else low = middle + 1;
    }
    const row = rows()[low];
    if (row && topOf(row) < scroll.clientHeight) anchor = { row, top: topOf(row) };
  };

  const measure = () => {
    const { length } = rows();
    if (!length || (height && width === scroll.clientWidth)) return;
    const tall = body.getBoundingClientRect().height / length;
    if (!tall) return; // not shown
    height = tall;
    width = scroll.clientWidth;
    scroll.style.setProperty("--row", `${height}px`);
  };

  /** Rows or their numbers have changed: put them where they belong. */
  const settle = () => {
    if (!stale) return;
    stale = false;
    measure();
    if (!height) return;
    const { length } = rows();
    before.style.setProperty("block-size", `${first * height}px`);
    after.style.setProperty("block-size", `${Math.max(0, count - first - length) * height}px`);
    for (let at = 0; at < length; at++) parts.number(rows()[at]!, first + at, count);
    if (!scrolled && first !== shown && !asking) {
      // A window that goes on after a reload shows what was in sight before: the middle of its rows.
      shown = first;
      scroll.scrollTop = (first + length / 2) * height - size() / 2;
      placed = scroll.scrollTop;
    } else if (anchor?.row.isConnected) {
      const moved = topOf(anchor.row) - anchor.top;
      if (Math.abs(moved) >= 1) scroll.scrollTop += moved;
    }
    if (wanted !== null) arrive(wanted);
    remember();
    look();
  };

  const changed = () => {
    stale = true;
    queueMicrotask(settle);
  };

  /** Ask for rows that are missing around those in sight; one request at a time. */
  const look = () => {
    if (asking || timer || !lacking()) return;
    const wait = Math.max(0, last + PAUSE_MS - performance.now());
    timer = setTimeout(() => {
      timer = 0;
      const range = lacking();
      if (range) request(range);
    }, wait);
  };

  /** The rows that should be there while those in sight are; null if enough of them are. */
  const lacking = (): [number, number] | null => {
    if (!height || !scroll.isConnected || !size()) return null;
    const [from, to] = wanted === null ? inSight() : [wanted, wanted + 1];
    const seen = Math.ceil(size() / height) + 1;
    const around = Math.min(Math.max(FEWEST_AROUND, 2 * seen), Math.floor((MOST - seen) / 3));
    if (isThere(from - around / 2, to + around / 2)) return null;
    const [above, below] = down ? [around, 2 * around] : [2 * around, around];
    return [Math.max(0, from - above), Math.min(count, to + below)];
  };

  const isThere = (start: number, end: number) =>
    Math.max(0, start) >= first && Math.min(count, end) <= first + rows().length;

  const request = ([begin, end]: [number, number]) => {
    const name = `${begin} ${end} ${count} ${first}`;
    if (name === asked) return; // in vain
    asking = true;
    asked = name;
    last = performance.now();
    scroll.ariaBusy = isThere(...inSight()) ? null : "true";
    parts.ask(begin, end, () => {
      asking = false;
      scroll.ariaBusy = null;
      look();
    });
  };

  const arrive = (index: number) => {
    const row = rows()[index - first];
    if (!row || index < first) return;
    wanted = null;
    scroll.scrollTop = place(index, row);
    targetIn(row)?.focus({ preventScroll: true });
  };

  /** Where the box has to be so that this row is in sight, moving it as little as possible. */
  const place = (index: number, row: Element | undefined): number => {
    const top = row ? topOf(row) - head() + scroll.scrollTop : index * height;
    const tall = row?.getBoundingClientRect().height ?? height;
    return Math.min(top, Math.max(scroll.scrollTop, top + tall - size()));
  };

  const go = (index: number) => {
    wanted = Math.max(0, Math.min(count - 1, index));
    const row = wanted >= first ? rows()[wanted - first] : undefined;
    if (row) return arrive(wanted);
    scroll.scrollTop = place(wanted, undefined);
    look();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const row = [...rows()].find((each) => each.contains(target));
    if (!row && wanted === null) return;
    if (target.matches(KEEPS_KEYS) || target.closest("[popover]")) return;
    const at = wanted ?? first + [...rows()].indexOf(row!);
    const page = Math.max(1, Math.floor(size() / height) - 1);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: count - 1 }[
      event.key
    ];
    if (to === undefined || (row && !targetIn(row))) return;
    event.preventDefault();
    go(to);
  };

  let frame = 0;
  const onScroll = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const at = scroll.scrollTop;
      scrolled ||= Math.abs(at - placed) > 1;
      down = at >= came;
      came = at;
      if (!stale) remember();
      look();
    });
  };

  scroll.addEventListener("scroll", onScroll, { passive: true });
  scroll.addEventListener("keydown", onKey);
  // Whoever scrolls by hand no longer wants to where the keys were leading.
  for (const name of ["wheel", "pointerdown", "touchmove"]) {
    scroll.addEventListener(name, () => (wanted = null), { passive: true });
  }
  const observer = new MutationObserver(changed);
  observer.observe(body, { childList: true });
  const resized = new ResizeObserver(changed);
  resized.observe(scroll);

  return {
    update(now) {
      if (now.count !== undefined) count = now.count;
      if (now.first !== undefined) first = now.first;
      changed();
    },
    gone() {
      observer.disconnect();
      resized.disconnect();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    },
  };
}

/** Elements that need the arrows themselves. */
const KEEPS_KEYS = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menuitem"]';
const TARGETS = 'a[href], button:not([disabled]), input:not([disabled])';

/** What takes the focus in a row. */
function targetIn(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>(TARGETS);
}
