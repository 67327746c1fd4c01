// The browser's half: it builds its element once, and takes on what changes.
import { create, setText } from "/_nago/kit.js";

let count = 0;

export default (node, host) => {
  const group = `star-rating-${++count}`;
  const legend = create("legend");
  const row = create("div", { class: "star-rating-row" });
  const slot = create("div", { class: "star-rating-note" });
  const element = create("fieldset", { class: "star-rating" }, legend, row, slot);
  const now = { ...node };
  let chosen = 0;

  const radios = () => [...row.querySelectorAll("input")];
  const show = (stars) => {
    chosen = stars;
    for (const radio of radios()) {
      radio.checked = Number(radio.value) === stars;
      radio.parentElement.toggleAttribute("data-lit", Number(radio.value) <= stars);
    }
  };
  const star = (number) => {
    const radio = create("input", { type: "radio", name: group, value: `${number}`, "aria-label": `${number}` });
    const label = create("label", {}, radio, create("span"));
    label.addEventListener("pointerenter", () => now.onHover && host.act("onHover", () => {}, number));
    return label;
  };
  const build = () => {
    row.replaceChildren(...Array.from({ length: now.maximum }, (_, index) => star(index + 1)));
    show(chosen);
  };

  // The page ties the two together: typing ahead, answers of the server, reconnects, reloads.
  build();
  const binding = host.bind(node.value, {
    element,
    kind: "value",
    codec: { text: String, wire: Number },
    read: () => {
      show(Number(radios().find((radio) => radio.checked)?.value ?? 0));
      return `${chosen}`;
    },
    show: (text) => show(Number(text)),
    mode: () => "auto",
    observed: () => now.onChange === true,
  });

  const update = (changed) => {
    Object.assign(now, changed);
    if ("label" in changed) setText(legend, now.label);
    if ("maximum" in changed) build();
    if ("disabled" in changed) element.disabled = now.disabled === true;
    if (changed.value) binding.rebind(changed.value);
  };
  const { value, maximum, ...rest } = node;
  update(rest);
  return { element, slots: { children: slot }, update, gone: () => binding.release() };
};
