// Which addresses may become links (`security.md X05`); the server has checked them already.
import { setAttribute } from "./component.ts";

const HIDDEN = /[\u0000-\u0020\u007f-\u009f\u2028\u2029\ufeff]+/g;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const ALLOWED = ["http", "https", "mailto", "tel"];

/** The address if it is http, https, mailto, tel or a path of this server; else null. */
export function safeUrl(url: unknown): string | null {
  if (typeof url !== "string") return null;
  const plain = url.replace(HIDDEN, "");
  if (/^[/\\]{2}|^\\|^\/\\/.test(plain)) return null;
  const scheme = SCHEME.exec(plain)?.[1];
  if (scheme !== undefined) return ALLOWED.includes(scheme.toLowerCase()) ? plain : null;
  return /^[/?#]/.test(plain) ? plain : null;
}

/** The address if it is a path of this server; else null. */
export function localPath(url: unknown): string | null {
  const safe = safeUrl(url);
  return safe?.startsWith("/") ? safe : null;
}

const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/]+=*$/i;

/** The address of a picture: a path of this server, https, or a small picture as data; else null. */
export function pictureUrl(url: unknown): string | null {
  if (typeof url === "string" && PICTURE.test(url)) return url;
  const safe = safeUrl(url);
  return safe !== null && /^(?:\/|https:\/\/)/i.test(safe) ? safe : null;
}

/** Make a link lead to a page of this server, or away from it. */
export function setLink(link: HTMLElement, url: unknown, external: boolean): void {
  setAttribute(link, "href", safeUrl(url) ?? undefined);
  setAttribute(link, "rel", external ? "noopener noreferrer" : undefined);
  link.toggleAttribute("data-page", !external);
}

/** The address of a root view. */
export function addressOf(path: string): string {
  return path === "." ? "/" : `/${path}`;
}
