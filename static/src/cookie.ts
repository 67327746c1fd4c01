// Cookies that carry no rights: how the next page is to look.

const MAX_AGE = 400 * 24 * 3600;

/** Keep a value under this name; an empty one is forgotten. */
export function keepCookie(name: string, value: string): void {
  const age = value ? MAX_AGE : 0;
  const secure = location.protocol === "https:" || name.startsWith("__") ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}
