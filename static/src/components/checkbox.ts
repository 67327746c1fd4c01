import type { Component } from "../component.ts";
import { flag } from "../flag.ts";

/** A box to tick. */
export const checkbox: Component<"Checkbox"> = (node, host) => flag(node, host, "checkbox");
