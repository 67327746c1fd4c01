// The browser's half: it builds its element once, and takes on what changes.
import { create, setText } from "/_nago/kit.js";

let count = 0;

export default (node, host) => {
  const group = `star-rating-${++count}`;
  const legend = create("legend");
  const row = create("div", { class: "star-rating-row" });
  const slot = create("div", { class: "star-rating-note" });
  const element = create("fieldset", { class: "star-rating" }, legend, row, slot);
  const now = {};
  let radios = [];

  const choose = (stars) => {
    show(stars); // at once; the server's answer brings what counts
    host.act("onRate", () => show(now.stars), stars);
  };

  const build = () => {
    radios = Array.from({ length: now.most }, (_, index) => {
      const stars = String(index + 1);
      const radio = create("input", { type: "radio", name: group, value: stars, "aria-label": stars });
      radio.addEventListener("change", () => choose(index + 1));
      return radio;
    });
    row.replaceChildren(...radios.map((radio) => create("label", {}, radio, create("span"))));
  };

  const show = (stars) => {
    for (const radio of radios) {
      radio.checked = Number(radio.value) === stars;
      radio.parentElement.toggleAttribute("data-lit", Number(radio.value) <= stars);
    }
  };

  const update = (changed) => {
    Object.assign(now, changed);
    if ("label" in changed) setText(legend, now.label);
    if ("most" in changed) build();
    element.disabled = now.disabled || !now.onRate;
    show(now.stars);
  };
  update(node);
  return { element, slots: { children: slot }, update };
};
