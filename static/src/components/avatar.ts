import { create, setAttribute, type Changed, type Component } from "../component.ts";
import { setLength } from "../style.ts";
import { localPath } from "../urls.ts";

/** A person: initials, and a picture over them once it is there. */
export const avatar: Component<"Avatar"> = (node) => {
  const element = create("span", { class: "avatar" });
  const show = (image: string | undefined) => {
    element.querySelector("img")?.remove();
    const src = localPath(image);
    if (src === null) return;
    const picture = create("img", { src, alt: "" });
    picture.addEventListener("error", () => picture.remove());
    element.append(picture);
  };
  const update = (changed: Changed<"Avatar">) => {
    // A look only, so that they are not taken for a part of a button's name.
    if (changed.initials !== undefined) element.dataset["initials"] = changed.initials;
    if (changed.tint !== undefined) element.dataset["tint"] = `${changed.tint}`;
    if (changed.shape) element.dataset["shape"] = changed.shape;
    if ("image" in changed) show(changed.image);
    if ("size" in changed) setLength(element, "font-size", changed.size);
    if ("accessibilityLabel" in changed) {
      const named = Boolean(changed.accessibilityLabel);
      setAttribute(element, "role", named ? "img" : undefined);
      setAttribute(element, "aria-hidden", named ? undefined : "true");
    }
  };
  update({ accessibilityLabel: undefined, ...node });
  return { element, update };
};
