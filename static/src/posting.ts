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

/** Show on the buttons of a form that its answer is awaited. */
export function setBusy(form: HTMLFormElement, busy: boolean): void {
  for (const button of form.querySelectorAll<HTMLElement>('[type="submit"]')) {
    setAttribute(button, "aria-busy", busy ? "true" : undefined);
  }
}
