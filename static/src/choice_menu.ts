// A button with a menu of values to choose from: several, each ticked, or one of them.
import check from "icon:check";
import chevron from "icon:chevron-down";
import { create, setText } from "./component.ts";
import { icon } from "./icon.ts";
import { menuButton } from "./menu.ts";

export interface Choosable {
  readonly value: string;
  readonly title: string;
  readonly disabled?: boolean;
}

export interface ChoiceMenu {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  /** Offer these, with those ticked that are chosen. */
  show(title: string, options: readonly Choosable[], chosen: readonly string[]): void;
}

/** `before` is heard before the title. `pick` is told what is chosen now; with `many` the menu stays
 * open for more. */
export function choiceMenu(many: boolean, sign: string | null, before: string, pick: (chosen: string[]) => void): ChoiceMenu {
  const words = create("span");
  const said = create("span", { class: "choice-said" });
  const button = create("button", { type: "button", class: "button choice", "data-rank": "secondary" });
  const heard = create("span", { class: "unseen" }, before && `${before} `);
  button.append(...(sign ? [icon(sign)] : []), heard, words, " ", said, icon(chevron));
  const { element, menu } = menuButton(button, "");
  let offered: readonly Choosable[] = [];
  let now: readonly string[] = [];

  const item = (option: Choosable): HTMLElement => {
    const role = many ? "menuitemcheckbox" : "menuitemradio";
    const made = create("button", { type: "button", role, tabindex: "-1", "data-value": option.value });
    made.append(create("span", { class: "choice-box" }, icon(check)), create("span", {}, option.title));
    return made;
  };

  menu.addEventListener("click", (event) => {
    const target = (event.target as Element).closest<HTMLElement>("[data-value]");
    if (!target) return;
    if (target.ariaDisabled === "true") return;
    const value = target.dataset["value"]!;
    if (many) {
      event.stopImmediatePropagation(); // which would close it
      pick(now.includes(value) ? now.filter((each) => each !== value) : [...now, value]);
    } else pick([value]);
  }, true);

  const draw = (options: readonly Choosable[]) => {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["value"] : undefined;
    const within = menu.contains(document.activeElement);
    menu.replaceChildren(...options.map(item));
    if (within) (menu.querySelector<HTMLElement>(`[data-value="${CSS.escape(focused ?? "")}"]`) ?? menu.querySelector<HTMLElement>("button"))?.focus();
  };

  return {
    element,
    button,
    show(title, options, chosen) {
      if (options !== offered) draw(options);
      offered = options;
      now = chosen;
      setText(words, title);
      menu.ariaLabel = title;
      const titles = options.filter((each) => chosen.includes(each.value)).map((each) => each.title);
      const count = chosen.length;
      setText(said, count === 0 ? "" : count === 1 && titles[0] ? titles[0] : String(count));
      button.toggleAttribute("data-chosen", many && count > 0);
      for (const each of menu.children as HTMLCollectionOf<HTMLElement>) {
        each.ariaChecked = String(chosen.includes(each.dataset["value"]!));
      }
    },
  };
}
