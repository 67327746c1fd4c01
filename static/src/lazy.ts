// Components that most pages do without: they come in groups, each with the first frame that
// mentions one of its types. The build reads this table too.
import type { NodeType } from "./wire.ts";

export const GROUPS = {
  data: ["LazyList", "Sortable", "SortableRow", "Table", "TableCell", "TableRow"],
  data_view: ["DataChoice", "DataView"],
  forms: ["Checkbox", "Form", "HiddenField", "PasswordField", "Select", "TextArea", "Toggle"],
  layout: ["Box", "Grid", "GridCell", "Image", "ScrollView"],
  dates: ["DatePicker", "DateRangePicker", "TimePicker"],
  inputs: ["FieldGroup", "NumberField", "RadioGroup", "RangeSlider", "Slider"],
  appearance: [],
  ask: [],
  colors: ["ColorField", "PaletteSample"],
  flow: [
    "Accordion",
    "AccordionGroup",
    "Breadcrumbs",
    "Crumb",
    "Dialog",
    "EmptyState",
    "Modal",
    "Pager",
    "Progress",
    "Skeleton",
    "Step",
    "Stepper",
    "Tab",
    "Tabs",
  ],
  surfaces: ["Avatar", "Badge", "Banner", "Card", "List", "ListRow"],
  tiles: ["Tile", "Tiles"],
  tooltip: [],
  pickers: ["MultiPicker", "Picker", "ThemeSwitch"],
  text: ["Code", "RichText", "TextLayout"],
  files: ["FileUpload"],
  strength: [],
  editor: ["CodeEditor"],
  charts: ["Chart"],
} as const satisfies Readonly<Record<string, readonly NodeType[]>>;

export type Group = keyof typeof GROUPS;
export type LazyType = (typeof GROUPS)[Group][number];

/** The texts that only these groups show, by the second word of their keys: they come with the first
 * group and not with every page. The build fails for one that the core asks for. */
export const LAZY_TEXTS = [
  "ask",
  "breadcrumbs",
  "chart",
  "code",
  "color",
  "date",
  "discard",
  "editor",
  "loading",
  "number",
  "pages",
  "picker",
  "range",
  "rich",
  "sortable",
  "step",
  "strength",
  "table",
  "upload",
] as const;
