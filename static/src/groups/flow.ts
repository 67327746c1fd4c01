import { accordion } from "../components/accordion.ts";
import { accordionGroup } from "../components/accordion_group.ts";
import { breadcrumbs } from "../components/breadcrumbs.ts";
import { crumb } from "../components/crumb.ts";
import { dialog } from "../components/dialog.ts";
import { emptyState } from "../components/empty_state.ts";
import { modal } from "../components/modal.ts";
import { pager } from "../components/pager.ts";
import { progress } from "../components/progress.ts";
import { skeleton } from "../components/skeleton.ts";
import { step } from "../components/step.ts";
import { stepper } from "../components/stepper.ts";
import { tab } from "../components/tab.ts";
import { tabs } from "../components/tabs.ts";
import type { Menu } from "../registry.ts";

export const components: Menu<"flow"> = {
  Accordion: accordion,
  AccordionGroup: accordionGroup,
  Breadcrumbs: breadcrumbs,
  Crumb: crumb,
  Dialog: dialog,
  EmptyState: emptyState,
  Modal: modal,
  Pager: pager,
  Progress: progress,
  Skeleton: skeleton,
  Step: step,
  Stepper: stepper,
  Tab: tab,
  Tabs: tabs,
};
