// What the server may ask of the browser beside the page, by name: `["c", name, ...arguments]`.
import type { Announcer } from "./announce.ts";
import { copyText } from "./clipboard.ts";
import { extra } from "./extras.ts";
import { focusIn, type Focus } from "./focus.ts";
import type { Notices } from "./notices.ts";
import { saveFile } from "./save_file.ts";
import type { Texts } from "./texts.ts";
import { isTheme, type ThemeChoice } from "./theme.ts";
import type { Tree } from "./tree.ts";
import type { Confirm, UploadRules } from "./wire.ts";

/** What a call may use of the page. */
export interface Around {
  readonly tree: Tree;
  readonly focus: Focus;
  readonly notices: Notices;
  readonly announcer: Announcer;
  readonly theme: ThemeChoice;
  readonly text: Texts;
  /** Tell the server how the user has answered a question of it. */
  answer(question: number, agreed: boolean): void;
  /** The id of the window as the server knows it now. */
  readonly window: () => string;
}

export type Call = (around: Around, ...args: readonly unknown[]) => void;

/** The names that the server knows; a new one is a line here and a function of its own. */
export const calls: Readonly<Record<string, Call>> = {
  /** Into the component with this id, or else with this key. */
  focus({ tree }, name) {
    const part = tree.named(String(name));
    if (!part || !focusIn(part.target ?? part.element)) {
      console.warn(`request_focus: nothing to see is called ${JSON.stringify(name)}`);
    }
  },
  copy({ notices, text }, value, done) {
    void copyText(String(value), String(done ?? ""), notices, text);
  },
  ask({ text, answer }, number, question) {
    extra("ask")
      .then((ask) => ask(question as Confirm, text))
      .then((agreed) => answer(Number(number), agreed))
      .catch(() => answer(Number(number), false));
  },
  download(_, address, name) {
    saveFile(String(address), String(name));
  },
  choose({ window, text }, field, rules) {
    extra("files").then(
      (choose) => choose(String(field), rules as UploadRules, window, text),
      (error: unknown) => console.error("files cannot be asked for:", error),
    );
  },
  /** The application looks different now. */
  look(_, ...signs) {
    extra("appearance").then((wear) => wear(...(signs as Parameters<typeof wear>)), console.error);
  },
  theme({ theme }, scheme) {
    if (isTheme(scheme)) theme.choose(scheme);
  },
};

/** Do what the server asks for; an unknown name is told to whoever looks at the console. */
export function call(around: Around, name: string, args: readonly unknown[]): void {
  if (Object.hasOwn(calls, name)) calls[name]!(around, ...args);
  else console.error(`the server calls ${JSON.stringify(name)}, which this client does not know`);
}
