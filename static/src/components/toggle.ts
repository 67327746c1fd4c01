import type { Component } from "../component.ts";
import { flag } from "../flag.ts";

/** A switch. */
export const toggle: Component<"Toggle"> = (node, host) => flag(node, host, "switch");
