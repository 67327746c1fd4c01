import { pythonLanguage } from "@codemirror/lang-python";

export const python = pythonLanguage.extension;
