import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { setColor, setFont, setStyle } from "../style.ts";
import type { Nodes } from "../wire.ts";

const TAGS: Readonly<Record<NonNullable<Nodes["Text"]["level"]>, keyof HTMLElementTagNameMap>> = {
  h1: "h1",
  h2: "h2",
  h3: "h3",
  h4: "h4",
  body: "p",
  small: "p",
  caption: "p",
  label: "p",
  mono: "code",
  inline: "span",
};

/** A run of text; its level gives it both its look and its meaning. */
export const text: Component<"Text"> = (node) => {
  const element = create(TAGS[node.level] ?? "p", { class: "text", "data-level": node.level });
  const update = (changed: Changed<"Text">) => {
    if (changed.level && changed.level !== element.dataset["level"]) return false;
    if ("text" in changed) setText(element, changed.text ?? "");
    if ("color" in changed) setColor(element, "color", changed.color);
    if ("font" in changed) setFont(element, changed.font);
    if ("textAlignment" in changed) {
      if (changed.textAlignment) element.dataset["textAlign"] = changed.textAlignment;
      else delete element.dataset["textAlign"];
    }
    if ("maxLines" in changed) {
      const lines = Number.isSafeInteger(changed.maxLines) ? `${changed.maxLines}` : null;
      setStyle(element, "--lines", lines);
      setAttribute(element, "data-lines", lines === null ? undefined : lines === "1" ? "one" : "some");
    }
    if ("selectable" in changed) element.toggleAttribute("data-unselectable", changed.selectable === false);
    if ("underline" in changed) element.toggleAttribute("data-underline", changed.underline === true);
    return undefined;
  };
  update(node);
  return { element, update };
};
