import { Language, defineLanguageFacet } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { GFM, parser, type MarkdownConfig } from "@lezer/markdown";

const BRACE = 123;
const CLOSE: Readonly<Record<string, readonly [name: string, close: string]>> = {
  "{": ["JinjaExpression", "}}"],
  "%": ["JinjaStatement", "%}"],
  "#": ["JinjaComment", "#}"],
};

/** `{{ expression }}`, `{% statement %}` and `{# comment #}` in a template's text. */
const jinja: MarkdownConfig = {
  defineNodes: [
    { name: "JinjaExpression", style: tags.special(tags.variableName) },
    { name: "JinjaStatement", style: tags.keyword },
    { name: "JinjaComment", style: tags.comment },
  ],
  parseInline: [
    {
      name: "Jinja",
      before: "Escape",
      parse(context, next, at) {
        if (next !== BRACE) return -1;
        const found = CLOSE[context.slice(at + 1, Math.min(at + 2, context.end))];
        if (!found) return -1;
        const rest = context.slice(at + 2, context.end).indexOf(found[1]);
        if (rest < 0) return -1;
        return context.addElement(context.elt(found[0], at, at + 2 + rest + 2));
      },
    },
  ],
};

const data = defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } } });

export const markdown = new Language(data, parser.configure(GFM), [], "markdown").extension;
export const markdownWithJinja = new Language(data, parser.configure([GFM, jinja]), [], "markdown+jinja").extension;
