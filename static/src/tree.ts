// The tree in the page: mounts nodes, and applies the server's operations to them.
import type { Host, Part } from "./component.ts";
import { decorate } from "./decor.ts";
import type { Path, TreeOp } from "./messages.ts";
import {
  defaultsOf,
  fieldsOf,
  nodesIn,
  samePlace,
  slotsOf,
  type Mounted,
  type Values,
} from "./mounted.ts";
import { move } from "./order.ts";
import { componentOf } from "./registry.ts";
import type { AnyNode, NodeType } from "./wire.ts";

interface Place {
  parent: Mounted | null;
  slot: string;
  index: number;
}

export type HostOf = (mounted: Mounted) => Host;

export class Tree {
  root: Mounted | null = null;
  readonly #container: HTMLElement;
  readonly #hostOf: HostOf;
  readonly #leaving: (element: HTMLElement) => void;

  /** `leaving` hears of every element just before it goes. */
  constructor(
    container: HTMLElement,
    hostOf: HostOf,
    leaving: (element: HTMLElement) => void = () => {},
  ) {
    this.#container = container;
    this.#hostOf = hostOf;
    this.#leaving = leaving;
  }

  apply(op: TreeOp): void {
    switch (op[0]) {
      case "p":
        return this.#patch(this.#at(op[1]), op[2]);
      case "i":
        return this.#insert(this.#place(op[1]), op[2]);
      case "r":
        return op[2] === undefined ? this.#remove(this.#at(op[1])) : this.#removeMany(this.#place(op[1]), op[2]);
      case "m":
        return this.#move(this.#at(op[1]), op[2]);
      case "x":
        return this.#put(this.#place(op[1]), op[2]);
    }
  }

  /** The elements of this node's slots stand in the order of the tree again. */
  arrange(mounted: Mounted): void {
    for (const [slot, held] of mounted.held) {
      const container = this.#containerOf({ parent: mounted, slot, index: 0 });
      for (const [index, child] of [...held.entries()].reverse()) {
        move(container, child.part.element, held[index + 1]?.part.element ?? null);
      }
    }
  }

  /** Start from nothing, after something has gone wrong. */
  reset(): void {
    if (this.root) forget(this.root);
    this.root = null;
    this.#container.replaceChildren();
  }

  /** The part of the node with this id, or else with this key; null if there is none. */
  named(name: string): Part<NodeType> | null {
    const all = this.root ? [...everyNode(this.root)] : [];
    const found =
      all.find(({ fields }) => fields["id"] === name) ?? all.find(({ fields }) => fields["key"] === name);
    return found?.part ?? null;
  }

  /** Where a path leads; its last step may point just behind the last node of a slot. */
  #place(path: Path): Place {
    let place: Place = { parent: null, slot: "", index: 0 };
    let node = this.root;
    for (let step = 0; step < path.length; step++) {
      const name = path[step]!;
      if (!node) throw new Error(`no node at ${JSON.stringify(path)}`);
      const slot = typeof name === "number" ? "children" : name;
      const many = slotsOf(node.type)[slot];
      if (many === undefined) throw new Error(`${node.type} has no slot ${slot}`);
      const index = typeof name === "number" ? name : many ? Number(path[++step]) : 0;
      place = { parent: node, slot, index };
      node = node.held.get(slot)![index] ?? null;
    }
    return place;
  }

  #at(path: Path): Mounted {
    const found = this.#get(this.#place(path));
    if (!found) throw new Error(`no node at ${JSON.stringify(path)}`);
    return found;
  }

  #get({ parent, slot, index }: Place): Mounted | null {
    return parent ? (parent.held.get(slot)![index] ?? null) : this.root;
  }

  #containerOf({ parent, slot }: Place): HTMLElement {
    if (!parent) return this.#container;
    return (parent.part.slots as Record<string, HTMLElement>)[slot]!;
  }

  #patch(mounted: Mounted, fields: Values): void {
    const changed: Values = {};
    const defaults = defaultsOf(mounted.type);
    for (const [name, value] of Object.entries(fields)) {
      mounted.fields[name] = changed[name] = value ?? defaults[name];
    }
    this.#update(mounted, changed);
  }

  #update(mounted: Mounted, changed: Values): void {
    const { part } = mounted;
    decorate(part.element, part.target ?? part.element, changed);
    if (part.update?.(changed as never) !== false) return;
    this.#build(mounted);
    part.element.replaceWith(mounted.part.element);
    part.gone?.();
    for (const [slot, held] of mounted.held) {
      const container = this.#containerOf({ parent: mounted, slot, index: 0 });
      container.append(...held.map((child) => child.part.element));
    }
  }

  #build(mounted: Mounted): void {
    const component = componentOf(mounted.type) as (fields: Values, host: Host) => Part<NodeType>;
    mounted.part = component(mounted.fields, this.#hostOf(mounted));
    const { element, target } = mounted.part;
    decorate(element, target ?? element, mounted.fields);
  }

  #mount(node: AnyNode, parent: Mounted | null, slot: string): Mounted {
    const mounted = {
      type: node.type,
      fields: fieldsOf(node),
      parent,
      slot,
      held: new Map<string, Mounted[]>(),
    } as unknown as Mounted;
    this.#build(mounted);
    for (const name in slotsOf(node.type)) {
      const held = nodesIn(node, name).map((child) => this.#mount(child, mounted, name));
      mounted.held.set(name, held);
      const container = this.#containerOf({ parent: mounted, slot: name, index: 0 });
      container.append(...held.map((child) => child.part.element));
    }
    return mounted;
  }

  #insert(place: Place, node: AnyNode): void {
    const mounted = this.#mount(node, place.parent, place.slot);
    const container = this.#containerOf(place);
    if (place.parent) {
      const held = place.parent.held.get(place.slot)!;
      container.insertBefore(mounted.part.element, held[place.index]?.part.element ?? null);
      held.splice(place.index, 0, mounted);
    } else {
      container.replaceChildren(mounted.part.element);
      this.root = mounted;
    }
  }

  #remove(mounted: Mounted): void {
    const { parent, slot } = mounted;
    this.#leaving(mounted.part.element);
    if (parent) {
      const held = parent.held.get(slot)!;
      held.splice(held.indexOf(mounted), 1);
    } else this.root = null;
    mounted.part.element.remove();
    forget(mounted);
  }

  #removeMany(place: Place, count: number): void {
    const gone = place.parent!.held.get(place.slot)!.splice(place.index, count);
    const container = this.#containerOf(place);
    if (container.contains(document.activeElement)) for (const each of gone) this.#leaving(each.part.element);
    if (container.childElementCount === gone.length) container.replaceChildren();
    else for (const each of gone) each.part.element.remove();
    gone.forEach(forget);
  }

  #move(mounted: Mounted, to: number): void {
    const held = mounted.parent!.held.get(mounted.slot)!;
    held.splice(held.indexOf(mounted), 1);
    held.splice(to, 0, mounted);
    const container = this.#containerOf({ parent: mounted.parent, slot: mounted.slot, index: to });
    move(container, mounted.part.element, held[to + 1]?.part.element ?? null);
  }

  #put(place: Place, node: AnyNode): void {
    const old = this.#get(place);
    if (old && samePlace(old, node)) return this.#reconcile(old, node);
    if (old) this.#remove(old);
    this.#insert(place, node);
  }

  /** Bring a node in line with one of the same type and key, keeping its element. */
  #reconcile(mounted: Mounted, node: AnyNode): void {
    const fields = fieldsOf(node);
    const changed: Values = {};
    for (const name of new Set([...Object.keys(mounted.fields), ...Object.keys(fields)])) {
      if (!equal(mounted.fields[name], fields[name])) {
        mounted.fields[name] = changed[name] = fields[name];
      }
    }
    for (const name in fields) {
      // A state's value may have changed since; the tree brings the one of now.
      if (isState(fields[name])) mounted.fields[name] = changed[name] = fields[name];
    }
    if (Object.keys(changed).length) this.#update(mounted, changed);
    for (const slot in slotsOf(mounted.type)) {
      this.#reconcileSlot(mounted, slot, nodesIn(node, slot));
    }
  }

  #reconcileSlot(parent: Mounted, slot: string, nodes: readonly AnyNode[]): void {
    const held = parent.held.get(slot)!;
    const free = new Map<string, Mounted[]>();
    for (const child of held) {
      const name = nameOf(child.type, child.fields["key"]);
      free.set(name, [...(free.get(name) ?? []), child]);
    }
    const matched = nodes.map((node) => free.get(nameOf(node.type, node.key))?.shift());
    for (const child of [...held]) if (!matched.includes(child)) this.#remove(child);
    nodes.forEach((node, index) => {
      const child = matched[index];
      if (!child) return this.#insert({ parent, slot, index }, node);
      if (held[index] !== child) this.#move(child, index);
      this.#reconcile(child, node);
    });
  }
}

function* everyNode(mounted: Mounted): Generator<Mounted> {
  yield mounted;
  for (const held of mounted.held.values()) for (const child of held) yield* everyNode(child);
}

function forget(mounted: Mounted): void {
  mounted.part.gone?.();
  if (mounted.held.size) for (const held of mounted.held.values()) held.forEach(forget);
}

function nameOf(type: string, key: unknown): string {
  return key === undefined ? type : `${type} ${JSON.stringify(key)}`;
}

function isState(value: unknown): boolean {
  return typeof value === "object" && value !== null && "state" in value;
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
