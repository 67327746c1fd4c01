import check from "icon:check";
import alert from "icon:circle-alert";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";

/** A step; its number is counted by the style, what it is pressed for is known to `Stepper`. */
export const step: Component<"Step"> = (node, host) => {
  const sign = create("span", { class: "slot" });
  const marker = create("span", { class: "step-marker", "aria-hidden": "true" }, sign);
  const title = create("span", { class: "step-title" });
  const spoken = create("span", { class: "unseen" });
  const text = create("span", { class: "step-text" });
  const selectable = node.selectable === true;
  const attributes: Record<string, string> = selectable ? { type: "button", "data-action": "" } : {};
  const target: HTMLElement = create(
    selectable ? "button" : "div",
    { class: "step-target", ...attributes },
    marker,
    create("span", { class: "step-words" }, title, spoken, text),
  );
  const element = create("li", { class: "step" }, target);
  const marks = { done: icon(check), error: icon(alert) };

  const update = (changed: Changed<"Step">) => {
    if ("selectable" in changed && (changed.selectable === true) !== selectable) return false;
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("text" in changed) setText(text, changed.text ?? "");
    if ("disabled" in changed) element.toggleAttribute("data-disabled", changed.disabled === true);
    if ("state" in changed) {
      const state = changed.state ?? "upcoming";
      element.dataset["state"] = state;
      setAttribute(element, "aria-current", state === "current" ? "step" : undefined);
      const shown = state === "done" || state === "error" ? marks[state] : null;
      for (const mark of Object.values(marks)) if (mark !== shown) mark.remove();
      if (shown) marker.append(shown);
      // What colour and sign say is also said in words.
      const words = state === "done" || state === "error" ? ` (${host.text(`client.step.${state}`)})` : "";
      setText(spoken, words);
    }
    return undefined;
  };
  update(node);
  return { element, target, slots: { icon: sign }, update };
};
