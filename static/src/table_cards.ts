// Rows as cards on narrow screens: each cell says its column, and what is drawn otherwise stays a
// table for those who hear it.
import type { Column } from "./wire.ts";

/** Label the cells of the rows that there are and of those to come; call the result to stop. */
export function asCards(table: HTMLElement, body: HTMLElement, columns: () => readonly Column[]): () => void {
  const label = () => {
    for (const section of table.querySelectorAll("thead, tbody, tfoot")) section.setAttribute("role", "rowgroup");
    for (const row of table.querySelectorAll("tr")) {
      row.setAttribute("role", "row");
      const shift = row.firstElementChild?.matches(".table-tick") ? 1 : 0;
      [...row.children].forEach((cell, at) => {
        const title = columns()[at - shift]?.title;
        const head = cell.matches("th") ? (cell.closest("thead") ? "columnheader" : "rowheader") : "cell";
        cell.setAttribute("role", head);
        if (title !== undefined && at > shift) cell.setAttribute("data-label", title);
      });
    }
  };
  // Display values that are not those of a table would take its meaning away.
  table.setAttribute("role", "table");
  const observer = new MutationObserver(label);
  observer.observe(body, { childList: true });
  queueMicrotask(label);
  return () => observer.disconnect();
}
