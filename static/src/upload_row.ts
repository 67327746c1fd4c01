// A file in its list: on its way with a bar and a way to stop it, or there with a way to remove it.
import file from "icon:file";
import fileText from "icon:file-text";
import image from "icon:image";
import archive from "icon:file-archive";
import retry from "icon:rotate-cw";
import close from "icon:x";
import { create, setAttribute, setText, type Host } from "./component.ts";
import { sizeInWords } from "./file_size.ts";
import { icon } from "./icon.ts";
import type { Sending } from "./sending.ts";

export interface FileRow {
  readonly element: HTMLElement;
  /** What takes the focus when it is this row's turn. */
  readonly button: HTMLButtonElement;
}

export interface SendingRow extends FileRow {
  show(): void;
}

/** What a picture looks like is shown to whoever has just chosen it. */
export type Preview = string | undefined;

const PICTURE = /^image\/(png|jpeg|gif|webp|avif)$/;
const TEXT = /^text\/|pdf$|word|opendocument\.text|json$|xml$/;
const PACKED = /zip|gzip|compressed|x-tar|\.rar|x-xz$/;

export function isPicture(kind: string): boolean {
  return PICTURE.test(kind);
}

function sign(kind: string, preview: Preview): HTMLElement {
  const shape = kind.startsWith("image/") ? image : PACKED.test(kind) ? archive : TEXT.test(kind) ? fileText : file;
  const picture = preview ? create("img", { src: preview, alt: "" }) : icon(shape);
  return create("span", { class: "upload-sign" }, picture);
}

/** A file that is there. */
export function fileRow(
  { name, size, kind }: { name: string; size: number; kind: string },
  preview: Preview,
  host: Host,
  remove: () => void,
): FileRow {
  const button = create("button", { type: "button", class: "icon-button", "data-action": "" }, icon(close));
  button.setAttribute("aria-label", `${host.text("client.upload.remove")}: ${name}`);
  button.addEventListener("click", remove);
  const words = create(
    "div",
    { class: "upload-words" },
    create("span", { class: "upload-name" }, name),
    create("span", { class: "upload-state" }, sizeInWords(size)),
  );
  return { element: create("li", { class: "upload-file" }, sign(kind, preview), words, button), button };
}

/** A file on its way. */
export function sendingRow(
  sending: Sending,
  preview: Preview,
  host: Host,
  acts: { cancel(): void; again(): void },
): SendingRow {
  const { name, size, type } = sending.file;
  const state = create("span", { class: "upload-state" });
  const bar = create("progress", { max: "100", "aria-label": name });
  const again = create("button", { type: "button", class: "icon-button", hidden: "" }, icon(retry));
  again.setAttribute("aria-label", `${host.text("client.upload.retry")}: ${name}`);
  again.addEventListener("click", acts.again);
  const button = create("button", { type: "button", class: "icon-button" }, icon(close));
  button.addEventListener("click", acts.cancel);
  const words = create("div", { class: "upload-words" }, create("span", { class: "upload-name" }, name), state, bar);
  const element = create("li", { class: "upload-file" }, sign(type, preview), words, again, button);

  const show = () => {
    const { stage, sent, problem } = sending;
    const failed = stage === "failed";
    const percent = size ? Math.floor((100 * sent) / size) : 100;
    if (failed) setText(state, problem || host.text("client.upload.failed"));
    else if (stage === "waiting") setText(state, host.text("client.upload.waiting"));
    else if (stage === "paused") setText(state, host.text("client.upload.paused"));
    else if (stage === "done") setText(state, sizeInWords(size));
    else if (stage === "checking") setText(state, host.text("client.upload.checking"));
    else {
      const progress = host.text("client.upload.of").replace("{sent}", sizeInWords(sent));
      setText(state, progress.replace("{size}", sizeInWords(size)));
    }
    element.dataset["stage"] = stage;
    setAttribute(state, "role", failed ? "alert" : undefined);
    bar.hidden = failed || stage === "done";
    if (stage === "checking") bar.removeAttribute("value");
    else bar.value = percent;
    again.hidden = !failed;
    button.setAttribute("aria-label", `${host.text(failed ? "client.upload.remove" : "client.upload.cancel")}: ${name}`);
  };
  show();
  return { element, button, show };
}
