// A question over everything else, as a dialog of the browser's own making.
import { lift, lower } from "./above.ts";
import { LEFT } from "./clicks.ts";
import { create } from "./component.ts";
import type { ClientText } from "./texts.ts";
import type { Confirm } from "./wire.ts";

let questions = 0;

/** Ask; Escape and the way back are a no. The focus goes back to where it was. */
export function ask(question: Confirm, text: (key: ClientText) => string): Promise<boolean> {
  const id = `nago-question-${++questions}`;
  const title = create("h2", { id }, question.title);
  const words = create("p", { id: `${id}-text` }, question.text ?? "");
  const button = (label: string, rank: string) =>
    create("button", { type: "button", class: "button", "data-rank": rank }, create("span", {}, label));
  const no = button(question.no ?? text("client.ask.no"), "secondary");
  const yes = button(question.yes ?? text("client.ask.yes"), "primary");
  yes.toggleAttribute("data-destructive", question.destructive === true);
  const roles = { role: "alertdialog", "aria-labelledby": id };
  const described: Record<string, string> = question.text ? { "aria-describedby": words.id } : {};
  const element = create(
    "dialog",
    { class: "dialog question", ...roles, ...described },
    create("header", { role: "none" }, title),
    words,
    create("footer", { role: "none" }, no, yes),
  );
  words.hidden = !question.text;

  return new Promise((answer) => {
    let agreed = false;
    const close = (value: boolean) => {
      agreed = value;
      element.close();
    };
    no.addEventListener("click", () => close(false));
    yes.addEventListener("click", () => close(true));
    const leave = () => close(false);
    document.addEventListener(LEFT, leave);
    element.addEventListener("close", () => {
      document.removeEventListener(LEFT, leave);
      lower(element);
      element.remove();
      answer(agreed);
    });
    document.body.append(element);
    element.showModal();
    lift(element);
    (question.destructive ? no : yes).focus();
  });
}
