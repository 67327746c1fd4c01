// CodeMirror in a shadow root: there its style sheets need no permission of the page.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { Annotation, Compartment, EditorState, Prec, Transaction, type Extension } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
  type Command,
} from "@codemirror/view";
import { languageOf, type LanguageName } from "./code_language.ts";
import { phrases } from "./code_phrases.ts";
import { problemLines, showProblems } from "./code_problems.ts";
import { theme } from "./code_theme.ts";
import { create } from "./component.ts";
import { difference } from "./rebase.ts";
import type { Texts } from "./texts.ts";

/** What the editor is called, and what screen readers are told of it. */
export interface Description {
  label: string;
  text: string;
  wrong: boolean;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
  placeholder: string | undefined;
}

export interface Around {
  /** The user has changed the text. */
  changed(): void;
  /** Ctrl+Enter. */
  send(): void;
  /** Whether Tab leaves the editor now. */
  leaves(leaves: boolean): void;
}

const ofServer = Annotation.define<true>();
const MODIFIERS = ["Shift", "Control", "Alt", "Meta", "AltGraph"];
const PROSE = ["text", "markdown", "markdown+jinja"];

export class CodeView {
  readonly #view: EditorView;
  readonly #description = create("div", { id: "description", hidden: "" });
  readonly #told = new Compartment();
  readonly #language = new Compartment();
  readonly #layout = new Compartment();
  #wanted: LanguageName = "text";

  /** `frame` becomes the host of the shadow root. */
  constructor(frame: HTMLElement, text: Texts, around: Around) {
    const root = frame.attachShadow({ mode: "open", delegatesFocus: true });
    frame.tabIndex = 0; // the page finds it as something that takes the focus, and the editor gets it
    root.append(this.#description);
    // The page hears of what was typed once it stands in the text, and nothing of the search panel.
    root.addEventListener("input", (event) => event.stopPropagation());
    const state = EditorState.create({
      extensions: [
        leaving(around.leaves),
        keymap.of([
          { key: "Mod-Enter", run: () => (around.send(), true) },
          { key: "Mod-f", run: searching },
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
        history(),
        highlightSpecialChars(),
        highlightActiveLine(),
        indentOnInput(),
        indentUnit.of("    "),
        bracketMatching(),
        problemLines,
        theme,
        EditorState.phrases.of(phrases(text)),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          if (update.transactions.some((each) => each.docChanged && !each.annotation(ofServer))) around.changed();
        }),
        this.#told.of([]),
        this.#language.of([]),
        this.#layout.of([]),
      ],
    });
    this.#view = new EditorView({ state, parent: root, root });
  }

  read(): string {
    return this.#view.state.doc.toString();
  }

  /** Only what differs is replaced, so caret and undo stay what they are. */
  show(text: string): void {
    const now = this.read();
    const next = text.replace(/\r\n?/g, "\n");
    if (now === next) return;
    const { start, end } = difference(now, next);
    this.#view.dispatch({
      changes: { from: start, to: now.length - end, insert: next.slice(start, next.length - end) },
      annotations: [ofServer.of(true), Transaction.addToHistory.of(false)],
    });
  }

  describe(told: Description): void {
    this.#description.textContent = told.text;
    const attributes: Record<string, string> = {
      "aria-label": told.label,
      "aria-describedby": "description",
      "aria-required": String(told.required),
      "aria-invalid": String(told.wrong),
      spellcheck: "false",
    };
    if (told.disabled) attributes["aria-disabled"] = "true";
    this.#configure(this.#told, [
      EditorView.contentAttributes.of(attributes),
      EditorState.readOnly.of(told.readOnly || told.disabled),
      EditorView.editable.of(!told.disabled),
      told.placeholder ? placeholder(told.placeholder) : [],
    ]);
  }

  /** Its colours come once its grammar has. */
  language(name: LanguageName): void {
    if (name === this.#wanted) return;
    this.#wanted = name;
    languageOf(name).then(
      (extension) => {
        if (name === this.#wanted) this.#configure(this.#language, extension);
      },
      () => {}, // without colours it is still a text to edit
    );
    this.#view.contentDOM.toggleAttribute("data-prose", PROSE.includes(name));
  }

  layout(numbered: boolean, wrapped: boolean): void {
    this.#configure(this.#layout, [
      numbered ? [lineNumbers(), highlightActiveLineGutter()] : [],
      wrapped ? EditorView.lineWrapping : [],
      EditorView.perLineTextDirection.of(true),
    ]);
  }

  problems(lines: readonly number[]): void {
    this.#view.dispatch({ effects: showProblems.of(lines) });
  }

  /** Put the caret into this line. */
  goTo(line: number): void {
    const { doc } = this.#view.state;
    const at = doc.line(Math.min(Math.max(1, line), doc.lines)).from;
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  gone(): void {
    this.#view.destroy();
  }

  #configure(compartment: Compartment, extension: Extension): void {
    this.#view.dispatch({ effects: compartment.reconfigure(extension) });
  }
}

/** The search panel comes when it is asked for. */
const searching: Command = (view) => {
  import("./code_search.ts").then(({ openSearch }) => openSearch(view)).catch(() => {});
  return true;
};

/** Tab belongs to the text until Escape gives it back (WCAG 2.1.2): no time runs out on it. */
function leaving(tell: (leaves: boolean) => void): Extension {
  let leaves = false;
  const set = (view: EditorView, next: boolean) => {
    if (next === leaves) return;
    leaves = next;
    view.setTabFocusMode(next);
    tell(next);
  };
  return Prec.highest(
    EditorView.domEventHandlers({
      keydown(event, view) {
        if (event.key !== "Escape" || event.isComposing) {
          if (event.key !== "Tab" && !MODIFIERS.includes(event.key)) set(view, false);
          return false;
        }
        if (view.dom.querySelector(".cm-panel")) {
          event.stopPropagation(); // it closes the panel and not the dialog around
          return false;
        }
        if (leaves || view.state.readOnly) return false;
        set(view, true);
        event.stopPropagation();
        return true;
      },
      blur: (_, view) => set(view, false),
    }),
  );
}
