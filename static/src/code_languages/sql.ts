import { StandardSQL } from "@codemirror/lang-sql";

export const sql = StandardSQL.language.extension;
