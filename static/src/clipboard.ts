// Putting a text into the clipboard, and saying so when the browser does not let us.
import { create } from "./component.ts";
import type { Notices } from "./notices.ts";
import type { Texts } from "./texts.ts";

const LONGEST_SHOWN = 300;

/** `done` is told to the user once the text is there; empty, nothing is. */
export async function copyText(value: string, done: string, notices: Notices, text: Texts): Promise<void> {
  if (await copied(value)) return tell(done, notices);
  // Some browsers want a click of the very moment: the notice offers one.
  const title = text("client.copy.refused");
  const short = value.length <= LONGEST_SHOWN;
  const shown = short ? { text: text("client.copy.by_hand"), code: value } : { text: "" };
  const notice = { id: 0, kind: "warning", title, ...shown } as const;
  notices.show({ ...notice, action: text("client.copy.again") }, (leave) => {
    void copied(value).then((there) => {
      leave();
      if (there) tell(done, notices);
      else notices.show(notice);
    });
  });
}

async function copied(value: string): Promise<boolean> {
  return (await written(value)) || selected(value);
}

function tell(done: string, notices: Notices): void {
  if (done) notices.show({ id: 0, kind: "success", title: "", text: done });
}

async function written(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false; // no permission, no click just now, or a page without https
  }
}

/** The way of old, which also works where there is no https. */
function selected(value: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  const field = create("textarea", { class: "unseen", readonly: "", "aria-hidden": "true" });
  field.value = value;
  (before?.closest("dialog") ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    before?.focus({ preventScroll: true });
  }
}
