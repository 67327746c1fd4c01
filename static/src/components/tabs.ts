import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { ANSWERED, tabOf } from "../tabs.ts";

/** A row of tabs and their panels (APG, tabs with automatic activation, or with manual). */
export const tabs: Component<"Tabs"> = (node) => {
  const row = create("div", { class: "tab-row", role: "tablist" });
  const panels = create("div", { class: "panels" });
  const element = create("div", { class: "tabs" }, row, panels);
  let selected: string | undefined = node.selected;
  /** The user's choice, until the server has answered; its panel is shown only then. */
  let wanted: string | undefined;

  let manual = false;
  /** The tab that was brought into sight last. */
  let seen: string | undefined;

  const shown = () => [...row.children].filter((tab) => !(tab as HTMLElement).hidden) as HTMLElement[];

  const mark = () => {
    const buttons = [...panels.children].map((panel) => tabOf.get(panel)!);
    if (buttons.some((button, at) => row.children[at] !== button) || buttons.length !== row.children.length) {
      row.replaceChildren(...buttons);
    }
    for (const panel of panels.children) {
      const button = tabOf.get(panel)!;
      const key = button.dataset["key"];
      const marked = key === (wanted ?? selected);
      button.ariaSelected = String(marked);
      button.tabIndex = marked ? 0 : -1;
      setAttribute(panel, "data-shown", key === selected ? "" : undefined);
      setAttribute(panel, "aria-busy", key === selected && key !== (wanted ?? key) ? "true" : undefined);
      if (marked && key !== seen) {
        seen = key;
        requestAnimationFrame(() => reveal(button));
      }
    }
  };
  /** Scroll the row, and nothing else, so far that this tab is in sight. */
  const reveal = (button: HTMLElement) => {
    const [tab, all] = [button.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += Math.min(0, tab.left - all.left) + Math.max(0, tab.right - all.right);
  };
  const observer = new MutationObserver(mark);
  observer.observe(panels, { childList: true });

  row.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[role=tab]");
    if (!button || button.ariaDisabled === "true") return;
    const key = button.dataset["key"];
    wanted = key === selected && wanted === undefined ? undefined : key;
    mark();
    button.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  panels.addEventListener(ANSWERED, (event) => {
    if (tabOf.get(event.target as Element)?.dataset["key"] !== wanted) return;
    wanted = undefined;
    mark();
  });
  row.addEventListener("keydown", (event) => {
    const all = shown();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const rtl = getComputedStyle(row).direction === "rtl";
    const [next, before] = [all[(at + 1) % all.length], all.at(at - 1)];
    const to = {
      ArrowRight: rtl ? before : next,
      ArrowLeft: rtl ? next : before,
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (!to || at < 0) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!manual) to.click();
  });

  const update = (changed: Changed<"Tabs">) => {
    if ("manual" in changed) manual = changed.manual === true;
    if (changed.selected !== undefined) selected = changed.selected;
    mark();
  };
  update(node);
  return { element, target: row, slots: { children: panels }, update, gone: () => observer.disconnect() };
};
