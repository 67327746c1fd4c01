// The components as they come over the wire.
// Made by `python -m nago.ui.typescript > static/src/wire.ts` from nago/ui; do not edit.

export interface BoundState<T> {
  state: string;
  value: T;
  /** The last edit of this state that the server has processed. */
  seq: number;
  /** Whether a view reads it. */
  live: boolean;
  /** What is wrong with what stands in the field. */
  problem?: string;
}

export interface Border {
  width?: Length;
  color?: Color;
  radius?: Length;
  style?: "solid" | "dashed" | "dotted";
  elevation?: 0 | 1 | 2 | 3;
}

export interface ChartSeries {
  label: string;
  values: readonly (number)[];
}

export interface CodeProblem {
  line: number;
  text: string;
}

export type Color = string;

export interface Column {
  title: string;
  align?: "start" | "end" | "center";
  width?: Length;
  sortable?: boolean;
  key?: string;
  priority?: 1 | 2 | 3;
}

export interface Confirm {
  title: string;
  text?: string;
  yes?: string;
  no?: string;
  destructive?: boolean;
}

export interface DateRange {
  start?: string;
  end?: string;
}

export interface Font {
  size?: Length;
  weight?: number;
  italic?: boolean;
  mono?: boolean;
  lineHeight?: number;
  tabular?: boolean;
}

export interface Frame {
  width?: Length;
  height?: Length;
  minWidth?: Length;
  maxWidth?: Length;
  minHeight?: Length;
  maxHeight?: Length;
  grow?: boolean;
}

export type IconPath = string;

export type Length = string;

export interface Option {
  value: string;
  title: string;
  disabled?: boolean;
  supportingText?: string;
  icon?: string | IconPath;
  group?: string;
}

export interface Padding {
  top?: Length;
  end?: Length;
  bottom?: Length;
  start?: Length;
}

export interface PaletteColor {
  name: string;
  color: Color;
}

export type PictureUrl = string;

export type RichNodes = readonly (unknown)[];

export interface Sort {
  column?: string;
  descending?: boolean;
}

export type Track = string;

export interface UploadRules {
  accept?: readonly (string)[];
  maxBytes?: number;
  maxTotal?: number;
  maxFiles?: number;
  original?: boolean;
}

export interface UploadedFile {
  id: string;
  name: string;
  size: number;
  kind: string;
}

export interface Component {
  key?: string;
  id?: string;
  visible?: boolean;
  frame?: Frame;
  padding?: Padding;
  background?: Color;
  border?: Border;
  tooltip?: string;
  accessibilityLabel?: string;
}

export interface AccordionNode extends Component {
  type: "Accordion";
  children: readonly AnyNode[];
  title: string;
  text?: string;
  icon?: AnyNode;
  trailing?: AnyNode;
  open?: boolean;
  onToggle?: true;
  level?: "h2" | "h3" | "h4";
}

export interface AccordionGroupNode extends Component {
  type: "AccordionGroup";
  children: readonly AnyNode[];
  single?: boolean;
}

export interface AvatarNode extends Component {
  type: "Avatar";
  initials: string;
  tint?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
  image?: string;
  size?: Length;
  shape?: "circle" | "rounded";
}

export interface BadgeNode extends Component {
  type: "Badge";
  text: string;
  tone?: "neutral" | "info" | "success" | "warning" | "error" | "accent";
  icon?: string | IconPath;
}

export interface BannerNode extends Component {
  type: "Banner";
  text: string;
  title?: string;
  tone?: "info" | "success" | "warning" | "error";
  onClose?: true;
}

export interface BoxNode extends Component {
  type: "Box";
  children: readonly AnyNode[];
  topLeading?: AnyNode;
  top?: AnyNode;
  topTrailing?: AnyNode;
  leading?: AnyNode;
  center?: AnyNode;
  trailing?: AnyNode;
  bottomLeading?: AnyNode;
  bottom?: AnyNode;
  bottomTrailing?: AnyNode;
  clip?: boolean;
}

export interface BreadcrumbsNode extends Component {
  type: "Breadcrumbs";
  children: readonly AnyNode[];
}

export interface ButtonNode extends Component {
  type: "Button";
  title: string;
  action?: true;
  rank?: "primary" | "secondary" | "tertiary";
  disabled?: boolean;
  submit?: boolean;
  leadingIcon?: AnyNode;
  trailingIcon?: AnyNode;
  destructive?: boolean;
  confirm?: Confirm;
  href?: string;
  external?: boolean;
}

export interface CardNode extends Component {
  type: "Card";
  children: readonly AnyNode[];
  title?: string;
  supportingText?: string;
  footer?: AnyNode;
  gap?: Length;
  alignment?: "center" | "top" | "bottom" | "leading" | "trailing" | "top_leading" | "top_trailing" | "bottom_leading" | "bottom_trailing" | "stretch";
  level?: "h2" | "h3" | "h4";
  actions?: AnyNode;
}

export interface ChartNode extends Component {
  type: "Chart";
  label: string;
  kind: "bar" | "line";
  labels: readonly (string)[];
  series: readonly (ChartSeries)[];
  dated?: boolean;
  stacked?: boolean;
  unit?: string;
  decimals?: number;
  height?: Length;
  hideLabel?: boolean;
  emptyText?: string;
}

export interface CheckboxNode extends Component {
  type: "Checkbox";
  label: string;
  value: BoundState<boolean>;
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  indeterminate?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface CodeNode extends Component {
  type: "Code";
  source: string;
  marks?: readonly (number)[];
  language?: string;
  label?: string;
  lineNumbers?: boolean;
  wrap?: boolean;
  copies?: boolean;
}

export interface CodeEditorNode extends Component {
  type: "CodeEditor";
  label: string;
  value: BoundState<string>;
  language?: "text" | "markdown" | "markdown+jinja" | "html" | "json" | "python" | "sql";
  supportingText?: string;
  errorText?: string;
  problems?: readonly (CodeProblem)[];
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  lineNumbers?: boolean;
  wrap?: boolean;
  rows?: number;
  maxRows?: number;
  mode?: "auto" | "live" | "change" | "submit";
  pause?: number;
  onChange?: true;
}

export interface ColorFieldNode extends Component {
  type: "ColorField";
  label: string;
  value: BoundState<string>;
  supportingText?: string;
  errorText?: string;
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface CrumbNode extends Component {
  type: "Crumb";
  title: string;
  href?: string;
  external?: boolean;
  icon?: AnyNode;
}

export interface DataChoiceNode extends Component {
  type: "DataChoice";
  title: string;
  options: readonly (Option)[];
  chosen: readonly (string)[];
  before: string;
  onChoose: true;
}

export interface DataViewNode extends Component {
  type: "DataView";
  children: readonly AnyNode[];
  label: string;
  search?: AnyNode;
  filters?: readonly AnyNode[];
  tools?: readonly AnyNode[];
  note?: AnyNode;
  bulk?: readonly AnyNode[];
  selected?: string;
  footer?: AnyNode;
  busy?: boolean;
  news?: string;
  sortTitle?: string;
  orders?: readonly (Option)[];
  order?: string;
  onSort?: true;
  clearTitle?: string;
  onClear?: true;
}

export interface DatePickerNode extends Component {
  type: "DatePicker";
  label: string;
  value: BoundState<string> | BoundState<string | null>;
  minimum?: string;
  maximum?: string;
  disabledDates?: readonly (string)[];
  disabledWeekdays?: readonly (number)[];
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface DateRangePickerNode extends Component {
  type: "DateRangePicker";
  label: string;
  value: BoundState<DateRange>;
  minimum?: string;
  maximum?: string;
  disabledDates?: readonly (string)[];
  disabledWeekdays?: readonly (number)[];
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface DialogNode extends Component {
  type: "Dialog";
  children: readonly AnyNode[];
  title: string;
  onClose: true;
  open?: boolean;
  footer?: AnyNode;
  width?: Length;
}

export interface DividerNode extends Component {
  type: "Divider";
  axis?: "horizontal" | "vertical";
  label?: string;
}

export interface EmptyStateNode extends Component {
  type: "EmptyState";
  children: readonly AnyNode[];
  title: string;
  text?: string;
  icon?: AnyNode;
  level?: "h1" | "h2" | "h3";
}

export interface FieldGroupNode extends Component {
  type: "FieldGroup";
  children: readonly AnyNode[];
  title: string;
  description?: string;
  errorText?: string;
  columns?: 1 | 2 | 3 | 4;
}

export interface FileUploadNode extends Component {
  type: "FileUpload";
  label: string;
  value: BoundState<readonly (UploadedFile)[]>;
  files: readonly (UploadedFile)[];
  rules: UploadRules;
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  onRemove?: true;
  onChange?: true;
}

export interface FormNode extends Component {
  type: "Form";
  children: readonly AnyNode[];
  action?: true;
  postTo?: string;
  gap?: Length;
  alignment?: "center" | "top" | "bottom" | "leading" | "trailing" | "top_leading" | "top_trailing" | "bottom_leading" | "bottom_trailing" | "stretch";
  outward?: boolean;
  holdsBack?: boolean;
}

export interface GridNode extends Component {
  type: "Grid";
  children: readonly AnyNode[];
  columns?: readonly (Track)[];
  rows?: readonly (Track)[];
  minColumn?: Length;
  gap?: Length;
  rowGap?: Length;
  colGap?: Length;
  alignment?: "center" | "top" | "bottom" | "leading" | "trailing" | "top_leading" | "top_trailing" | "bottom_leading" | "bottom_trailing" | "stretch";
  collapses?: boolean;
}

export interface GridCellNode extends Component {
  type: "GridCell";
  body: AnyNode;
  colStart?: number;
  colEnd?: number;
  colSpan?: number;
  rowStart?: number;
  rowEnd?: number;
  rowSpan?: number;
  alignment?: "center" | "top" | "bottom" | "leading" | "trailing" | "top_leading" | "top_trailing" | "bottom_leading" | "bottom_trailing" | "stretch";
}

export interface HiddenFieldNode {
  type: "HiddenField";
  name: string;
  value: string;
  autocomplete?: string;
  key?: string;
}

export interface IconNode extends Component {
  type: "Icon";
  path: IconPath;
  mirrored?: boolean;
  size?: Length;
  color?: Color;
}

export interface ImageNode extends Component {
  type: "Image";
  src: PictureUrl;
  alt: string;
  darkSrc?: PictureUrl;
  objectFit?: "cover" | "contain" | "fill" | "none" | "scale_down";
  aspectRatio?: number;
  lazy?: boolean;
  caption?: string;
}

export interface LazyListNode extends Component {
  type: "LazyList";
  children: readonly AnyNode[];
  label: string;
  count: number;
  first?: number;
  onRange?: true;
}

export interface LinkNode extends Component {
  type: "Link";
  title: string;
  href: string;
  target?: "_self" | "_blank";
  external?: boolean;
}

export interface ListNode extends Component {
  type: "List";
  children: readonly AnyNode[];
}

export interface ListRowNode extends Component {
  type: "ListRow";
  title: string;
  text?: string;
  leading?: AnyNode;
  trailing?: AnyNode;
  action?: true;
  href?: string;
  external?: boolean;
}

export interface MenuNode extends Component {
  type: "Menu";
  children: readonly AnyNode[];
  title?: string;
  icon?: AnyNode;
  avatar?: AnyNode;
}

export interface MenuDividerNode extends Component {
  type: "MenuDivider";
}

export interface MenuEntryNode {
  type: "MenuEntry";
  title: string;
  to: string;
  key?: string;
}

export interface MenuHeaderNode extends Component {
  type: "MenuHeader";
  title: string;
  text?: string;
}

export interface MenuItemNode extends Component {
  type: "MenuItem";
  title: string;
  action?: true;
  href?: string;
  external?: boolean;
  postTo?: string;
  icon?: AnyNode;
  destructive?: boolean;
  disabled?: boolean;
  confirm?: Confirm;
}

export interface ModalNode extends Component {
  type: "Modal";
  children: readonly AnyNode[];
  title: string;
  onClose: true;
  open?: boolean;
  text?: string;
  header?: AnyNode;
  footer?: AnyNode;
  side?: "center" | "start" | "end" | "bottom";
  size?: "small" | "medium" | "large" | "full";
  guard?: "none" | "edited" | "always";
  padded?: boolean;
}

export interface MultiPickerNode extends Component {
  type: "MultiPicker";
  label: string;
  value: BoundState<readonly (string)[]>;
  options: readonly (Option)[];
  supportingText?: string;
  errorText?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  name?: string;
  clearable?: boolean;
  chosen?: readonly (Option)[];
  maxChoices?: number;
  onChange?: true;
  onSearch?: true;
}

export interface NumberFieldNode extends Component {
  type: "NumberField";
  label: string;
  value: BoundState<number> | BoundState<number | null>;
  minimum?: number;
  maximum?: number;
  step?: number;
  decimals?: number;
  grouping?: boolean;
  unit?: string;
  supportingText?: string;
  errorText?: string;
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface PagerNode extends Component {
  type: "Pager";
  page: number;
  size: number;
  total: number;
  onPage: true;
  sizes?: readonly (number)[];
  onSize?: true;
}

export interface PaletteSampleNode extends Component {
  type: "PaletteSample";
  children: readonly AnyNode[];
  colors: readonly (PaletteColor)[];
  scheme: "light" | "dark";
  font?: string;
}

export interface PasswordFieldNode extends Component {
  type: "PasswordField";
  label: string;
  value?: BoundState<string>;
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  required?: boolean;
  name?: string;
  maxLength?: number;
  autocomplete?: "current-password" | "new-password";
  minLength?: number;
  about?: readonly (string)[];
  onChange?: true;
  onEnter?: true;
}

export interface PickerNode extends Component {
  type: "Picker";
  label: string;
  value: BoundState<string>;
  options: readonly (Option)[];
  supportingText?: string;
  errorText?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  name?: string;
  clearable?: boolean;
  chosen?: readonly (Option)[];
  onChange?: true;
  onSearch?: true;
}

export interface ProgressNode extends Component {
  type: "Progress";
  label: string;
  value?: number;
  shape?: "linear" | "circular";
  caption?: string;
  hideLabel?: boolean;
  size?: Length;
}

export interface RadioGroupNode extends Component {
  type: "RadioGroup";
  label: string;
  value: BoundState<string>;
  options: readonly (Option)[];
  axis?: "vertical" | "horizontal";
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface RangeSliderNode extends Component {
  type: "RangeSlider";
  label: string;
  value: BoundState<readonly (number)[]>;
  minimum?: number;
  maximum?: number;
  step?: number;
  unit?: string;
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  readOnly?: boolean;
  name?: string;
  onChange?: true;
}

export interface RichTextNode extends Component {
  type: "RichText";
  content: RichNodes;
}

export interface ScaffoldNode extends Component {
  type: "Scaffold";
  body: AnyNode;
  title?: string;
  logo?: AnyNode;
  menu?: readonly AnyNode[];
  footer?: AnyNode;
  path?: string;
  themeSwitch?: boolean;
  account?: AnyNode;
}

export interface ScrollViewNode extends Component {
  type: "ScrollView";
  content: AnyNode;
  label: string;
  axis?: "vertical" | "horizontal" | "both";
  scrollTo?: string;
  smooth?: boolean;
}

export interface SelectNode extends Component {
  type: "Select";
  label: string;
  value: BoundState<string>;
  options: readonly (Option)[];
  supportingText?: string;
  errorText?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface SkeletonNode extends Component {
  type: "Skeleton";
  shape?: "text" | "circle" | "box";
  lines?: number;
  size?: Length;
}

export interface SliderNode extends Component {
  type: "Slider";
  label: string;
  value: BoundState<number>;
  minimum?: number;
  maximum?: number;
  step?: number;
  unit?: string;
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  readOnly?: boolean;
  name?: string;
  onChange?: true;
}

export interface SortableNode extends Component {
  type: "Sortable";
  children: readonly AnyNode[];
  onMove?: true;
  disabled?: boolean;
}

export interface SortableRowNode extends Component {
  type: "SortableRow";
  content: AnyNode;
  name?: string;
}

export interface SpacerNode {
  type: "Spacer";
  size?: Length;
  key?: string;
}

export interface StackNode extends Component {
  type: "Stack";
  axis: "vertical" | "horizontal";
  children: readonly AnyNode[];
  gap?: Length;
  alignment?: "center" | "top" | "bottom" | "leading" | "trailing" | "top_leading" | "top_trailing" | "bottom_leading" | "bottom_trailing" | "stretch";
  wrap?: boolean;
}

export interface StepNode extends Component {
  type: "Step";
  title: string;
  text?: string;
  icon?: AnyNode;
  state?: "upcoming" | "current" | "done" | "error";
  disabled?: boolean;
  selectable?: boolean;
}

export interface StepperNode extends Component {
  type: "Stepper";
  children: readonly AnyNode[];
  orientation?: "horizontal" | "vertical";
  onSelect?: true;
}

export interface TabNode extends Component {
  type: "Tab";
  children: readonly AnyNode[];
  title: string;
  icon?: AnyNode;
  action?: true;
  disabled?: boolean;
}

export interface TableNode extends Component {
  type: "Table";
  columns: readonly (Column)[];
  children: readonly AnyNode[];
  caption: string;
  captionHidden?: boolean;
  count?: number;
  first?: number;
  sorted?: Sort;
  unsorts?: boolean;
  selection?: "none" | "some" | "all";
  selectAll?: boolean;
  footer?: AnyNode;
  empty?: AnyNode;
  menus?: boolean;
  zebra?: boolean;
  density?: "comfortable" | "compact";
  cards?: boolean;
  onRange?: true;
  onSort?: true;
  onSelect?: true;
}

export interface TableCellNode extends Component {
  type: "TableCell";
  text?: string;
  content?: AnyNode;
}

export interface TableRowNode extends Component {
  type: "TableRow";
  texts: readonly (string)[];
  cells?: readonly AnyNode[];
  action?: true;
  href?: string;
  external?: boolean;
  selectable?: boolean;
  selected?: boolean;
  indented?: boolean;
  hasMenu?: boolean;
  name?: string;
}

export interface TabsNode extends Component {
  type: "Tabs";
  children: readonly AnyNode[];
  selected: string;
  manual?: boolean;
}

export interface TextNode extends Component {
  type: "Text";
  text: string;
  level?: "h1" | "h2" | "h3" | "h4" | "body" | "small" | "caption" | "label" | "mono" | "inline";
  color?: Color;
  font?: Font;
  textAlignment?: "start" | "center" | "end" | "justify";
  maxLines?: number;
  selectable?: boolean;
  underline?: boolean;
}

export interface TextAreaNode extends Component {
  type: "TextArea";
  label: string;
  value: BoundState<string>;
  supportingText?: string;
  errorText?: string;
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  rows?: number;
  maxLength?: number;
  mode?: "auto" | "live" | "change" | "submit";
  pause?: number;
  onChange?: true;
}

export interface TextFieldNode extends Component {
  type: "TextField";
  label: string;
  value: BoundState<string>;
  supportingText?: string;
  errorText?: string;
  placeholder?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  maxLength?: number;
  mode?: "auto" | "live" | "change" | "submit";
  pause?: number;
  kind?: "text" | "email" | "tel" | "url" | "search" | "numeric" | "decimal";
  autocomplete?: string;
  leading?: AnyNode;
  trailing?: AnyNode;
  clearOnEnter?: boolean;
  onChange?: true;
  onEnter?: true;
}

export interface TextLayoutNode extends Component {
  type: "TextLayout";
  children: readonly AnyNode[];
  color?: Color;
  font?: Font;
  textAlignment?: "start" | "center" | "end" | "justify";
}

export interface ThemeSwitchNode extends Component {
  type: "ThemeSwitch";
}

export interface TileNode extends Component {
  type: "Tile";
  title: string;
  href: string;
  text?: string;
  external?: boolean;
  icon?: AnyNode;
}

export interface TilesNode extends Component {
  type: "Tiles";
  children: readonly AnyNode[];
}

export interface TimePickerNode extends Component {
  type: "TimePicker";
  label: string;
  value: BoundState<string> | BoundState<string | null>;
  minimum?: string;
  maximum?: string;
  step?: number;
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  readOnly?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface ToggleNode extends Component {
  type: "Toggle";
  label: string;
  value: BoundState<boolean>;
  supportingText?: string;
  errorText?: string;
  disabled?: boolean;
  required?: boolean;
  name?: string;
  onChange?: true;
}

export interface Nodes {
  Accordion: AccordionNode;
  AccordionGroup: AccordionGroupNode;
  Avatar: AvatarNode;
  Badge: BadgeNode;
  Banner: BannerNode;
  Box: BoxNode;
  Breadcrumbs: BreadcrumbsNode;
  Button: ButtonNode;
  Card: CardNode;
  Chart: ChartNode;
  Checkbox: CheckboxNode;
  Code: CodeNode;
  CodeEditor: CodeEditorNode;
  ColorField: ColorFieldNode;
  Crumb: CrumbNode;
  DataChoice: DataChoiceNode;
  DataView: DataViewNode;
  DatePicker: DatePickerNode;
  DateRangePicker: DateRangePickerNode;
  Dialog: DialogNode;
  Divider: DividerNode;
  EmptyState: EmptyStateNode;
  FieldGroup: FieldGroupNode;
  FileUpload: FileUploadNode;
  Form: FormNode;
  Grid: GridNode;
  GridCell: GridCellNode;
  HiddenField: HiddenFieldNode;
  Icon: IconNode;
  Image: ImageNode;
  LazyList: LazyListNode;
  Link: LinkNode;
  List: ListNode;
  ListRow: ListRowNode;
  Menu: MenuNode;
  MenuDivider: MenuDividerNode;
  MenuEntry: MenuEntryNode;
  MenuHeader: MenuHeaderNode;
  MenuItem: MenuItemNode;
  Modal: ModalNode;
  MultiPicker: MultiPickerNode;
  NumberField: NumberFieldNode;
  Pager: PagerNode;
  PaletteSample: PaletteSampleNode;
  PasswordField: PasswordFieldNode;
  Picker: PickerNode;
  Progress: ProgressNode;
  RadioGroup: RadioGroupNode;
  RangeSlider: RangeSliderNode;
  RichText: RichTextNode;
  Scaffold: ScaffoldNode;
  ScrollView: ScrollViewNode;
  Select: SelectNode;
  Skeleton: SkeletonNode;
  Slider: SliderNode;
  Sortable: SortableNode;
  SortableRow: SortableRowNode;
  Spacer: SpacerNode;
  Stack: StackNode;
  Step: StepNode;
  Stepper: StepperNode;
  Tab: TabNode;
  Table: TableNode;
  TableCell: TableCellNode;
  TableRow: TableRowNode;
  Tabs: TabsNode;
  Text: TextNode;
  TextArea: TextAreaNode;
  TextField: TextFieldNode;
  TextLayout: TextLayoutNode;
  ThemeSwitch: ThemeSwitchNode;
  Tile: TileNode;
  Tiles: TilesNode;
  TimePicker: TimePickerNode;
  Toggle: ToggleNode;
}

export type NodeType = keyof Nodes;
export type AnyNode = Nodes[NodeType];

/** The fields that hold other nodes: true for several, false for one. */
export const SLOTS = {
  Accordion: { children: true, icon: false, trailing: false },
  AccordionGroup: { children: true },
  Avatar: {},
  Badge: {},
  Banner: {},
  Box: { children: true, topLeading: false, top: false, topTrailing: false, leading: false, center: false, trailing: false, bottomLeading: false, bottom: false, bottomTrailing: false },
  Breadcrumbs: { children: true },
  Button: { leadingIcon: false, trailingIcon: false },
  Card: { children: true, footer: false, actions: false },
  Chart: {},
  Checkbox: {},
  Code: {},
  CodeEditor: {},
  ColorField: {},
  Crumb: { icon: false },
  DataChoice: {},
  DataView: { children: true, search: false, filters: true, tools: true, note: false, bulk: true, footer: false },
  DatePicker: {},
  DateRangePicker: {},
  Dialog: { children: true, footer: false },
  Divider: {},
  EmptyState: { children: true, icon: false },
  FieldGroup: { children: true },
  FileUpload: {},
  Form: { children: true },
  Grid: { children: true },
  GridCell: { body: false },
  HiddenField: {},
  Icon: {},
  Image: {},
  LazyList: { children: true },
  Link: {},
  List: { children: true },
  ListRow: { leading: false, trailing: false },
  Menu: { children: true, icon: false, avatar: false },
  MenuDivider: {},
  MenuEntry: {},
  MenuHeader: {},
  MenuItem: { icon: false },
  Modal: { children: true, header: false, footer: false },
  MultiPicker: {},
  NumberField: {},
  Pager: {},
  PaletteSample: { children: true },
  PasswordField: {},
  Picker: {},
  Progress: {},
  RadioGroup: {},
  RangeSlider: {},
  RichText: {},
  Scaffold: { body: false, logo: false, menu: true, footer: false, account: false },
  ScrollView: { content: false },
  Select: {},
  Skeleton: {},
  Slider: {},
  Sortable: { children: true },
  SortableRow: { content: false },
  Spacer: {},
  Stack: { children: true },
  Step: { icon: false },
  Stepper: { children: true },
  Tab: { children: true, icon: false },
  Table: { children: true, footer: false, empty: false },
  TableCell: { content: false },
  TableRow: { cells: true },
  Tabs: { children: true },
  Text: {},
  TextArea: {},
  TextField: { leading: false, trailing: false },
  TextLayout: { children: true },
  ThemeSwitch: {},
  Tile: { icon: false },
  Tiles: { children: true },
  TimePicker: {},
  Toggle: {},
} as const;

/** What an omitted field stands for. */
export const DEFAULTS = {
  Accordion: { level: "h3", visible: true },
  AccordionGroup: { visible: true },
  Avatar: { tint: 0, size: "2rem", shape: "circle", visible: true },
  Badge: { tone: "neutral", visible: true },
  Banner: { tone: "info", visible: true },
  Box: { clip: true, visible: true },
  Breadcrumbs: { visible: true },
  Button: { rank: "primary", visible: true },
  Card: { gap: "0.75rem", alignment: "stretch", level: "h2", visible: true },
  Chart: { unit: "", height: "16rem", visible: true },
  Checkbox: { visible: true },
  Code: { marks: [], language: "", copies: true, visible: true },
  CodeEditor: { language: "text", problems: [], lineNumbers: true, wrap: true, rows: 8, maxRows: 24, mode: "auto", pause: 0.25, visible: true },
  ColorField: { visible: true },
  Crumb: { visible: true },
  DataChoice: { visible: true },
  DataView: { selected: "", news: "", orders: [], clearTitle: "", visible: true },
  DatePicker: { disabledDates: [], disabledWeekdays: [], visible: true },
  DateRangePicker: { disabledDates: [], disabledWeekdays: [], visible: true },
  Dialog: { width: "30rem", visible: true },
  Divider: { axis: "horizontal", visible: true },
  EmptyState: { level: "h2", visible: true },
  FieldGroup: { columns: 1, visible: true },
  FileUpload: { visible: true },
  Form: { gap: "1rem", alignment: "stretch", holdsBack: true, visible: true },
  Grid: { columns: [], rows: [], alignment: "stretch", collapses: true, visible: true },
  GridCell: { alignment: "stretch", visible: true },
  HiddenField: {},
  Icon: { visible: true },
  Image: { objectFit: "cover", lazy: true, visible: true },
  LazyList: { first: 0, visible: true },
  Link: { target: "_self", visible: true },
  List: { visible: true },
  ListRow: { visible: true },
  Menu: { visible: true },
  MenuDivider: { visible: true },
  MenuEntry: {},
  MenuHeader: { visible: true },
  MenuItem: { visible: true },
  Modal: { side: "center", size: "medium", guard: "none", padded: true, visible: true },
  MultiPicker: { clearable: true, chosen: [], visible: true },
  NumberField: { step: 1, grouping: true, visible: true },
  Pager: { sizes: [], visible: true },
  PaletteSample: { visible: true },
  PasswordField: { autocomplete: "current-password", about: [], visible: true },
  Picker: { clearable: true, chosen: [], visible: true },
  Progress: { shape: "linear", visible: true },
  RadioGroup: { axis: "vertical", visible: true },
  RangeSlider: { minimum: 0, maximum: 100, step: 1, visible: true },
  RichText: { visible: true },
  Scaffold: { title: "", path: ".", themeSwitch: true, visible: true },
  ScrollView: { axis: "vertical", smooth: true, visible: true },
  Select: { visible: true },
  Skeleton: { shape: "text", lines: 1, visible: true },
  Slider: { minimum: 0, maximum: 100, step: 1, visible: true },
  Sortable: { visible: true },
  SortableRow: { visible: true },
  Spacer: {},
  Stack: { alignment: "center", visible: true },
  Step: { visible: true },
  Stepper: { orientation: "horizontal", visible: true },
  Tab: { visible: true },
  Table: { first: 0, selectAll: true, density: "comfortable", visible: true },
  TableCell: { visible: true },
  TableRow: { visible: true },
  Tabs: { visible: true },
  Text: { level: "body", selectable: true, visible: true },
  TextArea: { rows: 4, mode: "auto", pause: 0.25, visible: true },
  TextField: { mode: "auto", pause: 0.25, kind: "text", visible: true },
  TextLayout: { visible: true },
  ThemeSwitch: { visible: true },
  Tile: { visible: true },
  Tiles: { visible: true },
  TimePicker: { step: 15, visible: true },
  Toggle: { visible: true },
} as const;
