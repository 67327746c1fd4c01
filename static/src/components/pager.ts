import down from "icon:chevron-down";
import first from "icon:chevron-first";
import last from "icon:chevron-last";
import next from "icon:chevron-right";
import previous from "icon:chevron-left";
import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { pagesShown } from "../pages.ts";
import type { ClientText } from "../texts.ts";

let pagers = 0;

/** Which page of how many, and the ways to the others; turning shows at once. */
export const pager: Component<"Pager"> = (node, host) => {
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const say = (key: ClientText, values: Readonly<Record<string, number>> = {}) =>
    host.text(key).replace(/\{(\w+)\}/g, (_, name: string) => number.format(values[name] ?? 0));

  const range = create("p", { class: "pager-range", role: "status", dir: "auto" });
  const id = `nago-pager-${++pagers}`;
  const sizes = create("select", { class: "input", id });
  const sizing = create("div", { class: "pager-size" }, create("label", { for: id }, say("client.pages.size")), create("div", { class: "select" }, sizes, icon(down)));
  const numbers = create("ol", { class: "pager-numbers" });
  const way = (key: ClientText, path: string, to: () => number) => {
    const button = create("button", { type: "button", class: "icon-button", "data-action": "", "aria-label": say(key) }, icon(path));
    button.addEventListener("click", () => turn(button, to()));
    return button;
  };
  const ways = [
    way("client.pages.first", first, () => 0),
    way("client.pages.previous", previous, () => at() - 1),
    way("client.pages.next", next, () => at() + 1),
    way("client.pages.last", last, () => end()),
  ] as const;
  const nav = create("nav", { "aria-label": say("client.pages") }, ways[0], ways[1], numbers, ways[2], ways[3]);
  const element = create("div", { class: "pager" }, range, sizing, nav);

  const state = { ...node };
  /** What the user has turned to, until the server has answered the last turn. */
  let wanted: number | undefined;
  let turns = 0;
  const at = () => wanted ?? state.page;
  const end = () => Math.max(0, Math.ceil(state.total / state.size) - 1);

  const turn = (button: Element, to: number) => {
    if (button.ariaDisabled === "true" || button.hasAttribute("data-off")) return;
    if (to === at() || to < 0 || to > end()) return;
    wanted = to;
    const no = ++turns;
    show();
    host.act("onPage", () => {
      if (no !== turns) return;
      wanted = undefined;
      show();
    }, to);
  };
  numbers.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("button");
    if (button) turn(button, Number(button.dataset["page"]));
  });
  sizes.addEventListener("change", () => {
    host.act("onSize", () => (sizes.value = String(state.size)), Number(sizes.value));
  });

  const show = () => {
    const { total, size } = state;
    const from = at() * size;
    const values = { from: from + 1, to: Math.min(total, from + size), total };
    setText(range, total ? say("client.pages.range", values) : say("client.pages.none"));
    const [toFirst, toPrevious, toNext, toLast] = ways;
    for (const each of [toFirst, toPrevious]) off(each, at() <= 0);
    for (const each of [toNext, toLast]) off(each, at() >= end());
    nav.hidden = end() === 0;
    showNumbers();
  };

  /** Buttons stay the same ones, so that the focus stays on the number that it is on. */
  const showNumbers = () => {
    const pages = pagesShown(at(), end());
    while (numbers.childElementCount > pages.length) numbers.lastElementChild!.remove();
    pages.forEach((page, index) => {
      const item = numbers.children[index] ?? numbers.appendChild(create("li"));
      if (page === null) {
        if (!item.querySelector("span")) item.replaceChildren(create("span", { "aria-hidden": "true" }, "…"));
        return;
      }
      let button = item.querySelector("button");
      if (!button) {
        button = create("button", { type: "button", "data-action": "" });
        item.replaceChildren(button);
      }
      button.dataset["page"] = String(page);
      setText(button, number.format(page + 1));
      button.ariaLabel = say("client.pages.page", { page: page + 1 });
      button.ariaCurrent = page === at() ? "page" : null;
    });
  };

  const update = (changed: Changed<"Pager">) => {
    Object.assign(state, changed);
    if (changed.sizes || "size" in changed) {
      const offered = state.sizes.map((each) => create("option", { value: String(each) }, number.format(each)));
      sizes.replaceChildren(...offered);
      sizes.value = String(state.size);
      sizing.hidden = !offered.length;
    }
    show();
  };
  update(node);
  return { element, target: nav, update };
};

/** Not `disabled`: the focus shall stay where it is when the last page is reached. */
function off(button: HTMLElement, now: boolean): void {
  button.toggleAttribute("data-off", now);
  button.ariaDisabled = now ? "true" : null;
}
