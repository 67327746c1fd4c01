// The meter below a field for a new password, and the rules that it has to keep.
import check from "icon:check";
import dot from "icon:circle";
import { create, setText, setToken, type Host } from "./component.ts";
import { icon } from "./icon.ts";
import { newId } from "./labelled.ts";
import { estimate } from "./strength_estimate.ts";

const QUIET_MS = 700;
const BARS = 4;

export interface PasswordRules {
  readonly least: number;
  readonly about: readonly string[];
}

export interface Strength {
  readonly element: HTMLElement;
  rules(rules: PasswordRules): void;
  /** What stands in the field was written by somebody else. */
  look(): void;
}

/** It looks at what is typed and sends nothing. */
export function strength(input: HTMLInputElement, host: Pick<Host, "text">): Strength {
  const text = host.text;
  const bars = create("div", {
    class: "strength-bars",
    role: "meter",
    "aria-label": text("client.strength.label"),
    "aria-valuemin": "0",
    "aria-valuemax": String(BARS),
  });
  for (let bar = 0; bar < BARS; bar++) bars.append(create("span"));
  const words = create("span", { "aria-hidden": "true" });
  const told = create("span", { class: "unseen", role: "status" });
  const long = rule(text("client.strength.done"));
  const uncommon = rule(text("client.strength.done"));
  uncommon.say(text("client.strength.uncommon"));
  const list = create("ul", { class: "strength-rules", id: newId() }, long.element, uncommon.element);
  const element = create("div", { class: "strength" }, create("div", { class: "strength-level" }, bars, words), list, told);
  setToken(input, "aria-describedby", list.id, true);
  let rules: PasswordRules = { least: 0, about: [] };
  let timer = 0;
  let last = "";

  const look = () => {
    const { level, known, length } = estimate(input.value, rules.least, rules.about);
    const spoken = text(length ? `client.strength.${level}` : "client.strength.empty");
    element.dataset["level"] = length ? String(level) : "";
    bars.ariaValueNow = String(length ? level : 0);
    bars.ariaValueText = spoken;
    setText(words, spoken);
    long.met(length >= rules.least);
    uncommon.met(length > 0 && !known);
    uncommon.wrong(known);
    if (input.value === last) return;
    last = input.value;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const missing = [long, uncommon].filter((each) => !each.isMet()).map((each) => each.words());
      setText(told, length ? [spoken, ...missing].join(". ") : "");
    }, QUIET_MS);
  };
  input.addEventListener("input", look);
  input.addEventListener("change", look); // a password manager may fill it in without typing
  return {
    element,
    look,
    rules(next) {
      rules = next;
      long.say(text("client.strength.length").replace("{count}", String(next.least)));
      look();
    },
  };
}

function rule(done: string) {
  const sign = create("span", { class: "slot", "aria-hidden": "true" }, icon(dot));
  const words = create("span");
  const state = create("span", { class: "unseen" });
  const element = create("li", {}, sign, words, state);
  return {
    element,
    say: (text: string) => setText(words, text),
    words: () => words.textContent ?? "",
    isMet: () => "met" in element.dataset,
    wrong: (wrong: boolean) => element.toggleAttribute("data-wrong", wrong),
    met(met: boolean) {
      if (met === "met" in element.dataset) return;
      element.toggleAttribute("data-met", met);
      sign.replaceChildren(icon(met ? check : dot));
      setText(state, met ? `(${done})` : "");
    },
  };
}
