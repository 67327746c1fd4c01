import close from "icon:x";
import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { toneIcon } from "../tone.ts";

/** A message inside the page. */
export const banner: Component<"Banner"> = (node, host) => {
  const title = create("strong");
  const words = create("p");
  const sign = create("span", { class: "banner-sign" });
  const button = create(
    "button",
    { type: "button", class: "close", "data-action": "", "aria-label": host.text("client.close") },
    icon(close),
  );
  button.addEventListener("click", () => {
    if (button.ariaBusy === "true" || button.ariaDisabled === "true") return;
    button.ariaBusy = "true";
    host.act("onClose", () => (button.ariaBusy = null));
  });
  const element = create(
    "div",
    { class: "banner" },
    sign,
    create("div", { class: "notice-words" }, title, words),
    button,
  );
  const update = (changed: Changed<"Banner">) => {
    if ("text" in changed) setText(words, changed.text ?? "");
    if ("title" in changed) {
      setText(title, changed.title ?? "");
      title.hidden = !changed.title;
    }
    if (changed.tone) {
      element.dataset["tone"] = changed.tone;
      element.setAttribute("role", changed.tone === "error" ? "alert" : "status");
      sign.replaceChildren(toneIcon(changed.tone));
    }
    if ("onClose" in changed) button.hidden = changed.onClose !== true;
  };
  title.hidden = button.hidden = true;
  update(node);
  return { element, update };
};
