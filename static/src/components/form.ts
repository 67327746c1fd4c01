import { create, type Changed, type Component } from "../component.ts";
import { focusFirstWrong } from "../wrong.ts";
import { leaveFor, posted, setBusy, setPost } from "../posting.ts";
import { setLength } from "../style.ts";

/** Fields that are sent together: to an action of this window, or posted by the browser itself. */
export const form: Component<"Form"> = (node, host) => {
  const element = create("form", { class: "stack", "data-axis": "vertical" });
  let busy = false;
  let outward = false;

  element.addEventListener("submit", (event) => {
    // A menu within may hold a form of its own.
    if (event.target !== element) return;
    if (element.method === "post") return outward ? leaveFor(event) : posted(event);
    event.preventDefault();
    if (busy || element.closest("[data-offline]")) return;
    busy = true;
    setBusy(element, true);
    host.act("action", () => {
      busy = false;
      setBusy(element, false);
      focusFirstWrong(element);
    });
  });

  const update = (changed: Changed<"Form">) => {
    if ("outward" in changed) outward = changed.outward === true;
    if ("postTo" in changed) setPost(element, changed.postTo);
    // Without an address of its own the server finds what is wrong, and says it beside the field.
    if ("action" in changed) element.noValidate = changed.action === true;
    if (changed.gap) setLength(element, "gap", changed.gap);
    if (changed.alignment) element.dataset["align"] = changed.alignment;
  };
  update(node);
  return { element, slots: { children: element }, update };
};
