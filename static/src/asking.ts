// Asking before an action runs, by what the action's button says.
import type { Host } from "./component.ts";
import { extra } from "./extras.ts";
import type { Confirm } from "./wire.ts";

export interface Asking {
  /** Take on another question, or none. */
  update(question: Confirm | undefined): void;
  /** Go on if there is nothing to ask, or once the user agrees. */
  then(goOn: () => void): void;
}

export function asking(host: Host): Asking {
  let question: Confirm | undefined;
  let open = false;
  return {
    update(next) {
      question = next;
      // It shall be there by the time it is asked.
      if (next) extra("ask").catch(() => {});
    },
    then(goOn) {
      if (!question) return goOn();
      if (open) return;
      open = true;
      const asked = question;
      extra("ask")
        .then(async (ask) => {
          await handled(); // or a menu that closes would take the focus back behind it
          return ask(asked, host.text);
        })
        .then((agreed) => agreed && goOn())
        .catch(() => {})
        .finally(() => (open = false));
    },
  };
}

/** The event that is being handled has been. */
function handled(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
