import { chart } from "../components/chart.ts";
import type { Menu } from "../registry.ts";

export const components: Menu<"charts"> = { Chart: chart };
