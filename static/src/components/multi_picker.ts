import type { Component } from "../component.ts";
import { picking } from "../picking.ts";

/** Several of many. */
export const multiPicker: Component<"MultiPicker"> = (node, host) => picking(node, host, true);
