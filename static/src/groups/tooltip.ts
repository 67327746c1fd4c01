import { provide } from "../extras.ts";
import { listen, show } from "../tooltips.ts";

export const components = {};
listen();
provide("tooltip", show);
