import { LRLanguage, indentNodeProp } from "@codemirror/language";
import { parser } from "@lezer/html";

/** Scripts and styles inside stay plain: their grammars are four times its size. */
export const html = LRLanguage.define({
  name: "html",
  parser: parser.configure({
    props: [
      indentNodeProp.add({
        Element: (context) => {
          const closes = /^\s*<\//.test(context.textAfter);
          return context.lineIndent(context.node.from) + (closes ? 0 : context.unit);
        },
      }),
    ],
  }),
  languageData: { commentTokens: { block: { open: "<!--", close: "-->" } }, indentOnInput: /^\s*<\/[\w:-]+>$/ },
}).extension;
