// Putting elements in order without disturbing the one that the user is in.

type Movable = Element & { moveBefore?: (node: Node, before: Node | null) => void };

/**
 * Put an element that is already in the container before another one of it, or at its end.
 * Focus, selection and scroll positions survive: by `moveBefore` where there is one, elsewhere
 * by keeping the element with the focus in place and moving its siblings around it.
 */
export function move(container: Movable, element: Element, before: Element | null): void {
  if (element === before || element.nextElementSibling === before) return;
  if (container.moveBefore) {
    container.moveBefore(element, before);
  } else if (!element.contains(document.activeElement)) {
    container.insertBefore(element, before);
  } else if (before && element.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_PRECEDING) {
    const passed: Element[] = [];
    for (let at: Element = before; at !== element; at = at.nextElementSibling!) passed.push(at);
    element.after(...passed);
  } else {
    const passed: Element[] = [];
    let at = element.nextElementSibling;
    for (; at && at !== before; at = at.nextElementSibling) passed.push(at);
    element.before(...passed);
  }
}
