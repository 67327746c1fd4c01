// Keys for the rows of a table: arrows go from row to row, Shift takes them along, Ctrl+A ticks all.

const ROW = "tbody > tr:not([aria-hidden])";
const KEEPS_KEYS = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role^="menuitem"]';
const STOPS = 'a[href], button, input[type="checkbox"]';

/** Handles keys in this table; `clear` takes all ticks away and says whether there were some. */
export function rowKeys(table: HTMLElement, clear: () => boolean): (event: KeyboardEvent) => void {
  /** Where a range that Shift and the arrows make has begun. */
  let anchor: Element | null = null;

  const rows = () => [...table.querySelectorAll<HTMLElement>(ROW)].filter((row) => row.querySelector(STOPS));

  const tick = (row: Element, on: boolean) => {
    const box = boxOf(row);
    if (box && box.checked !== on) box.click();
  };

  const extend = (from: HTMLElement, to: HTMLElement) => {
    const all = rows();
    if (!anchor?.isConnected || !boxOf(anchor)?.checked) anchor = from;
    tick(anchor, true);
    const [start, was, now] = [anchor, from, to].map((row) => all.indexOf(row as HTMLElement)) as [number, number, number];
    const nearer = Math.abs(now - start) < Math.abs(was - start);
    if (nearer) tick(from, false);
    tick(to, true);
  };

  const act = (event: KeyboardEvent, row: HTMLElement): boolean => {
    const target = event.target as HTMLElement;
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    if (command) return event.key.toLowerCase() === "a" && !event.shiftKey && tickAll();
    if (event.key === " " && target.matches("a.row-title")) {
      const box = boxOf(row);
      box?.click();
      return box !== null;
    }
    if (event.key === "Enter" && target.matches(".table-tick > input")) {
      const title = row.querySelector<HTMLElement>(".row-title");
      title?.click();
      return title !== null;
    }
    if (event.key === "Escape") return clear();
    const all = rows();
    const at = all.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[to];
    if (!next) return false;
    if (!event.shiftKey) {
      anchor = null;
      if (table.querySelector(".table-long")) return false; // which brings rows as well
    } else if (boxOf(row)) extend(row, next);
    alike(target, row, next)?.focus();
    return true;
  };

  const tickAll = (): boolean => {
    const all = table.querySelector<HTMLInputElement>("thead .table-tick > input");
    if (all && !all.checked) all.click();
    return all !== null;
  };

  return (event) => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>(ROW);
    if (event.defaultPrevented || event.isComposing || target.matches(KEEPS_KEYS) || target.closest("[popover]")) return;
    if (row ? act(event, row) : inHead(event, target) && tickAll()) event.preventDefault();
  };
}

function inHead(event: KeyboardEvent, target: HTMLElement): boolean {
  return target.closest("thead") !== null && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a";
}

function boxOf(row: Element): HTMLInputElement | null {
  return row.querySelector<HTMLInputElement>(".table-tick > input");
}

/** What stands in the other row where this stands in its own. */
function alike(target: HTMLElement, row: HTMLElement, other: HTMLElement): HTMLElement | undefined {
  const [here, there] = [row, other].map((each) => [...each.querySelectorAll<HTMLElement>(STOPS)].filter(isShown)) as [HTMLElement[], HTMLElement[]];
  return there[Math.min(here.indexOf(target), there.length - 1)] ?? there[0];
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}
