// Other colours and signs for a page that is open, without loading it again.
import { create } from "./component.ts";

const BASE = "/_nago/";
const ATTEMPTS = 4;
const PAUSE_MS = 500;
const SCHEMES = ["light", "dark"] as const;

/** Files are named as they are below `/_nago/`; `grounds` are the page's colours by day and night. */
export function wear(
  sheet: string,
  icon: string,
  touchIcon: string,
  grounds: readonly [string, string] | null,
): void {
  if (sheet) paint(sheet);
  sign("icon", icon);
  sign("apple-touch-icon", touchIcon);
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.remove();
  grounds?.forEach((content, at) => {
    const media = `(prefers-color-scheme:${SCHEMES[at]})`;
    document.head.append(create("meta", { name: "theme-color", media, content }));
  });
}

/** The old colours stay until the new ones are there, and then all change at once. */
function paint(sheet: string, attempt = 1): void {
  const worn = [...document.querySelectorAll<HTMLLinkElement>('link[href*="/palette-"]')];
  const last = worn.at(-1);
  if (!last || last.getAttribute("href")?.startsWith(BASE + sheet)) return;
  const root = document.documentElement;
  const href = BASE + sheet + (attempt > 1 ? `?${attempt}` : "");
  const link = create("link", { rel: "stylesheet", href });
  link.onload = () => {
    worn.forEach((old) => old.remove());
    requestAnimationFrame(() => requestAnimationFrame(() => root.removeAttribute("data-still")));
  };
  link.onerror = () => {
    const newest = !link.nextElementSibling?.matches('[href*="/palette-"]');
    link.remove();
    root.removeAttribute("data-still");
    if (newest && attempt < ATTEMPTS) setTimeout(() => paint(sheet, attempt + 1), PAUSE_MS * 2 ** attempt);
  };
  root.toggleAttribute("data-still", true);
  last.after(link);
}

function sign(rel: string, name: string): void {
  const there = document.querySelector<HTMLLinkElement>(`link[rel="${rel}"]`);
  if (!name) return there?.remove();
  const href = BASE + name;
  if (!there) document.head.append(create("link", { rel, href }));
  else if (there.getAttribute("href") !== href) there.href = href;
}
