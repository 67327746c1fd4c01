// The files that an action has asked for: chosen with the browser's chooser, sent in a dialog.
import { lift, lower } from "./above.ts";
import { create, type Host } from "./component.ts";
import { Sending } from "./sending.ts";
import type { Texts } from "./texts.ts";
import { sendingRow, type SendingRow } from "./upload_row.ts";
import type { UploadRules } from "./wire.ts";

const AT_A_TIME = 2;
const ATTEMPTS = 6;
const PAUSE_MS = 500;
let dialogs = 0;

/** Ask for files; the server hears when all have come, or that none will. */
export function chooseFiles(field: string, rules: UploadRules, window: () => string, text: Texts): void {
  const several = (rules.maxFiles ?? 1) > 1;
  const input = create("input", { type: "file", accept: (rules.accept ?? []).join(",") });
  input.multiple = several;
  const finish = (cancelled: boolean) => void tell({ window, field, cancelled });
  const dialog = new ImportDialog(text, () => input.click(), finish, () => ({ window: window(), field }));
  input.addEventListener("cancel", () => dialog.nothingChosen());
  input.addEventListener("change", () => dialog.take([...(input.files ?? [])]));
  // Browsers open the chooser only for a few seconds after a click; then a button asks for one.
  if (navigator.userActivation?.isActive !== false) input.click();
  else dialog.ask();
}

class ImportDialog {
  readonly #text: Texts;
  readonly #finish: (cancelled: boolean) => void;
  readonly #target: () => Record<string, string>;
  readonly #rows = new Map<Sending, SendingRow>();
  readonly #list = create("ul", { class: "upload-files", role: "list" });
  readonly #choose: HTMLButtonElement;
  readonly #go: HTMLButtonElement;
  readonly #element: HTMLDialogElement;
  #over = false;

  constructor(
    text: Texts,
    choose: () => void,
    finish: (cancelled: boolean) => void,
    target: () => Record<string, string>,
  ) {
    this.#text = text;
    this.#finish = finish;
    this.#target = target;
    const button = (rank: string, key: Parameters<Texts>[0], act: () => void) => {
      const made = create("button", { type: "button", class: "button", "data-rank": rank }, create("span", {}, text(key)));
      made.addEventListener("click", act);
      return made;
    };
    const id = `nago-import-${++dialogs}`;
    this.#choose = button("primary", "client.upload.choose_several", choose);
    this.#go = button("primary", "client.upload.go_on", () => this.#end(false));
    const cancel = button("secondary", "client.upload.cancel", () => this.#end(true));
    this.#element = create(
      "dialog",
      { class: "dialog import", "aria-labelledby": id },
      create("header", {}, create("h2", { id }, text("client.upload.title"))),
      this.#list,
      create("footer", {}, cancel, this.#go, this.#choose),
    );
    this.#list.hidden = this.#go.hidden = true;
    this.#element.addEventListener("cancel", (event) => {
      event.preventDefault(); // Escape is a wish; what it means is decided here
      this.#end(true);
    });
  }

  /** Nothing was clicked just now: a button opens the chooser. */
  ask(): void {
    this.#open();
    this.#choose.focus();
  }

  nothingChosen(): void {
    if (!this.#rows.size && !this.#element.open) this.#end(true);
  }

  take(files: readonly File[]): void {
    if (!files.length) return this.nothingChosen();
    this.#choose.hidden = true;
    for (const file of files) this.#add(file);
    this.#list.hidden = false;
    this.#open();
    this.#next();
  }

  #add(file: File): void {
    const sending: Sending = new Sending(file, this.#target, () => this.#rows.get(sending)?.show());
    const row = sendingRow(sending, undefined, { text: this.#text } as Host, {
      cancel: () => {
        sending.cancel();
        this.#rows.delete(sending);
        row.element.remove();
        if (this.#rows.size) this.#next();
        else this.#end(true);
      },
      again: () => {
        row.button.focus();
        sending.stage = "waiting";
        this.#next();
      },
    });
    this.#rows.set(sending, row);
    this.#list.append(row.element);
  }

  /** Send those that wait; when all have come it is over, when some have failed the user decides. */
  #next(): void {
    if (this.#over) return;
    const all = [...this.#rows.keys()];
    const busy = all.filter(({ stage }) => stage !== "waiting" && stage !== "failed" && stage !== "done");
    for (const sending of all.filter(({ stage }) => stage === "waiting").slice(0, AT_A_TIME - busy.length)) {
      sending.stage = "sending";
      void sending.start().then(() => this.#next());
    }
    if (all.every(({ stage }) => stage === "done")) return this.#end(false);
    this.#go.hidden = !all.some(({ stage }) => stage === "done") || !all.every(({ stage }) => stage === "done" || stage === "failed");
  }

  #open(): void {
    if (this.#element.open) return;
    document.body.append(this.#element);
    this.#element.showModal();
    lift(this.#element);
  }

  #end(cancelled: boolean): void {
    if (this.#over) return;
    this.#over = true;
    for (const sending of this.#rows.keys()) if (sending.stage !== "done") sending.cancel();
    if (this.#element.open) {
      this.#element.close();
      lower(this.#element);
    }
    this.#element.remove();
    this.#finish(cancelled);
  }
}

/** Tell the server; a line that is cut just now is waited for. */
async function tell({ window, ...said }: { window: () => string; field: string; cancelled: boolean }): Promise<void> {
  const headers = { "content-type": "application/json" };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const body = JSON.stringify({ window: window(), ...said });
    const answer = await fetch("/_nago/imports", { method: "POST", headers, body }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, PAUSE_MS * 2 ** attempt));
  }
}
