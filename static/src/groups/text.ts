import type { Menu } from "../registry.ts";
import { code } from "../components/code.ts";
import { richText } from "../components/rich_text.ts";
import { textLayout } from "../components/text_layout.ts";

export const components: Menu<"text"> = {
  Code: code,
  RichText: richText,
  TextLayout: textLayout,
};
