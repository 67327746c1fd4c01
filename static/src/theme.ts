// Light, dark, or as the system has it: kept in a cookie, so that the next page comes right.
import check from "icon:check";
import monitor from "icon:monitor";
import moon from "icon:moon";
import sun from "icon:sun";
import { create } from "./component.ts";
import { keepCookie } from "./cookie.ts";
import { icon } from "./icon.ts";
import { menuButton } from "./menu.ts";
import type { Texts } from "./texts.ts";

export type Theme = "light" | "dark" | "system";

const CHOICES = { light: sun, dark: moon, system: monitor } as const;
export function isTheme(value: unknown): value is Theme {
  return typeof value === "string" && Object.hasOwn(CHOICES, value);
}

export class ThemeChoice {
  readonly #cookie: string;
  readonly #text: Texts;
  readonly #changed: () => void;
  #theme: Theme;
  #menus: { button: HTMLElement; show: () => void }[] = [];

  constructor(cookie: string, theme: "light" | "dark" | null, text: Texts, changed: () => void) {
    this.#changed = changed;
    this.#cookie = cookie;
    this.#theme = theme ?? "system";
    this.#text = text;
  }

  /** A button with a menu of the three. */
  element(): HTMLElement {
    const button = create("button", {
      type: "button",
      class: "icon-button",
      "aria-label": this.#text("client.theme"),
      title: this.#text("client.theme"),
    });
    const items = (Object.keys(CHOICES) as Theme[]).map((theme) => {
      const item = create(
        "button",
        { type: "button", role: "menuitemradio", tabindex: "-1" },
        icon(CHOICES[theme]),
        create("span", {}, this.#text(`client.theme.${theme}`)),
        icon(check),
      );
      item.addEventListener("click", () => {
        this.choose(theme);
      });
      return { theme, item };
    });
    const show = () => {
      button.replaceChildren(icon(CHOICES[this.#theme]));
      for (const { theme, item } of items) {
        item.setAttribute("aria-checked", String(theme === this.#theme));
      }
    };
    show();
    this.#menus.push({ button, show });
    return menuButton(button, this.#text("client.theme"), ...items.map(({ item }) => item)).element;
  }

  /** Show the page like this, and keep it for the next one. */
  choose(theme: Theme): void {
    this.#theme = theme;
    this.#menus = this.#menus.filter(({ button }) => button.isConnected);
    for (const { show } of this.#menus) show();
    const root = document.documentElement;
    // All colours change at once, not each at the pace of its own transition.
    root.toggleAttribute("data-still", true);
    requestAnimationFrame(() => requestAnimationFrame(() => root.removeAttribute("data-still")));
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    keepCookie(this.#cookie, theme === "system" ? "" : theme);
    this.#changed();
  }
}
