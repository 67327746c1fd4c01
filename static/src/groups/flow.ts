import type { Menu } from "../registry.ts";
import { tab } from "../components/tab.ts";
import { tabs } from "../components/tabs.ts";

export const components: Menu<"flow"> = {
  Tab: tab,
  Tabs: tabs,
};
