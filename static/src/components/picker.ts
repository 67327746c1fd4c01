import type { Component } from "../component.ts";
import { picking } from "../picking.ts";

/** One of many. */
export const picker: Component<"Picker"> = (node, host) => picking(node, host, false);
