// Long lists, tables, and rows that are put in order.
import type { Menu } from "../registry.ts";
import { lazyList } from "../components/lazy_list.ts";
import { sortable } from "../components/sortable.ts";
import { sortableRow } from "../components/sortable_row.ts";
import { table } from "../components/table.ts";
import { tableCell } from "../components/table_cell.ts";
import { tableRow } from "../components/table_row.ts";

export const components: Menu<"data"> = {
  LazyList: lazyList,
  Sortable: sortable,
  SortableRow: sortableRow,
  Table: table,
  TableCell: tableCell,
  TableRow: tableRow,
};
