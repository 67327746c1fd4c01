import type { Menu } from "../registry.ts";
import { avatar } from "../components/avatar.ts";
import { badge } from "../components/badge.ts";
import { banner } from "../components/banner.ts";
import { card } from "../components/card.ts";
import { list } from "../components/list.ts";
import { listRow } from "../components/list_row.ts";

export const components: Menu<"surfaces"> = {
  Avatar: avatar,
  Badge: badge,
  Banner: banner,
  Card: card,
  List: list,
  ListRow: listRow,
};
