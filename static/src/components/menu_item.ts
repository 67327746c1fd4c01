import { asking } from "../asking.ts";
import { create, setAttribute, setText, type Changed, type Component, type Fields } from "../component.ts";
import { posted, setPost } from "../posting.ts";
import { setLink } from "../urls.ts";

/** A line of a menu: a button, a real link, or a form of its own that the browser posts. */
export const menuItem: Component<"MenuItem"> = (node, host) => {
  const sign = create("span", { class: "slot" });
  const words = create("span");
  const kind = kindOf(node);
  const target = kind === "link" ? create("a") : create("button", { "data-action": "" });
  if (target instanceof HTMLButtonElement) target.type = kind === "post" ? "submit" : "button";
  target.role = "menuitem";
  target.tabIndex = -1;
  target.append(sign, words);
  const form = kind === "post" ? create("form", { role: "none" }, target) : null;
  const question = asking(host);
  let agreed = false;
  form?.addEventListener("submit", (event) => {
    if (!state.confirm || agreed) return posted(event);
    event.preventDefault();
    question.then(() => {
      agreed = true;
      form.requestSubmit();
      agreed = false;
    });
  });

  const state = { ...node };
  let busy = false;
  target.addEventListener("click", (event) => {
    if (target.ariaDisabled === "true" || busy) return event.preventDefault();
    if (kind !== "action") return;
    question.then(() => {
      busy = true;
      host.act("action", () => (busy = false));
    });
  });

  const update = (changed: Changed<"MenuItem">) => {
    Object.assign(state, changed);
    if (kindOf(state) !== kind) return false;
    if ("title" in changed) setText(words, state.title);
    if ("confirm" in changed) question.update(changed.confirm);
    target.toggleAttribute("data-destructive", state.destructive === true);
    const idle = kind === "action" && state.action !== true;
    const disabled = state.disabled === true || idle;
    setAttribute(target, "aria-disabled", disabled ? "true" : undefined);
    target.toggleAttribute("data-off", disabled);
    if (form) setPost(form, state.postTo);
    if (kind === "link") {
      setLink(target, disabled ? undefined : state.href, state.external === true);
    }
    return undefined;
  };
  update(node);
  return { element: form ?? target, target, slots: { icon: sign }, update };
};

function kindOf({ href, postTo }: Pick<Fields<"MenuItem">, "href" | "postTo">): "link" | "post" | "action" {
  return href !== undefined ? "link" : postTo !== undefined ? "post" : "action";
}
