import { create, setText, type Changed, type Component } from "../component.ts";

/** Something to press; busy until the server has answered, so a double click acts once. */
export const button: Component<"Button"> = (node, host) => {
  const label = create("span");
  const element = create("button", { class: "button", "data-action": "" }, label);
  const state = { action: node.action === true, disabled: node.disabled === true };
  element.addEventListener("click", (event) => {
    if (element.ariaBusy === "true" || element.ariaDisabled === "true") {
      return event.preventDefault();
    }
    if (element.type === "submit") return;
    element.ariaBusy = "true";
    host.act("action", () => (element.ariaBusy = null));
  });
  const update = (changed: Changed<"Button">) => {
    if ("title" in changed) setText(label, changed.title ?? "");
    if (changed.rank) element.dataset["rank"] = changed.rank;
    if ("submit" in changed) element.type = changed.submit ? "submit" : "button";
    if ("action" in changed) state.action = changed.action === true;
    if ("disabled" in changed) state.disabled = changed.disabled === true;
    element.disabled = state.disabled || (!state.action && element.type !== "submit");
  };
  update({ submit: false, ...node });
  return { element, update };
};
