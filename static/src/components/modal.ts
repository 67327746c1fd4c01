import close from "icon:x";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { extra } from "../extras.ts";
import { icon } from "../icon.ts";
import { modality } from "../modality.ts";

let modals = 0;

/** A large modal window, from a side or from below; it may ask before it throws work away. */
export const modal: Component<"Modal"> = (node, host) => {
  const id = `nago-modal-${++modals}`;
  const title = create("h2", { id });
  const text = create("p", { id: `${id}-text` });
  const label = { type: "button", class: "close", "aria-label": host.text("client.close") };
  const button = create("button", label, icon(close));
  const header = create("div", { class: "modal-header" });
  const body = create("div", { class: "dialog-body" });
  // No landmarks: these belong to the dialog, not to the page.
  const footer = create("footer", { role: "none" });
  const element = create(
    "dialog",
    { class: "dialog modal", "aria-labelledby": id },
    create("header", { role: "none" }, create("div", { class: "modal-title" }, title, text), button),
    header,
    body,
    footer,
  );
  let guard = node.guard;
  let edited = false;
  element.addEventListener("input", () => (edited = true));

  const mayClose = () => {
    if (guard === "none" || (guard === "edited" && !edited)) return null;
    const question = {
      title: host.text("client.discard"),
      text: host.text("client.discard.text"),
      yes: host.text("client.discard.yes"),
      no: host.text("client.discard.no"),
      destructive: true,
    };
    return extra("ask").then((ask) => ask(question, host.text));
  };
  const modal = modality(element, host, [header, body, footer, button], mayClose);
  button.addEventListener("click", () => modal.close());
  // Lines tell that there is more, above or below.
  const mark = () => {
    element.toggleAttribute("data-above", body.scrollTop > 1);
    const below = body.scrollHeight - body.scrollTop - body.clientHeight;
    element.toggleAttribute("data-below", below > 1);
  };
  body.addEventListener("scroll", mark, { passive: true });
  const sizes = new ResizeObserver(mark);
  sizes.observe(body);
  const content = new MutationObserver(mark);
  content.observe(body, { childList: true, subtree: true });

  const update = (changed: Changed<"Modal">) => {
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("text" in changed) {
      setText(text, changed.text ?? "");
      setAttribute(element, "aria-describedby", changed.text ? text.id : undefined);
    }
    if (changed.side) element.dataset["side"] = changed.side;
    if (changed.size) element.dataset["size"] = changed.size;
    if (changed.guard) guard = changed.guard;
    if ("padded" in changed) element.toggleAttribute("data-bare", changed.padded === false);
    if (guard !== "none") extra("ask").catch(() => {}); // to have it when it is needed
    if ("open" in changed) {
      edited = false;
      modal.open(changed.open === true);
    }
  };
  update(node);
  const gone = () => {
    sizes.disconnect();
    content.disconnect();
    modal.gone();
  };
  return { element, slots: { children: body, header, footer }, update, gone };
};
