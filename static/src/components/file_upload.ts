import upload from "icon:upload";
import { create, setText, type Changed, type Component } from "../component.ts";
import { sizeInWords } from "../file_size.ts";
import { icon } from "../icon.ts";
import { labelled } from "../labelled.ts";
import { Sending } from "../sending.ts";
import { fileRow, isPicture, sendingRow, type FileRow, type SendingRow } from "../upload_row.ts";
import type { UploadedFile, UploadRules } from "../wire.ts";

const AT_A_TIME = 2;

/** A place for files: chosen, dropped or pasted, sent at once, listed when they are there. */
export const fileUpload: Component<"FileUpload"> = (node, host) => {
  const input = create("input", { type: "file", class: "upload-input" });
  const { label, note, update: say } = labelled(input);
  const call = create("span", { class: "upload-call" });
  const drop = create("span", { class: "upload-drop" });
  const limits = create("span", { class: "upload-limits" });
  const invitation = create("div", { class: "upload-invitation", "aria-hidden": "true" }, call, " ", drop, limits);
  const zone = create("div", { class: "upload-zone" }, icon(upload), invitation, input);
  const list = create("ul", { class: "upload-files", role: "list" });
  const status = create("span", { class: "upload-status", role: "status" });
  const element = create("div", { class: "field upload" }, label, zone, list, note, status);

  let rules: UploadRules = node.rules;
  let files: readonly UploadedFile[] = [];
  let field = node.value.state;
  const sendings = new Map<Sending, SendingRow>();
  const rows = new Map<string, FileRow>();
  const removing = new Set<string>();
  const previews = new Map<string, string>();
  const target = () => ({ window: host.window(), field });

  const take = (chosen: readonly File[]) => {
    if (input.disabled) return;
    const single = (rules.maxFiles ?? 1) === 1;
    if (single && chosen.length) for (const sending of [...sendings.keys()]) letGo(sending);
    for (const file of single ? chosen.slice(0, 1) : chosen) add(file);
    show();
    next();
  };

  const add = (file: File) => {
    const sending: Sending = new Sending(file, target, changed);
    const preview = isPicture(file.type) ? URL.createObjectURL(file) : undefined;
    const row = sendingRow(sending, preview, host, {
      cancel: () => {
        moveFocus(row.button);
        letGo(sending);
        if (preview) URL.revokeObjectURL(preview);
        show();
        next();
      },
      again: () => {
        row.button.focus();
        sending.stage = "waiting";
        row.show();
        next();
      },
    });
    if (preview) pictures.set(sending, preview);
    sendings.set(sending, row);
  };
  const pictures = new Map<Sending, string>();

  const letGo = (sending: Sending) => {
    sending.cancel();
    sendings.delete(sending);
  };

  /** Start those that wait, a few at a time. */
  const next = () => {
    const all = [...sendings.keys()];
    let room = AT_A_TIME - all.filter(({ stage }) => !["waiting", "failed", "done"].includes(stage)).length;
    for (const sending of all) {
      if (room <= 0) break;
      if (sending.stage !== "waiting") continue;
      room--;
      sending.stage = "sending";
      void sending.start().then(next);
    }
    guardLeaving(all.some(({ stage }) => stage !== "failed" && stage !== "done"));
  };

  const changed = (sending: Sending) => {
    sendings.get(sending)?.show();
    if (sending.stage !== "done" || !sending.result) return;
    const picture = pictures.get(sending);
    if (picture) {
      previews.set(sending.result.id, picture);
      rows.delete(sending.result.id); // the frame with the file may have come before
    }
    setText(status, host.text("client.upload.done").replace("{name}", sending.file.name));
    show();
  };

  /** The list: what is there, then what is on its way. */
  const show = () => {
    const there = new Set(files.map(({ id }) => id));
    for (const sending of sendings.keys()) {
      if (sending.result && there.has(sending.result.id)) sendings.delete(sending);
    }
    for (const id of rows.keys()) if (!there.has(id)) rows.delete(id);
    for (const file of files) {
      if (!rows.has(file.id)) rows.set(file.id, fileRow(file, previews.get(file.id), host, () => remove(file.id)));
    }
    const seen = files.filter(({ id }) => !removing.has(id)).map(({ id }) => rows.get(id)!);
    const wanted = [...seen, ...sendings.values()].map((row) => row.element);
    if (wanted.length !== list.children.length || wanted.some((each, at) => list.children[at] !== each)) {
      const focused = document.activeElement;
      const within = focused instanceof HTMLElement && list.contains(focused);
      list.replaceChildren(...wanted);
      if (within && focused.isConnected) focused.focus();
      else if (within) input.focus();
    }
    list.hidden = !wanted.length;
  };

  const remove = (id: string) => {
    moveFocus(rows.get(id)!.button);
    removing.add(id); // at once; it comes back if the server does not agree
    show();
    host.act("onRemove", () => {
      removing.delete(id);
      show();
    }, id);
  };

  /** To the neighbour of a row that goes, or else to the input. */
  const moveFocus = (button: HTMLElement) => {
    const row = button.closest("li")!;
    const other = row.nextElementSibling ?? row.previousElementSibling;
    (other?.querySelector<HTMLElement>(".icon-button:last-of-type") ?? input).focus();
  };

  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.value = ""; // the same file may be chosen again
  });
  let depth = 0;
  const over = (now: number) => zone.toggleAttribute("data-over", (depth = Math.max(now, 0)) > 0 && !input.disabled);
  element.addEventListener("dragenter", () => over(depth + 1));
  element.addEventListener("dragleave", () => over(depth - 1));
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = input.disabled ? "none" : "copy";
  });
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    over(0);
    take(filesOf(event.dataTransfer));
  });
  const pasted = (event: ClipboardEvent) => {
    const within = element.contains(document.activeElement);
    const alone = document.activeElement === document.body && document.querySelectorAll(".upload").length === 1;
    const found = within || alone ? filesOf(event.clipboardData) : [];
    if (!found.length) return;
    event.preventDefault();
    take(found);
  };
  document.addEventListener("paste", pasted);
  const held = (event: BeforeUnloadEvent) => event.preventDefault();
  const guardLeaving = (busy: boolean) => {
    if (busy) addEventListener("beforeunload", held);
    else removeEventListener("beforeunload", held);
  };

  const invite = () => {
    const { accept = [], maxBytes = 64 << 20, maxFiles = 1 } = rules;
    const several = maxFiles > 1;
    input.multiple = several;
    input.accept = accept.join(",");
    setText(call, host.text(several ? "client.upload.choose_several" : "client.upload.choose"));
    setText(drop, host.text(several ? "client.upload.drop_several" : "client.upload.drop"));
    const limit = host.text(several ? "client.upload.limits" : "client.upload.limit");
    const said = [limit.replace("{limit}", sizeInWords(maxBytes))];
    if (several) said.push(host.text("client.upload.most").replace("{count}", `${maxFiles}`));
    if (accept.length) said.unshift(accept.map(shortly).join(", "));
    setText(limits, said.join(" · "));
  };

  const update = (changed: Changed<"FileUpload">) => {
    say(changed);
    if ("disabled" in changed) zone.toggleAttribute("data-disabled", changed.disabled === true);
    if (changed.value) field = changed.value.state;
    if (changed.rules) {
      rules = changed.rules;
      invite();
    }
    if (changed.files) files = changed.files;
    if (changed.files) show();
  };
  update(node);
  const gone = () => {
    document.removeEventListener("paste", pasted);
    guardLeaving(false);
    for (const sending of [...sendings.keys()]) letGo(sending);
    for (const url of [...previews.values(), ...pictures.values()]) URL.revokeObjectURL(url);
  };
  return { element, target: input, update, gone };
};

/** The files in what was dropped or pasted; folders are left out. */
function filesOf(data: DataTransfer | null): File[] {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === "file");
  return items
    .filter((item) => !item.webkitGetAsEntry?.()?.isDirectory)
    .flatMap((item) => item.getAsFile() ?? []);
}

/** `.csv` as CSV, `image/png` as PNG, `image/*` as it is. */
function shortly(accepted: string): string {
  if (accepted.startsWith(".")) return accepted.slice(1).toUpperCase();
  const [, form = ""] = accepted.split("/");
  return form === "*" || form.length > 8 ? accepted : form.toUpperCase();
}
