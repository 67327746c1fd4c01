import type { Menu } from "../registry.ts";
import { tile } from "../components/tile.ts";
import { tiles } from "../components/tiles.ts";

export const components: Menu<"tiles"> = {
  Tile: tile,
  Tiles: tiles,
};
