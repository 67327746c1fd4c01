import { create, setText, type Changed, type Component } from "../component.ts";

/** Steps one after the other; those that can be chosen are buttons. */
export const stepper: Component<"Stepper"> = (node, host) => {
  const list = create("ol", { class: "steps" });
  const where = create("p", { class: "step-where", "aria-hidden": "true" });
  const element = create("div", { class: "stepper" }, where, list);

  list.addEventListener("click", (event) => {
    const target = (event.target as Element).closest("button.step-target");
    if (!target || target.ariaBusy === "true" || target.ariaDisabled === "true") return;
    target.ariaBusy = "true";
    const at = [...list.children].indexOf(target.parentElement!);
    host.act("onSelect", () => (target.ariaBusy = null), at);
  });

  // On a small screen a line says which of how many it is, and only its words are shown.
  const say = () => {
    const steps = [...list.children];
    const at = steps.findIndex((step) => step.ariaCurrent === "step" || step.hasAttribute("aria-current"));
    const words = host.text("client.step.of");
    const shown = at < 0 ? steps.length : at + 1;
    setText(where, words.replace("{step}", String(shown)).replace("{count}", String(steps.length)));
    where.hidden = !steps.length;
  };
  const observer = new MutationObserver(say);
  observer.observe(list, { childList: true, subtree: true, attributeFilter: ["aria-current"] });

  const update = (changed: Changed<"Stepper">) => {
    if (changed.orientation) element.dataset["orientation"] = changed.orientation;
  };
  update(node);
  return { element, target: list, slots: { children: list }, update, gone: () => observer.disconnect() };
};
