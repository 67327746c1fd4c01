import ellipsis from "icon:ellipsis";
import chevron from "icon:chevron-right";
import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { menuButton } from "../menu.ts";

/** The way to this page; where the room is short, its middle is in a menu (APG, breadcrumb). */
export const breadcrumbs: Component<"Breadcrumbs"> = (_, host) => {
  const list = create("ol");
  const label = host.text("client.breadcrumbs.more");
  const button = create("button", { type: "button", class: "icon-button", "aria-label": label }, icon(ellipsis));
  const { element: more, menu } = menuButton(button, label);
  const between = create("li", { class: "crumbs-more", hidden: "" }, more, icon(chevron));
  const element = create("nav", { class: "crumbs", "aria-label": host.text("client.breadcrumbs") }, list);

  const crumbs = () => [...list.children].filter((each) => each.matches(".crumb")) as HTMLElement[];
  const wide = () => list.scrollWidth > list.clientWidth + 1;

  /** Show all; then put the middle ones into the menu until the rest fits. */
  const fit = () => {
    const all = crumbs();
    for (const each of all) each.classList.remove("folded");
    if (all[0] && all[0].nextElementSibling !== between) all[0].after(between);
    between.hidden = true;
    list.removeAttribute("data-tight");
    const folded: HTMLElement[] = [];
    for (const each of all.slice(1, -1)) {
      if (!wide()) break;
      between.hidden = false;
      each.classList.add("folded");
      folded.push(each);
    }
    list.toggleAttribute("data-tight", wide()); // what is left shares the room
    all.forEach((each, at) => {
      setAttribute(each.firstElementChild!, "aria-current", at === all.length - 1 ? "page" : undefined);
    });
    if (!menu.matches(":popover-open")) menu.replaceChildren(...folded.map(itemOf));
    observer.takeRecords(); // of what was done here
  };

  const observer = new MutationObserver(fit);
  observer.observe(list, { childList: true, subtree: true, characterData: true, attributeFilter: ["href"] });
  let width = -1;
  const sizes = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    fit();
  });
  sizes.observe(element);

  const update = (_changed: Changed<"Breadcrumbs">) => {};
  const gone = () => {
    observer.disconnect();
    sizes.disconnect();
  };
  return { element, slots: { children: list }, update, gone };
};

/** The line of the menu that stands for a crumb. */
function itemOf(crumb: HTMLElement): HTMLElement {
  const target = crumb.firstElementChild as HTMLElement;
  const item = create("a", { role: "menuitem", tabindex: "-1" }, target.textContent ?? "");
  for (const name of ["href", "rel", "data-page"]) {
    setAttribute(item, name, target.getAttribute(name) ?? undefined);
  }
  if (!item.hasAttribute("href")) item.ariaDisabled = "true";
  return item;
}
