import copySign from "icon:copy";
import done from "icon:check";
import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { reachable } from "../reachable.ts";
import { linesOf } from "../source.ts";

const COPIED_MS = 1600;

/** Source text to read and to copy. */
export const code: Component<"Code"> = (node, host) => {
  const label = create("span", { class: "code-label" });
  const button = create(
    "button",
    { type: "button", class: "icon-button", "aria-label": host.text("client.code.copy") },
    icon(copySign),
  );
  const head = create("div", { class: "code-head" }, label, button);
  const text = create("code");
  const area = create("pre", { class: "code-area", role: "group" }, text);
  const element = create("div", { class: "code" }, head, area);
  const state = { ...node };
  let back = 0;

  button.addEventListener("click", () => {
    host.copy(state.source, host.text("client.code.copied"));
    button.replaceChildren(icon(done));
    clearTimeout(back);
    back = setTimeout(() => button.replaceChildren(icon(copySign)), COPIED_MS);
  });

  const update = (changed: Changed<"Code">) => {
    Object.assign(state, changed);
    if ("source" in changed || "marks" in changed || "lineNumbers" in changed) {
      const lines = linesOf(state.source, state.marks ?? []);
      text.replaceChildren(
        ...lines.flatMap((parts, index) => {
          const line = create("span", { class: "code-line" }, ...parts);
          return index ? ["\n", line] : [line];
        }),
      );
      element.toggleAttribute("data-numbered", state.lineNumbers === true);
      element.style.setProperty("--digits", `${String(lines.length).length}`);
    }
    element.toggleAttribute("data-wrap", state.wrap === true);
    button.hidden = !state.copies;
    setText(label, state.label ?? "");
    head.toggleAttribute("data-bare", !state.label);
    area.ariaLabel = state.label ?? host.text("client.code");
  };
  update(node);
  const stop = reachable(area, text);
  return { element, update, gone: () => (clearTimeout(back), stop()) };
};
