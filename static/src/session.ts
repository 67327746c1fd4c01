// What the server says of the session itself: it is over, or the browser gets its new cookie.
import { leaving } from "./leaving.ts";
import { localPath } from "./urls.ts";

/** The session is over: nothing of it stays in sight, and the page is loaded as whoever is here now. */
export function sessionEnded(container: HTMLElement): void {
  container.replaceChildren();
  document.title = "";
  // A form that is being posted brings the next page by itself.
  if (!leaving()) location.reload();
}

/** Fetch the cookie that a login over the socket has made; only this browser gets it. */
export async function exchange(ticket: string, returnTo: string, restart: () => void): Promise<void> {
  try {
    await fetch("/_nago/session/exchange", { method: "POST", headers: { "X-Exchange": ticket } });
  } catch {
    // Without it the browser stays who it was.
  }
  const target = returnTo ? localPath(returnTo) : null;
  if (target) location.assign(target);
  else restart();
}
