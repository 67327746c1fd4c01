// What the server put into the page: the first tree, and how to go on from there.
import type { GroupFiles } from "./groups.ts";
import type { Shape } from "./mounted.ts";
import type { AnyNode } from "./wire.ts";

export interface PageDocument {
  window: string;
  key: string;
  frame: number;
  tree: AnyNode;
  title: string;
  locale: string;
  dir: "ltr" | "rtl";
  build: string;
  path: string;
  values: Record<string, string>;
  strings: Record<string, string>;
  /** The file of the texts that come with the first lazy group. */
  texts: string;
  /** The lines of the icons that the tree names. */
  told?: Record<string, string>;
  theme: "light" | "dark" | null;
  themeCookie: string;
  sightCookie: string;
  /** Whether a new session cookie came with the page. */
  fresh: boolean;
  /** The files of the lazy groups of components, by name. */
  groups: Record<string, GroupFiles>;
  /** The types that the application brings itself; their files are groups of the same name. */
  own?: Record<string, Shape>;
}

/** Read the document that came with the page. */
export function readDocument(): PageDocument {
  const element = document.getElementById("nago-document");
  if (!element?.textContent) throw new Error("the page carries no nago-document");
  return JSON.parse(element.textContent) as PageDocument;
}

/** The path of a root view, as the address bar shows it. */
export function pathOf(location: { pathname: string }): string {
  return location.pathname.replace(/^\/+|\/+$/g, "") || ".";
}

/** The values in a query string; of a name that comes twice the last one counts. */
export function valuesOf(location: { search: string }): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(location.search));
}
