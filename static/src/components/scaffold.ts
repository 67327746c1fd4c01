import close from "icon:x";
import menuIcon from "icon:menu";
import { create, setText, type Changed, type Component } from "../component.ts";
import { skipLink } from "../focus.ts";
import { icon } from "../icon.ts";
import { unseenHeading } from "../landmarks.ts";

const NARROW = "(width < 760px)";

/** The page around a root view: bar, menu, content, footer. */
export const scaffold: Component<"Scaffold"> = (node, host) => {
  const logo = create("div", { class: "logo" });
  const title = create("span", { class: "title", dir: "auto" });
  const brand = create("a", { class: "brand", href: "/", "data-page": "." }, logo, title);
  const menu = create("ul", { class: "entries" });
  const nav = create("nav", { "aria-label": host.text("client.navigation") }, menu);
  const side = create("aside", { class: "side" }, nav);
  const opener = create(
    "button",
    { type: "button", class: "icon-button opener", "aria-label": host.text("client.menu") },
    icon(menuIcon),
  );
  const drawer = drawerFor(nav, side, opener, host.text("client.menu"), host.text("client.close"));
  const theme = create("div", { class: "slot" });
  const account = create("div", { class: "account" });
  const tools = create("div", { class: "tools" }, theme, account);
  const bar = create("header", { class: "bar" }, unseenHeading(), opener, brand, tools);
  const main = create("main", { id: "main", class: "main", tabindex: "-1" });
  const footer = create("footer", { class: "foot" });
  const element = create(
    "div",
    { class: "scaffold" },
    skipLink(host.text("client.skip")),
    bar,
    side,
    main,
    footer,
    drawer,
  );

  let path = node.path;
  const mark = () => {
    for (const link of menu.querySelectorAll("a")) {
      if (link.dataset["page"] === path) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new MutationObserver(mark);
  observer.observe(menu, { childList: true, subtree: true, attributeFilter: ["data-page"] });

  const update = (changed: Changed<"Scaffold">) => {
    if ("title" in changed) {
      setText(title, changed.title ?? "");
      title.hidden = !changed.title;
    }
    if (changed.path !== undefined) {
      path = changed.path;
      mark();
    }
    if ("themeSwitch" in changed) theme.replaceChildren(...(changed.themeSwitch ? [host.themeSwitch()] : []));
  };
  update(node);
  return {
    element,
    slots: { body: main, logo, menu, footer, account },
    update,
    gone: () => observer.disconnect(),
  };
};

/** On narrow screens the menu moves into a modal drawer while that is open. */
function drawerFor(
  nav: HTMLElement,
  side: HTMLElement,
  opener: HTMLElement,
  label: string,
  closeLabel: string,
): HTMLElement {
  const button = create("button", { type: "button", class: "icon-button", "aria-label": closeLabel }, icon(close));
  const head = create("div", { class: "head" }, create("span", {}, label), button);
  const drawer = create("dialog", { class: "drawer", "aria-label": label }, head);
  button.addEventListener("click", () => drawer.close());
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", () => {
    drawer.append(nav);
    drawer.showModal();
    (nav.querySelector<HTMLElement>("[aria-current]") ?? button).focus();
  });
  drawer.addEventListener("close", () => side.append(nav));
  drawer.addEventListener("click", (event) => {
    // The backdrop counts as the dialog itself; a chosen entry leads away.
    const target = event.target as Element;
    if (target === drawer || target.closest("a")) drawer.close();
  });
  matchMedia(NARROW).addEventListener("change", () => drawer.close());
  return drawer;
}
