// Forms that the browser posts by itself, such as a login: once, and only to this server.
import { setAttribute } from "./component.ts";
import { leave, leaving } from "./leaving.ts";
import { localPath } from "./urls.ts";

/** Make a form one that is posted to this path of the server, or no longer one (`security.md X05`). */
export function setPost(form: HTMLFormElement, path: unknown): void {
  const target = localPath(path);
  setAttribute(form, "method", target === null ? undefined : "post");
  setAttribute(form, "action", target ?? undefined);
}

/** A form is about to be posted: the second time it is held back. */
export function posted(event: SubmitEvent): void {
  if (leaving()) return event.preventDefault();
  const form = event.target as HTMLFormElement;
  setBusy(form, true);
  leave(() => setBusy(form, false));
}

/** Ask the server where a form leads, and go there: no form may be redirected outside
 *  (`security.md N23`). */
export async function leaveFor(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  if (leaving()) return;
  const form = event.target as HTMLFormElement;
  setBusy(form, true);
  leave(() => setBusy(form, false));
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const { location: target } = (await answer.json()) as { location: string };
    location.assign(outsidePath(target));
  } catch {
    // Without an answer that can be read the page is loaded anew, which says how things stand.
    location.reload();
  }
}

/** An address that a page may be sent to; anything but https, http and paths throws. */
function outsidePath(target: string): string {
  const { protocol, href } = new URL(target, location.href);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError(protocol);
  return href;
}

/** Show on the buttons of a form that its answer is awaited. */
export function setBusy(form: HTMLFormElement, busy: boolean): void {
  for (const button of form.querySelectorAll<HTMLElement>('[type="submit"]')) {
    setAttribute(button, "aria-busy", busy ? "true" : undefined);
  }
}
