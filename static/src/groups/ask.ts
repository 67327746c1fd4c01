import { ask } from "../ask.ts";
import { provide } from "../extras.ts";

export const components = {};
provide("ask", ask);
