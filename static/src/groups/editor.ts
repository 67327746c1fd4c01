import { codeEditor } from "../components/code_editor.ts";
import type { Menu } from "../registry.ts";

export const components: Menu<"editor"> = { CodeEditor: codeEditor };
