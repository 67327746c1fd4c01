// What a component is: a function that builds its element once and knows how to change it.
import type { ClientText } from "./texts.ts";
import type { BoundState, DEFAULTS, NodeType, Nodes, SLOTS } from "./wire.ts";

/** A component's fields without its slots, defaults filled in. */
export type Fields<T extends NodeType> = Omit<
  Nodes[T],
  "type" | keyof (typeof SLOTS)[T] | keyof (typeof DEFAULTS)[T]
> &
  Required<Pick<Nodes[T], keyof Nodes[T] & keyof (typeof DEFAULTS)[T]>>;

/** The fields that a patch changes; an undefined one is back to nothing. */
export type Changed<T extends NodeType> = Partial<Fields<T>>;

export interface Part<T extends NodeType> {
  readonly element: HTMLElement;
  /** Where the nodes of each slot are put, one element after the other and nothing else. */
  readonly slots?: Readonly<Record<keyof (typeof SLOTS)[T], HTMLElement>>;
  /** What `accessibility_label` names and `id` belongs to, if that is not the element. */
  readonly target?: HTMLElement;
  /** Take on changed fields; `false` if only a new element can do that. */
  update?(changed: Changed<T>): false | void;
  /** The element has left the page. */
  gone?(): void;
}

/** What a component may ask of the page around it. */
export interface Host {
  /** A text of the framework in the user's language. */
  text(key: ClientText): string;
  /** Tell the server that the user has triggered the action in this field, and with what. */
  act(field: string, answered?: () => void, argument?: unknown): void;
  /** Tie an input to its state. */
  bind(bound: BoundState<unknown>, input: Input): Binding;
  /** Put a text into the clipboard; `done` is said once it is there. */
  copy(value: string, done: string): void;
  /** The id of the window as the server knows it now, for what goes beside the socket. */
  window(): string;
  /** Put what the slots hold back into the order of the tree, where the user has changed it. */
  arrange(): void;
  /** The page's own light and dark switch. */
  themeSwitch(): HTMLElement;
}

/** How an input meets the state that it is bound to. */
export interface Input {
  /** Where its events arrive. */
  readonly element: HTMLElement;
  /** What it holds: text to edit by default, something ticked or not, one of several, or a value
   * that `codec` writes as text. */
  readonly kind?: "flag" | "choice" | "value";
  readonly codec?: Codec;
  /** What stands in it, and how to put another text there, if it is no plain input. */
  read?(): string;
  show?(text: string): void;
  /** The server did not take what stands in it, or takes it now. */
  refused?(problem: string | undefined): void;
  mode(): "auto" | "live" | "change" | "submit";
  /** How long nothing must be typed before it is sent; a quarter of a second by default. */
  pause?(): number;
  /** Whether an action waits for new values. */
  observed(): boolean;
}

/** How a value that is more than text stands in its input. */
export interface Codec {
  text(value: unknown): string;
  /** A text that is no value is sent as it is: the server says what is wrong with it. */
  wire(text: string): unknown;
}

export interface Binding {
  /** The state is another one, or its value came with a new tree. */
  rebind(bound: BoundState<unknown>): void;
  /** Send what is not sent yet, as on Enter. */
  commit(): void;
  release(): void;
}

export type Component<T extends NodeType> = (
  node: Readonly<Fields<T>>,
  host: Host,
) => Part<T>;

/** A new element with these attributes, its children below it. */
export function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]!);
  element.append(...children);
  return element;
}

/** Set an attribute, or remove it where there is no value. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Put a token into a list such as `aria-describedby`, or take it out. */
export function setToken(element: Element, name: string, token: string, on: boolean): void {
  const tokens = new Set(element.getAttribute(name)?.split(" "));
  if (on) tokens.add(token);
  else tokens.delete(token);
  setAttribute(element, name, tokens.size ? [...tokens].join(" ") : undefined);
}

/** Set the text of an element that holds nothing but text. */
export function setText(element: Element, text: string): void {
  const node = element.firstChild;
  if (node instanceof Text && !node.nextSibling) {
    if (node.data !== text) node.data = text;
  } else element.textContent = text;
}
