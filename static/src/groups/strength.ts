import { provide } from "../extras.ts";
import { strength } from "../strength.ts";

export const components = {};
provide("strength", strength);
