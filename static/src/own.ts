// Components that the application brings: what they do wrong stays inside their own place.
import { create, type Component, type Host, type Part } from "./component.ts";
import { slotsOf } from "./mounted.ts";
import { toneIcon } from "./tone.ts";
import type { NodeType } from "./wire.ts";

type Any = Part<NodeType>;
type Make = (node: never, host: Host) => Any;

/** The component that a module exports, guarded; one that says so where there is none. */
export function guarded(type: string, component: unknown): Component<never> {
  if (typeof component !== "function") {
    console.error(`the module of ${type} has no function as its default export`);
    return ((_, host) => broken(type, host)) as Component<never>;
  }
  const make: Make = (node, host) => {
    try {
      return checked(type, (component as Make)(node, host));
    } catch (error) {
      console.error(`${type} could not be shown:`, error);
      return broken(type, host);
    }
  };
  return make as Component<never>;
}

function checked(type: string, part: Any): Any {
  if (!(part?.element instanceof HTMLElement)) throw new Error(`${type} made no element`);
  for (const slot in slotsOf(type as NodeType)) {
    const holder = (part.slots as Record<string, unknown> | undefined)?.[slot];
    if (!(holder instanceof HTMLElement)) throw new Error(`${type} has no element for its slot ${slot}`);
  }
  return {
    element: part.element,
    ...(part.slots && { slots: part.slots }),
    ...(part.target && { target: part.target }),
    update: (changed) => {
      try {
        return part.update ? part.update(changed) : false;
      } catch (error) {
        console.error(`${type} did not take on a change and is made anew:`, error);
        return false;
      }
    },
    gone: () => {
      try {
        part.gone?.();
      } catch (error) {
        console.error(`${type} did not leave in order:`, error);
      }
    },
  };
}

/** Stands where a component could not be shown. */
function broken(type: string, host: Host): Any {
  const words = create(
    "div",
    { class: "notice-words" },
    create("strong", {}, host.text("client.component.failed")),
    host.text("client.component.support").replace("{type}", type),
  );
  const sign = create("span", { class: "banner-sign" }, toneIcon("error"));
  const element = create("div", { class: "banner", "data-tone": "error", role: "alert" }, sign, words);
  const slots: Record<string, HTMLElement> = {};
  for (const slot in slotsOf(type as NodeType)) {
    slots[slot] = create("div");
    words.append(slots[slot]!);
  }
  return { element, slots: slots as never };
}
