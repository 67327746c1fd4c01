import close from "icon:x";
import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { modality } from "../modality.ts";
import { setLength } from "../style.ts";

let dialogs = 0;

/** A modal dialog: opened and closed by the server, and closed at once by the user. */
export const dialog: Component<"Dialog"> = (node, host) => {
  const id = `nago-dialog-${++dialogs}`;
  const title = create("h2", { id });
  const label = { type: "button", class: "close", "aria-label": host.text("client.close") };
  const button = create("button", label, icon(close));
  const body = create("div", { class: "dialog-body" });
  // No landmarks: these belong to the dialog, not to the page.
  const footer = create("footer", { role: "none" });
  const element = create(
    "dialog",
    { class: "dialog", "aria-labelledby": id },
    create("header", { role: "none" }, title, button),
    body,
    footer,
  );
  const modal = modality(element, host, [body, footer, button]);
  button.addEventListener("click", () => modal.close());

  const update = (changed: Changed<"Dialog">) => {
    if ("title" in changed) setText(title, changed.title ?? "");
    if ("width" in changed) setLength(element, "inline-size", changed.width);
    if ("open" in changed) modal.open(changed.open === true);
  };
  update(node);
  return { element, slots: { children: body, footer }, update, gone: () => modal.gone() };
};
