// The tree by itself, for tests: built only into their own folder, never into the package.
import { Fields } from "./fields.ts";
import { groups } from "lab:groups";
import type { Op } from "./messages.ts";
import { serialise } from "./mounted.ts";
import { mapPosition, rebase } from "./rebase.ts";
import { register } from "./registry.ts";
import { colorOf, lengthOf } from "./style.ts";
import { Tree } from "./tree.ts";
import { pictureUrl, safeUrl } from "./urls.ts";
import type { AnyNode, BoundState } from "./wire.ts";

interface Lab {
  container: HTMLElement;
  fields: Fields;
  tree: Tree;
  apply(ops: readonly Op[]): void;
}

groups.forEach(register);

/** A tree on the page, with nobody at the other end. */
function mounted(first: AnyNode): Lab {
  const container = document.createElement("div");
  document.body.append(container);
  const fields = new Fields(() => false);
  const tree = new Tree(container, () => ({
    text: (key) => key,
    act: () => {},
    bind: (bound, input) => fields.bind(bound, input),
    copy: () => {},
    window: () => "lab",
    arrange: () => {},
    themeSwitch: () => document.createElement("div"),
  }));
  tree.apply(["x", [], first]);
  const apply = (ops: readonly Op[]) => {
    for (const op of ops) {
      if (op[0] === "s") fields.learn(op[1], op[2], op[3], op[4], op[5]);
      else tree.apply(op as Parameters<Tree["apply"]>[0]);
    }
    fields.sweep();
  };
  return { container, fields, tree, apply };
}

/** What a browser shows that gets this tree and then these frames. */
function shown(first: AnyNode, frames: readonly (readonly Op[])[]): AnyNode {
  document.body.replaceChildren();
  const { container, fields, tree, apply } = mounted(first);
  frames.forEach(apply);
  checkElements(container, tree);
  return serialise(tree.root!, (field) => {
    if (typeof field !== "object" || field === null || !("state" in field)) return field;
    const { state } = field as BoundState<string>;
    const { value, live } = fields.peek(state)!;
    return { state, value, live };
  });
}

/** The page holds exactly the elements of the tree, in its order. */
function checkElements(container: HTMLElement, tree: Tree): void {
  const check = (node: NonNullable<Tree["root"]>): void => {
    for (const [slot, held] of node.held) {
      const holder = (node.part.slots as Record<string, HTMLElement>)[slot]!;
      const elements = held.map((child) => child.part.element);
      // A row of a table has cells of its own before those that it holds.
      const own = holder instanceof HTMLTableRowElement ? holder.children.length - elements.length : 0;
      const there = [...holder.children].slice(own);
      if (elements.length !== there.length || elements.some((e, i) => e !== there[i])) {
        throw new Error(`${node.type}.${slot}: the page differs from the tree`);
      }
      held.forEach(check);
    }
  };
  if (tree.root?.part.element !== container.firstElementChild) throw new Error("not mounted");
  check(tree.root!);
}

Object.assign(globalThis, {
  lab: {
    mounted,
    shown: (pairs: readonly [AnyNode, readonly (readonly Op[])[]][]) =>
      pairs.map(([tree, frames]) => shown(tree, frames)),
    rebase,
    mapPosition,
    safeUrl,
    pictureUrl,
    lengthOf,
    colorOf,
  },
});
