import away from "icon:arrow-up-right";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { safeUrl } from "../urls.ts";

/** A real link: it can be opened in a new tab, copied and bookmarked. */
export const link: Component<"Link"> = (node, host) => {
  const words = create("span");
  const hint = create("span", { class: "unseen" }, ` (${host.text("client.new_tab")})`);
  const sign = icon(away);
  const element = create("a", { class: "link" }, words);
  const update = (changed: Changed<"Link">) => {
    if ("title" in changed) setText(words, changed.title ?? "");
    if ("href" in changed) setAttribute(element, "href", safeUrl(changed.href) ?? undefined);
    if ("external" in changed) {
      element.toggleAttribute("data-page", !changed.external);
      setAttribute(element, "rel", changed.external ? "noopener noreferrer" : undefined);
    }
    if (changed.target) {
      const blank = changed.target === "_blank";
      setAttribute(element, "target", blank ? "_blank" : undefined);
      if (blank) element.append(sign, hint);
      else {
        sign.remove();
        hint.remove();
      }
    }
  };
  update({ external: false, ...node });
  return { element, update };
};
