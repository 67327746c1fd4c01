// Saving what the server offers on the user's computer.
import { create } from "./component.ts";

/** Only what is offered for saving has such an address (`security.md X05`). */
const OFFERED = /^\/_nago\/files\/[\w-]{43}$/;

export function saveFile(address: string, name: string): void {
  if (!OFFERED.test(address)) return console.error(`nothing to save is at ${JSON.stringify(address)}`);
  const link = create("a", { href: address, download: name });
  document.body.append(link); // Firefox follows only what stands in the page
  link.click();
  link.remove();
}
