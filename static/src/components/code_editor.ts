import alert from "icon:circle-alert";
import { CodeView } from "../code_view.ts";
import { create, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";

/** A source text that the user edits. The editor stands in a shadow root, where its style may be. */
export const codeEditor: Component<"CodeEditor"> = (node, host) => {
  const label = create("label");
  const frame = create("div", { class: "editor" });
  const words = create("span");
  const note = create("div", { class: "note", hidden: "" }, words);
  const hint = create("div", { class: "editor-hint", "aria-hidden": "true" }, host.text("client.editor.escape"));
  const problems = create("ul", { class: "editor-problems", hidden: "" });
  const below = create("div", { class: "below" }, note, hint);
  const element = create("div", { class: "field editor-field" }, label, frame, problems, below);
  const state = { ...node };

  const view = new CodeView(frame, host.text, {
    changed: () => frame.dispatchEvent(new Event("input", { bubbles: true })),
    send: () => {
      binding.commit();
      element.closest("form")?.requestSubmit();
    },
    leaves: (leaves) => setText(hint, host.text(leaves ? "client.editor.leaves" : "client.editor.escape")),
  });
  const binding = host.bind(node.value, {
    element: frame,
    mode: () => state.mode,
    pause: () => state.pause * 1000,
    read: () => view.read(),
    show: (text) => view.show(text),
    observed: () => state.onChange === true,
  });
  label.addEventListener("click", () => view.focus());

  const sayProblems = () => {
    const lines = state.problems ?? [];
    view.problems(lines.map((each) => each.line));
    problems.hidden = !lines.length;
    problems.replaceChildren(
      ...lines.map((each) => {
        const where = host.text("client.editor.line").replace("{line}", String(each.line));
        const button = create("button", { type: "button" }, create("b", {}, where), create("span", {}, each.text));
        button.addEventListener("click", () => view.goTo(each.line));
        return create("li", {}, button);
      }),
    );
  };
  const sayNote = () => {
    const text = state.errorText ?? state.supportingText;
    setText(words, text ?? "");
    note.replaceChildren(...(state.errorText ? [icon(alert)] : []), words);
    note.hidden = !text;
    note.toggleAttribute("data-error", Boolean(state.errorText));
  };
  const describe = () => {
    const lines = (state.problems ?? []).map(
      (each) => `${host.text("client.editor.line").replace("{line}", String(each.line))}: ${each.text}`,
    );
    const wrong = Boolean(state.errorText) || lines.length > 0;
    frame.toggleAttribute("data-error", wrong);
    frame.toggleAttribute("data-off", state.disabled === true);
    hint.hidden = state.readOnly === true || state.disabled === true;
    view.describe({
      label: state.accessibilityLabel ?? state.label,
      text: [words.textContent, ...lines, hint.hidden ? "" : host.text("client.editor.escape")].filter(Boolean).join(". "),
      wrong,
      required: state.required === true,
      disabled: state.disabled === true,
      readOnly: state.readOnly === true,
      placeholder: state.placeholder,
    });
  };

  const update = (changed: Changed<"CodeEditor">) => {
    Object.assign(state, changed);
    setText(label, state.label);
    label.toggleAttribute("data-required", state.required === true);
    if ("problems" in changed) sayProblems();
    sayNote();
    describe();
    if ("language" in changed) view.language(state.language);
    if ("lineNumbers" in changed || "wrap" in changed) view.layout(state.lineNumbers, state.wrap);
    frame.style.setProperty("--rows", String(state.rows));
    frame.style.setProperty("--most-rows", String(state.maxRows));
    if (changed.value) binding.rebind(changed.value);
  };
  const { value: _, ...rest } = node;
  update(rest);
  view.language(state.language);
  view.layout(state.lineNumbers, state.wrap);
  return {
    element,
    update,
    gone: () => {
      binding.release();
      view.gone();
    },
  };
};
