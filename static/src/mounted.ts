// A node of the tree that stands in the page: its fields, its element, and what it holds.
import type { Part } from "./component.ts";
import type { Path } from "./messages.ts";
import { DEFAULTS, SLOTS, type AnyNode, type NodeType } from "./wire.ts";

export type Values = Record<string, unknown>;

export interface Mounted {
  readonly type: NodeType;
  readonly fields: Values;
  part: Part<NodeType>;
  parent: Mounted | null;
  slot: string;
  /** What each slot holds; a slot for one node holds a list of at most one. */
  readonly held: Map<string, Mounted[]>;
}

/** What must be known of a type besides its component. */
export interface Shape {
  readonly slots: Readonly<Record<string, boolean>>;
  readonly defaults: Readonly<Values>;
}

const slots: Record<string, Shape["slots"]> = { ...SLOTS };
const defaults: Record<string, Shape["defaults"]> = { ...DEFAULTS };
const NONE = {};

/** Types that the application brings itself. */
export function learnShapes(shapes: Readonly<Record<string, Shape>>): void {
  for (const type in shapes) {
    slots[type] = shapes[type]!.slots;
    defaults[type] = shapes[type]!.defaults;
  }
}

/** The names of a type's slots, each with whether it holds several. */
export function slotsOf(type: NodeType): Readonly<Record<string, boolean>> {
  return slots[type] ?? NONE;
}

export function defaultsOf(type: NodeType): Readonly<Values> {
  return defaults[type] ?? NONE;
}

/** The nodes that a slot of a node from the wire holds. */
export function nodesIn(node: AnyNode, slot: string): readonly AnyNode[] {
  const held = (node as unknown as Values)[slot] as AnyNode | readonly AnyNode[] | undefined;
  if (held === undefined || held === null) return [];
  return Array.isArray(held) ? (held as readonly AnyNode[]) : [held as AnyNode];
}

/** A node's fields with defaults, without its slots. */
export function fieldsOf(node: AnyNode): Values {
  const slots = slotsOf(node.type);
  const fields: Values = { ...defaultsOf(node.type) };
  for (const [name, value] of Object.entries(node)) {
    if (name !== "type" && !(name in slots)) fields[name] = value;
  }
  return fields;
}

/** Whether a new node takes on the element of this one. */
export function samePlace(mounted: Mounted, node: AnyNode): boolean {
  return mounted.type === node.type && mounted.fields["key"] === node.key;
}

/** Where a node stands, seen from the root. */
export function pathOf(mounted: Mounted): Path {
  const path: Path = [];
  for (let node = mounted; node.parent; node = node.parent) {
    const { slot, parent } = node;
    if (slotsOf(parent.type)[slot]) path.unshift(parent.held.get(slot)!.indexOf(node));
    if (slot !== "children") path.unshift(slot);
  }
  return path;
}

/** The node as the server would write it, defaults left out. */
export function serialise(mounted: Mounted, value: (field: unknown) => unknown): AnyNode {
  const defaults = defaultsOf(mounted.type);
  const node: Values = { type: mounted.type };
  for (const [name, field] of Object.entries(mounted.fields)) {
    if (field !== undefined && field !== defaults[name]) node[name] = value(field);
  }
  for (const [slot, many] of Object.entries(slotsOf(mounted.type))) {
    const held = mounted.held.get(slot)!.map((child) => serialise(child, value));
    if (many ? held.length || slot === "children" : held.length) {
      node[slot] = many ? held : held[0];
    }
  }
  return node as unknown as AnyNode;
}
