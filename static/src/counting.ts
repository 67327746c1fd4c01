// How much of what is allowed is written: for the eyes, and for the ears when the end comes near.
import { create, setText, type Host } from "./component.ts";

const QUIET_MS = 1000;
const NEAR = 0.2;

export interface Counting {
  readonly element: HTMLElement;
  show(length: number, most: number | undefined): void;
}

/** `always` is for what is written at length; else it shows only near the end. */
export function counting(host: Host, always: boolean): Counting {
  const words = create("span", { "aria-hidden": "true" });
  const status = create("span", { class: "unseen", role: "status" });
  const element = create("span", { class: "count", hidden: "" }, words, status);
  let last = -1;
  let timer = 0;

  const show = (length: number, most: number | undefined) => {
    const near = most !== undefined && most - length <= most * NEAR;
    element.hidden = most === undefined || !(always || near);
    if (most !== undefined) setText(words, `${length} / ${most}`);
    clearTimeout(timer);
    if (!near) setText(status, "");
    else if (last >= 0 && length !== last) {
      const left = host.text("client.count.left").replace("{count}", String(most - length));
      timer = setTimeout(() => setText(status, left), QUIET_MS);
    }
    last = length;
  };
  return { element, show };
}
