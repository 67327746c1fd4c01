import broken from "icon:image-off";
import { create, setText, type Changed, type Component, type Fields } from "../component.ts";
import { icon } from "../icon.ts";
import { setStyle } from "../style.ts";
import { pictureUrl } from "../urls.ts";

/** A picture that keeps its place before it comes; where it does not come, its words stand. */
export const image: Component<"Image"> = (node) => {
  const frame = create("span", { class: "image-frame" });
  const captioned = node.caption !== undefined;
  const caption = create(captioned ? "figcaption" : "span", { class: "image-caption" });
  // A figure is something with a caption.
  const element = create(captioned ? "figure" : "div", { class: "image" }, frame, caption);
  const state = { ...node };

  const show = () => {
    delete element.dataset["state"];
    const pictures = [picture(state, state.src, element)];
    if (state.darkSrc !== undefined) {
      pictures[0]!.dataset["on"] = "light";
      pictures.push(picture(state, state.darkSrc, element));
      pictures[1]!.dataset["on"] = "dark";
    }
    const words = create("span", { class: "image-words" }, icon(broken), state.alt);
    frame.replaceChildren(...pictures, words);
  };

  const update = (changed: Changed<"Image">) => {
    Object.assign(state, changed);
    if ((state.caption !== undefined) !== captioned) return false;
    if ("src" in changed || "darkSrc" in changed || "lazy" in changed) show();
    else if ("alt" in changed) {
      for (const img of frame.querySelectorAll("img")) img.alt = state.alt;
      frame.querySelector(".image-words")!.lastChild!.textContent = state.alt;
    }
    element.dataset["fit"] = state.objectFit;
    const { aspectRatio } = state;
    setStyle(frame, "aspect-ratio", aspectRatio === undefined ? null : `${Number(aspectRatio)}`);
    element.toggleAttribute("data-shaped", aspectRatio !== undefined);
    if ("caption" in changed) setText(caption, state.caption ?? "");
    // A figure without a caption means nothing of its own.
    element.toggleAttribute("data-wide", state.frame?.width !== undefined);
    element.toggleAttribute("data-high", state.frame?.height !== undefined);
    return undefined;
  };
  update(node);
  return { element, update };
};

function picture(
  { alt, lazy }: Fields<"Image">,
  address: string,
  element: HTMLElement,
): HTMLImageElement {
  const img = create("img", { alt, decoding: "async", loading: lazy ? "lazy" : "eager" });
  img.addEventListener("load", () => (element.dataset["state"] = "there"));
  img.addEventListener("error", () => (element.dataset["state"] = "broken"));
  const src = pictureUrl(address);
  if (src === null) element.dataset["state"] = "broken";
  else img.src = src;
  return img;
}
