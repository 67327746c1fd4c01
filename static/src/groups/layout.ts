import type { Menu } from "../registry.ts";
import { box } from "../components/box.ts";
import { grid } from "../components/grid.ts";
import { gridCell } from "../components/grid_cell.ts";
import { image } from "../components/image.ts";
import { scrollView } from "../components/scroll_view.ts";

export const components: Menu<"layout"> = {
  Box: box,
  Grid: grid,
  GridCell: gridCell,
  Image: image,
  ScrollView: scrollView,
};
