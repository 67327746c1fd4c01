// A month to choose a day from, in a popover (APG: date picker dialog and its grid).
import left from "icon:chevron-left";
import right from "icon:chevron-right";
import { create, setAttribute } from "./component.ts";
import { firstWeekday, moved, movedMonths, today, weekday, words, type Day } from "./days.ts";
import { icon } from "./icon.ts";
import { place as beside } from "./menu.ts";
import type { ClientText } from "./texts.ts";

export interface Limits {
  minimum?: Day | undefined;
  maximum?: Day | undefined;
  disabledDates: readonly Day[];
  disabledWeekdays: readonly number[];
}

export interface Calendar {
  readonly element: HTMLElement;
  open(): void;
  close(): void;
  readonly isOpen: boolean;
}

export interface Chooser {
  /** The element that it opens beside, and the one that gets the focus back. */
  readonly anchor: HTMLElement;
  readonly opener: HTMLElement;
  text(key: ClientText): string;
  locale(): string;
  limits(): Limits;
  /** What is chosen: one day, or the two ends of a range of which one may be missing. */
  chosen(): readonly (Day | null)[];
  /** The user has chosen a day; true if that was all. */
  choose(day: Day): boolean;
  /** Take away what is chosen, where nothing may be chosen. */
  clear(): void;
  required(): boolean;
}

let calendars = 0;

export function calendar(chooser: Chooser): Calendar {
  const { text, opener, anchor } = chooser;
  const id = `nago-calendar-${++calendars}`;
  const iconButton = (key: ClientText, sign: string) =>
    create("button", { type: "button", class: "icon-button", "aria-label": text(key) }, icon(sign));
  const previous = iconButton("client.date.previous", left);
  const next = iconButton("client.date.next", right);
  const heading = create("div", { class: "calendar-month", id, "aria-live": "polite" });
  const head = create("thead");
  const body = create("tbody");
  const grid = create("table", { role: "grid", "aria-labelledby": id }, head, body);
  const now = create("button", { type: "button", class: "button", "data-rank": "tertiary" }, create("span", {}, text("client.date.today")));
  const none = create("button", { type: "button", class: "button", "data-rank": "tertiary" }, create("span", {}, text("client.date.clear")));
  const element = create(
    "div",
    { class: "calendar", role: "dialog", popover: "auto", id: `${id}-dialog`, "aria-label": text("client.date.calendar") },
    create("div", { class: "calendar-head" }, previous, heading, next),
    grid,
    create("div", { class: "calendar-foot" }, now, none),
  );
  setAttribute(opener, "aria-haspopup", "dialog");
  setAttribute(opener, "aria-expanded", "false");
  setAttribute(opener, "aria-controls", element.id);

  let focus = today();
  const isOpen = () => element.matches(":popover-open");
  const placeThere = () => beside(element, anchor);

  const allowed = (day: Day) => {
    const { minimum, maximum, disabledDates, disabledWeekdays } = chooser.limits();
    return (
      (minimum === undefined || day >= minimum) &&
      (maximum === undefined || day <= maximum) &&
      !disabledDates.includes(day) &&
      !disabledWeekdays.includes(weekday(day))
    );
  };

  const draw = () => {
    const locale = chooser.locale();
    const first = `${focus.slice(0, 8)}01`;
    const start = firstWeekday(locale);
    const from = moved(first, -((weekday(first) - start + 7) % 7));
    heading.textContent = words(focus, locale, { month: "long", year: "numeric" });
    const names = Array.from({ length: 7 }, (_, at) => moved(from, at));
    head.replaceChildren(
      create("tr", {}, ...names.map((day) =>
        create("th", { scope: "col", abbr: words(day, locale, { weekday: "long" }) }, words(day, locale, { weekday: "short" })))),
    );
    const [begin, end] = chooser.chosen();
    const ends = [begin, end].filter((day): day is Day => typeof day === "string");
    const rows = [];
    for (let week = 0; week < 6; week++) {
      const row = create("tr");
      for (let at = 0; at < 7; at++) {
        const day = moved(from, week * 7 + at);
        const cell = create("td", { role: "gridcell", "data-day": day, tabindex: day === focus ? "0" : "-1" }, String(Number(day.slice(8))));
        cell.setAttribute("aria-label", words(day, locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" }));
        cell.setAttribute("aria-selected", String(ends.includes(day)));
        if (day === today()) cell.setAttribute("aria-current", "date");
        if (!allowed(day)) cell.setAttribute("aria-disabled", "true");
        cell.toggleAttribute("data-other", day.slice(0, 7) !== focus.slice(0, 7));
        if (ends.length === 2) cell.toggleAttribute("data-between", ends[0]! < day && day < ends[1]!);
        row.append(cell);
      }
      rows.push(row);
    }
    body.replaceChildren(...rows);
    now.disabled = !allowed(today());
    none.hidden = chooser.required();
  };
  const cellOf = (day: Day) => body.querySelector<HTMLElement>(`[data-day="${day}"]`);
  const go = (day: Day, grab = true) => {
    const { minimum, maximum } = chooser.limits();
    focus = minimum !== undefined && day < minimum ? minimum : maximum !== undefined && day > maximum ? maximum : day;
    draw();
    if (grab) cellOf(focus)?.focus();
  };
  const close = () => {
    if (!isOpen()) return;
    element.hidePopover();
    opener.focus();
  };
  const pick = (day: Day) => {
    if (!allowed(day)) return;
    if (chooser.choose(day)) close();
    else go(day);
  };

  previous.addEventListener("click", () => go(movedMonths(focus, -1), false));
  next.addEventListener("click", () => go(movedMonths(focus, 1), false));
  now.addEventListener("click", () => pick(today()));
  none.addEventListener("click", () => {
    chooser.clear();
    close();
  });
  body.addEventListener("click", (event) => {
    const day = (event.target as Element).closest<HTMLElement>("[data-day]")?.dataset["day"];
    if (day) pick(day);
  });
  grid.addEventListener("keydown", (event) => {
    const rtl = getComputedStyle(grid).direction === "rtl" ? -1 : 1;
    const inWeek = (weekday(focus) - firstWeekday(chooser.locale()) + 7) % 7;
    const months = event.shiftKey ? 12 : 1;
    const to: Record<string, () => Day> = {
      ArrowLeft: () => moved(focus, -rtl),
      ArrowRight: () => moved(focus, rtl),
      ArrowUp: () => moved(focus, -7),
      ArrowDown: () => moved(focus, 7),
      PageUp: () => movedMonths(focus, -months),
      PageDown: () => movedMonths(focus, months),
      Home: () => moved(focus, -inWeek),
      End: () => moved(focus, 6 - inWeek),
    };
    const move = to[event.key];
    if (move) go(move());
    else if (event.key === "Enter" || event.key === " ") pick(focus);
    else return;
    event.preventDefault();
  });
  element.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the field below has keys of its own
    if (event.key === "Escape") {
      event.preventDefault();
      return close();
    }
    if (event.key !== "Tab") return;
    const stops = [previous, next, cellOf(focus), now, none].filter((each) => each?.checkVisibility() && !each.matches(":disabled"));
    const at = stops.indexOf(document.activeElement as HTMLElement);
    event.preventDefault();
    stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
  });
  element.addEventListener("toggle", () => {
    setAttribute(opener, "aria-expanded", String(isOpen()));
    const change = isOpen() ? addEventListener : removeEventListener;
    change("resize", placeThere);
    change("scroll", placeThere, true);
  });
  // Pressing the opener of an open calendar first closes it lightly; it shall not open again.
  let wasOpen = false;
  opener.addEventListener("pointerdown", () => (wasOpen = isOpen()));
  const open = () => {
    focus = chooser.chosen().find((day) => day) ?? today();
    element.showPopover();
    go(focus);
    placeThere();
  };
  opener.addEventListener("click", () => {
    if (wasOpen) element.hidePopover();
    else open();
    wasOpen = false;
  });
  return {
    element,
    open,
    close,
    get isOpen() {
      return isOpen();
    },
  };
}
