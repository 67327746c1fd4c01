import { create, type Changed, type Component } from "../component.ts";
import { reachable } from "../reachable.ts";

/** A part of the page that scrolls; the keyboard reaches it while there is more than fits. */
export const scrollView: Component<"ScrollView"> = (node) => {
  const content = create("div", { class: "scroll-content" });
  const element = create("div", { class: "scroll", role: "region" }, content);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let wanted = node.scrollTo;
  let smooth = node.smooth;

  const reveal = (behavior: ScrollBehavior) => {
    const target = wanted ? content.querySelector(`#${CSS.escape(wanted)}`) : null;
    if (!target) return;
    // Not scrollIntoView: that would scroll the page as well.
    const [inner, outer] = [target.getBoundingClientRect(), element.getBoundingClientRect()];
    element.scrollBy({
      top: nearest(inner.top - outer.top, inner.bottom - outer.bottom),
      left: nearest(inner.left - outer.left, inner.right - outer.right),
      behavior,
    });
  };

  const update = (changed: Changed<"ScrollView">) => {
    if (changed.axis) element.dataset["axis"] = changed.axis;
    if (changed.label !== undefined) element.ariaLabel = changed.label;
    if ("smooth" in changed) smooth = changed.smooth === true;
    if ("scrollTo" in changed) {
      wanted = changed.scrollTo;
      // What it shall show may come with the same frame.
      if (wanted) setTimeout(() => reveal(smooth && !still.matches ? "smooth" : "instant"));
    }
  };
  update({ ...node, scrollTo: undefined });
  if ((wanted = node.scrollTo)) setTimeout(() => reveal("instant"));
  return { element, slots: { content }, update, gone: reachable(element, content) };
};

/** How far to scroll until both edges of something are inside; 0 where they are. */
function nearest(start: number, end: number): number {
  if (start < 0) return start;
  return end > 0 ? Math.min(start, end) : 0;
}
