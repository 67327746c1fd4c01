import { choiceMenu } from "../choice_menu.ts";
import type { Changed, Component } from "../component.ts";

/** Values that rows may have: those that are ticked are shown, or all if none is. */
export const dataChoice: Component<"DataChoice"> = (node, host) => {
  const state = { ...node };
  let asked = 0;
  const choice = choiceMenu(true, null, node.before, (chosen) => {
    choice.show(state.title, state.options, chosen);
    const no = ++asked;
    host.act("onChoose", () => {
      if (no === asked) choice.show(state.title, state.options, state.chosen);
    }, chosen);
  });
  const update = (changed: Changed<"DataChoice">) => {
    Object.assign(state, changed);
    choice.show(state.title, state.options, state.chosen);
  };
  update(node);
  return { element: choice.element, target: choice.button, update };
};
