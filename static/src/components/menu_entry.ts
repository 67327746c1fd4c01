import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { addressOf, safeUrl } from "../urls.ts";

/** A line of the scaffold's menu; the scaffold marks the current one. */
export const menuEntry: Component<"MenuEntry"> = (node) => {
  const link = create("a", { "data-page": "" });
  const element = create("li", {}, link);
  const update = (changed: Changed<"MenuEntry">) => {
    if ("title" in changed) setText(link, changed.title ?? "");
    if (changed.to !== undefined) {
      link.dataset["page"] = changed.to;
      setAttribute(link, "href", safeUrl(addressOf(changed.to)) ?? undefined);
    }
  };
  update(node);
  return { element, update };
};
