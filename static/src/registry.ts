// The components that can be mounted right now: those of the core, and of every group that came.
import type { Component } from "./component.ts";
import { components as core } from "./components/index.ts";
import type { GROUPS, Group } from "./lazy.ts";
import { nodesIn, slotsOf } from "./mounted.ts";
import type { Op } from "./messages.ts";
import type { AnyNode, NodeType } from "./wire.ts";

/** The components of a lazy group; tsc fails for a group that lacks one. */
export type Menu<G extends Group> = {
  readonly [T in (typeof GROUPS)[G][number]]: Component<T>;
};

type Any = Component<never>;

const known = new Map<string, Any>(Object.entries(core) as unknown as [string, Any][]);

/** The component of this type. Raises an error for one that has not come yet. */
export function componentOf(type: NodeType): Any {
  const component = known.get(type);
  if (!component) throw new Error(`no component ${type}`);
  return component;
}

export function register(components: object): void {
  for (const [type, component] of Object.entries(components)) known.set(type, component as Any);
}

/** The types that these operations bring, and that cannot be mounted yet. */
export function lacking(ops: readonly Op[]): Set<string> {
  const found = new Set<string>();
  for (const op of ops) {
    if (op[0] === "i" || op[0] === "x") look(op[2], found);
  }
  return found;
}

function look(node: AnyNode, found: Set<string>): void {
  if (!known.has(node.type)) found.add(node.type);
  for (const slot in slotsOf(node.type)) {
    for (const child of nodesIn(node, slot)) look(child, found);
  }
}
