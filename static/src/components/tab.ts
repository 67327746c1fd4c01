import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { ANSWERED, tabOf } from "../tabs.ts";

let tabs = 0;

/** A panel; the button that belongs to it is put into the row of tabs by `Tabs`. */
export const tab: Component<"Tab"> = (node, host) => {
  const id = `nago-tab-${++tabs}`;
  const sign = create("span", { class: "slot" });
  const words = create("span");
  const button = create("button", { type: "button", role: "tab", id, "data-action": "" }, sign, words);
  const element = create("div", { role: "tabpanel", tabindex: "0", "aria-labelledby": id });
  tabOf.set(element, button);
  button.addEventListener("click", () => {
    if (button.ariaDisabled === "true" || button.ariaSelected === "true") return;
    host.act("action", () => element.dispatchEvent(new Event(ANSWERED, { bubbles: true })));
  });
  let disabled = false;
  const update = (changed: Changed<"Tab">) => {
    if ("disabled" in changed) disabled = changed.disabled === true;
    if ("title" in changed) setText(words, changed.title ?? "");
    if ("visible" in changed) button.hidden = changed.visible === false;
    setAttribute(button, "aria-disabled", disabled ? "true" : undefined);
    button.toggleAttribute("data-off", disabled);
    if ("key" in changed) button.dataset["key"] = changed.key;
  };
  update(node);
  return { element, target: button, slots: { children: element, icon: sign }, update };
};
