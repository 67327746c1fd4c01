// Brings groups of components when they are needed: their style first, so that nothing is shown bare.
import { create } from "./component.ts";
import { GROUPS } from "./lazy.ts";
import { learnShapes, type Shape } from "./mounted.ts";
import { guarded } from "./own.ts";
import { register } from "./registry.ts";

/** Script, and style if it has one: names below `/_nago/`, as the page tells them. */
export type GroupFiles = readonly [script: string, style?: string];

const ATTEMPTS = 4;
const PAUSE_MS = 500;
const BASE = "/_nago/";

const groupOf = new Map<string, string>();
for (const [group, types] of Object.entries(GROUPS)) {
  for (const type of types) groupOf.set(type, group);
}

export class Groups {
  readonly #files: Readonly<Record<string, GroupFiles>>;
  readonly #own: Readonly<Record<string, Shape>>;
  readonly #coming = new Map<string, Promise<void>>();
  readonly #texts: () => Promise<void>;

  /** `own` are the types that the application brings, each a group by itself; `texts` brings what
   * groups say. */
  constructor(
    files: Readonly<Record<string, GroupFiles>>,
    own: Readonly<Record<string, Shape>> = {},
    texts: () => Promise<void>,
  ) {
    this.#files = files;
    this.#texts = texts;
    this.#own = own;
    learnShapes(own);
  }

  /** Bring the groups of these types. Rejects if one cannot be had, which is tried again first. */
  async bring(types: Iterable<string>): Promise<void> {
    const groups = new Set([...types].map((type) => groupOf.get(type) ?? type));
    await Promise.all([...groups].map((group) => this.#group(group)));
  }

  #group(name: string): Promise<void> {
    let coming = this.#coming.get(name);
    if (!coming) {
      coming = this.#load(name);
      this.#coming.set(name, coming);
      coming.catch(() => this.#coming.delete(name));
    }
    return coming;
  }

  async #load(name: string): Promise<void> {
    const files = this.#files[name];
    if (!files) {
      if (name in GROUPS) throw new Error(`no group of components ${name}`);
      console.error(`the application shows ${name}, but has not registered it with cfg.component`);
      return register({ [name]: guarded(name, undefined) });
    }
    const [script, style] = files;
    const isOwn = name in this.#own;
    for (let attempt = 1; ; attempt++) {
      try {
        const [module] = await Promise.all([
          import(address(script, attempt)),
          style && styled(BASE + style),
          this.#texts(),
        ]);
        if (isOwn) register({ [name]: guarded(name, (module as { default?: unknown }).default) });
        else register((module as { components: object }).components);
        return;
      } catch (error) {
        if (isOwn && (attempt === ATTEMPTS || error instanceof SyntaxError)) {
          console.error(`the module of ${name} cannot be used:`, error);
          return register({ [name]: guarded(name, undefined) });
        }
        if (attempt === ATTEMPTS) throw error;
        await new Promise((done) => setTimeout(done, PAUSE_MS * 2 ** attempt));
      }
    }
  }
}

/** A browser remembers a module that failed under its address. */
function address(script: string, attempt: number): string {
  return BASE + script + (attempt > 1 ? `?${attempt}` : "");
}

function styled(href: string): Promise<void> {
  const there = [...document.styleSheets].some((sheet) => sheet.href?.endsWith(href));
  if (there) return Promise.resolve();
  return new Promise((done, failed) => {
    const link = create("link", { rel: "stylesheet", href });
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      failed(new Error(`no style ${href}`));
    };
    document.head.append(link);
  });
}
