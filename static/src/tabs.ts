// What binds panels to the row of tabs above them.

/** The tab of a panel. */
export const tabOf = new WeakMap<Element, HTMLButtonElement>();

/** Bubbles from a panel once the server has answered that its tab was chosen. */
export const ANSWERED = "nago-answered";
