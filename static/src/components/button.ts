import { asking } from "../asking.ts";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { setLink } from "../urls.ts";

/** Something to press; busy until the server has answered, so a double click acts once. */
export const button: Component<"Button"> = (node, host) => {
  const leading = create("span", { class: "slot" });
  const label = create("span");
  const trailing = create("span", { class: "slot" });
  const isLink = node.href !== undefined;
  const element = isLink ? create("a") : create("button", { "data-action": "" });
  element.className = "button";
  element.append(leading, label, trailing);
  const state = { ...node };
  const question = asking(host);
  const submits = () => state.submit === true;

  let agreed = false;
  element.addEventListener("click", (event) => {
    if (element.ariaBusy === "true" || element.ariaDisabled === "true") {
      event.preventDefault();
      return;
    }
    if (isLink || agreed) return;
    if (submits()) {
      if (!state.confirm) return;
      event.preventDefault();
      return question.then(submit);
    }
    question.then(act);
  });
  const act = () => {
    element.ariaBusy = "true";
    host.act("action", () => (element.ariaBusy = null));
  };
  const submit = () => {
    agreed = true;
    element.click();
    agreed = false;
  };

  const update = (changed: Changed<"Button">) => {
    Object.assign(state, changed);
    if ((state.href !== undefined) !== isLink) return false;
    if ("title" in changed) {
      setText(label, state.title ?? "");
      element.toggleAttribute("data-bare", !state.title);
    }
    if (changed.rank) element.dataset["rank"] = changed.rank;
    element.toggleAttribute("data-destructive", state.destructive === true);
    if ("confirm" in changed) question.update(changed.confirm);
    const disabled = state.disabled === true || !(state.action || isLink || submits());
    // One with a tooltip can be reached, to hear why it is disabled.
    const reachable = disabled && (isLink || state.tooltip !== undefined);
    element.toggleAttribute("data-off", reachable);
    if (reachable || "disabled" in changed || "action" in changed || "tooltip" in changed) {
      setAttribute(element, "aria-disabled", reachable ? "true" : undefined);
    }
    if (isLink) setLink(element, disabled ? undefined : state.href, state.external === true);
    else {
      (element as HTMLButtonElement).type = submits() ? "submit" : "button";
      (element as HTMLButtonElement).disabled = disabled && !reachable;
    }
    return undefined;
  };
  update(node);
  return { element, slots: { leadingIcon: leading, trailingIcon: trailing }, update };
};
