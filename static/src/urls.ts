// Which addresses may become links (`security.md X05`); the server has checked them already.

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

/** The address of a root view. */
export function addressOf(path: string): string {
  return path === "." ? "/" : `/${path}`;
}
