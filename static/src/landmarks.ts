// What screen readers steer by: every page has a main part and one heading of the first level.
import { create, setAttribute, setText } from "./component.ts";

const UNSEEN = "page-title";

/** The heading of a page whose content has none; it says the page's title. */
export function unseenHeading(): HTMLElement {
  const roles = { role: "heading", "aria-level": "1", hidden: "" };
  return create("div", { class: `unseen ${UNSEEN}`, ...roles });
}

/** Bring both in line with what the page shows now. */
export function markLandmarks(container: HTMLElement): void {
  const main = container.querySelector("main");
  // A page without a scaffold is all content.
  setAttribute(container, "role", main ? undefined : "main");
  const heading = container.querySelector<HTMLElement>(`.${UNSEEN}`);
  if (!main || !heading) return;
  const own = [...main.querySelectorAll("h1")].some((each) => !each.closest("[hidden]"));
  heading.hidden = own;
  setText(heading, own ? "" : document.title);
}
