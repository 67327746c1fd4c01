// How the user writes numbers, dates and times.

/** The language of the page. */
export function language(): string {
  return document.documentElement.lang || "en";
}

/** The page's language where the user lives: the order of day and month differs between places. */
export function place(): string {
  const own = language();
  const same = navigator.languages.find((each) => each.split("-")[0] === own.split("-")[0]);
  if (same) return same;
  const region = new Intl.Locale(navigator.language).maximize().region;
  return region ? `${own}-${region}` : own;
}
