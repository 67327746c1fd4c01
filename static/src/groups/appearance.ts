import { wear } from "../appearance.ts";
import { provide } from "../extras.ts";

export const components = {};
provide("appearance", wear);
