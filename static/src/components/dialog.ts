import close from "icon:x";
import { lift, lower } from "../above.ts";
import { create, setText, type Changed, type Component } from "../component.ts";
import { firstFocusable } from "../focus.ts";
import { icon } from "../icon.ts";
import { setLength } from "../style.ts";

let dialogs = 0;

/** A modal dialog: opened and closed by the server, and closed at once by the user. */
export const dialog: Component<"Dialog"> = (node, host) => {
  const id = `nago-dialog-${++dialogs}`;
  const title = create("h2", { id });
  const label = { type: "button", class: "close", "aria-label": host.text("client.close") };
  const button = create("button", label, icon(close));
  const body = create("div", { class: "dialog-body" });
  const footer = create("footer");
  const element = create(
    "dialog",
    { class: "dialog", "aria-labelledby": id },
    create("header", {}, title, button),
    body,
    footer,
  );
  let open = false;
  let opener: Element | null = null;

  /** Once it stands in the page, and what it holds stands in it. */
  const follow = () => {
    if (open === element.open) return;
    if (!open) return element.close();
    if (!element.isConnected) return;
    opener = document.activeElement;
    element.showModal();
    lift(element);
    (firstFocusable(body) ?? firstFocusable(footer) ?? button).focus();
  };

  button.addEventListener("click", () => element.close());
  let pressed: EventTarget | null = null;
  element.addEventListener("pointerdown", (event) => (pressed = event.target));
  element.addEventListener("click", (event) => {
    // Its backdrop counts as the dialog; selecting text may start inside and end there.
    if (event.target === element && pressed === element) element.close();
  });
  element.addEventListener("close", (event) => {
    if (event.target !== element) return;
    lower(element);
    if (open && !element.open) host.act("onClose", follow);
  });

  const update = (changed: Changed<"Dialog">) => {
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("width" in changed) setLength(element, "inline-size", changed.width);
    if (!("open" in changed)) return;
    open = changed.open === true;
    queueMicrotask(follow);
  };
  update(node);
  const gone = () => {
    open = false;
    if (!element.open) return;
    lower(element);
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  return { element, slots: { children: body, footer }, update, gone };
};
