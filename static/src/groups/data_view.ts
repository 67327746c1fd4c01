import { dataChoice } from "../components/data_choice.ts";
import { dataView } from "../components/data_view.ts";
import type { Menu } from "../registry.ts";

export const components: Menu<"data_view"> = { DataChoice: dataChoice, DataView: dataView };
