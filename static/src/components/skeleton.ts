import { create, type Changed, type Component } from "../component.ts";
import { setLength } from "../style.ts";

/** The outline of what is still on its way. */
export const skeleton: Component<"Skeleton"> = (node, host) => {
  // Only the first of several in a row is heard, by its style.
  const words = create("span", { class: "unseen" }, host.text("client.loading"));
  const bones = create("div", { class: "bones", "aria-hidden": "true" });
  const element = create("div", { class: "skeleton", "aria-busy": "true" }, words, bones);
  const state = { ...node };
  const update = (changed: Changed<"Skeleton">) => {
    Object.assign(state, changed);
    element.dataset["shape"] = state.shape;
    const count = state.shape === "text" ? state.lines : 1;
    while (bones.childElementCount > count) bones.lastElementChild!.remove();
    while (bones.childElementCount < count) bones.append(create("i"));
    for (const bone of bones.children as HTMLCollectionOf<HTMLElement>) {
      setLength(bone, "inline-size", state.shape === "circle" ? state.size : undefined);
      setLength(bone, "block-size", state.shape === "circle" ? state.size : undefined);
    }
  };
  update(node);
  return { element, update };
};
