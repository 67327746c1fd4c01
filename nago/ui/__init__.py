"""The components, as view code sees them."""

from nago.presentation.export import File
from nago.presentation.part import part
from nago.presentation.upload_rules import UploadRules
from nago.presentation.uploaded_file import UploadedFile
from nago.ui.accordion import Accordion, AccordionGroup
from nago.ui.avatar import Avatar
from nago.ui.badge import Badge
from nago.ui.banner import Banner, Tone, show_banner_error, show_snackbar
from nago.ui.box import Box
from nago.ui.breadcrumbs import Breadcrumbs, Crumb
from nago.ui.button import PrimaryButton, SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.chart import BarChart, ChartSeries, LineChart
from nago.ui.checkbox import Checkbox
from nago.ui.code import Code
from nago.ui.code_editor import CodeEditor, CodeLanguage, CodeProblem
from nago.ui.color import (
    Color,
    ColorAccent,
    ColorAccentSoft,
    ColorBackground,
    ColorCard,
    ColorError,
    ColorErrorSoft,
    ColorGood,
    ColorGoodSoft,
    ColorLine,
    ColorMuted,
    ColorSunken,
    ColorText,
    ColorWarning,
    ColorWarningSoft,
    rgb,
)
from nago.ui.color_field import ColorField
from nago.ui.confirmation import Confirm, confirm
from nago.ui.data_column import DataColumn, data_columns
from nago.ui.data_query import DataQuery, folded
from nago.ui.data_selection import BulkAction
from nago.ui.data_source import Changes, DataSource
from nago.ui.data_sql import DataSql, sql_of
from nago.ui.data_view import DataView
from nago.ui.date_picker import DatePicker, DateRange, DateRangePicker
from nago.ui.decor import Alignment, Border, Component, Decor, Frame, Padding
from nago.ui.dialog import Dialog
from nago.ui.divider import Divider
from nago.ui.download import Download
from nago.ui.empty_state import EmptyState
from nago.ui.field_group import FieldGroup
from nago.ui.file_upload import FileUpload
from nago.ui.font import Font
from nago.ui.form import Form, SubmitButton
from nago.ui.form_dialog import form_dialog
from nago.ui.form_of import form, reset_form
from nago.ui.grid import Grid, GridCell
from nago.ui.hidden_field import HiddenField
from nago.ui.icon import Icon, IconName
from nago.ui.image import Image
from nago.ui.lazy import lazy
from nago.ui.lazy_list import LazyList
from nago.ui.length import (
    AUTO,
    FULL,
    L0,
    L1,
    L2,
    L4,
    L8,
    L12,
    L14,
    L16,
    L20,
    L24,
    L32,
    L40,
    L44,
    L48,
    L60,
    L64,
    L80,
    L96,
    L120,
    L144,
    L160,
    L200,
    L256,
    L320,
    L400,
    L480,
    L560,
    L880,
    L1200,
    L1600,
    SCREEN,
    Length,
    percent,
    px,
    rem,
)
from nago.ui.link import Link
from nago.ui.list import List, ListLine, ListRow
from nago.ui.list_source import ListSource
from nago.ui.menu import Menu, MenuDivider, MenuHeader, MenuItem, MenuLine
from nago.ui.modal import Modal
from nago.ui.multi_picker import MultiPicker
from nago.ui.number_field import NumberField
from nago.ui.pager import Pager
from nago.ui.palette_sample import PaletteSample
from nago.ui.password_field import PasswordField
from nago.ui.picker import Picker
from nago.ui.progress import CircularProgress, LinearProgress
from nago.ui.radio_group import RadioGroup
from nago.ui.rich_text import Markdown, RichText
from nago.ui.scaffold import MenuEntry, Scaffold
from nago.ui.scroll_view import ScrollView
from nago.ui.select import Option, Select
from nago.ui.skeleton import Skeleton
from nago.ui.slider import RangeSlider, Slider
from nago.ui.sortable import Move, Sortable
from nago.ui.spacer import Spacer
from nago.ui.stack import HStack, VStack
from nago.ui.stepper import Step, Stepper
from nago.ui.table import Column, Sort, Table
from nago.ui.table_row import TableLine, TableRow
from nago.ui.tabs import Tab, Tabs
from nago.ui.text import Text
from nago.ui.text_area import TextArea
from nago.ui.text_field import TextField
from nago.ui.text_layout import TextLayout
from nago.ui.theme_switch import ThemeSwitch
from nago.ui.tiles import Tile, Tiles
from nago.ui.time_picker import TimePicker
from nago.ui.toggle import Toggle
from nago.ui.value_text import title_of, value_text

__all__ = [
    "AUTO",
    "FULL",
    "L0",
    "L1",
    "L2",
    "L4",
    "L8",
    "L12",
    "L14",
    "L16",
    "L20",
    "L24",
    "L32",
    "L40",
    "L44",
    "L48",
    "L60",
    "L64",
    "L80",
    "L96",
    "L120",
    "L144",
    "L160",
    "L200",
    "L256",
    "L320",
    "L400",
    "L480",
    "L560",
    "L880",
    "L1200",
    "L1600",
    "SCREEN",
    "Accordion",
    "AccordionGroup",
    "Alignment",
    "Avatar",
    "Badge",
    "Banner",
    "BarChart",
    "Border",
    "Box",
    "Breadcrumbs",
    "BulkAction",
    "Card",
    "Changes",
    "ChartSeries",
    "Checkbox",
    "CircularProgress",
    "Code",
    "CodeEditor",
    "CodeLanguage",
    "CodeProblem",
    "Color",
    "ColorAccent",
    "ColorAccentSoft",
    "ColorBackground",
    "ColorCard",
    "ColorError",
    "ColorErrorSoft",
    "ColorField",
    "ColorGood",
    "ColorGoodSoft",
    "ColorLine",
    "ColorMuted",
    "ColorSunken",
    "ColorText",
    "ColorWarning",
    "ColorWarningSoft",
    "Column",
    "Component",
    "Confirm",
    "Crumb",
    "DataColumn",
    "DataQuery",
    "DataSource",
    "DataSql",
    "DataView",
    "DatePicker",
    "DateRange",
    "DateRangePicker",
    "Decor",
    "Dialog",
    "Divider",
    "Download",
    "EmptyState",
    "FieldGroup",
    "File",
    "FileUpload",
    "Font",
    "Form",
    "Frame",
    "Grid",
    "GridCell",
    "HStack",
    "HiddenField",
    "Icon",
    "IconName",
    "Image",
    "LazyList",
    "Length",
    "LineChart",
    "LinearProgress",
    "Link",
    "List",
    "ListLine",
    "ListRow",
    "ListSource",
    "Markdown",
    "Menu",
    "MenuDivider",
    "MenuEntry",
    "MenuHeader",
    "MenuItem",
    "MenuLine",
    "Modal",
    "Move",
    "MultiPicker",
    "NumberField",
    "Option",
    "Padding",
    "Pager",
    "PaletteSample",
    "PasswordField",
    "Picker",
    "PrimaryButton",
    "RadioGroup",
    "RangeSlider",
    "RichText",
    "Scaffold",
    "ScrollView",
    "SecondaryButton",
    "Select",
    "Skeleton",
    "Slider",
    "Sort",
    "Sortable",
    "Spacer",
    "Step",
    "Stepper",
    "SubmitButton",
    "Tab",
    "Table",
    "TableLine",
    "TableRow",
    "Tabs",
    "TertiaryButton",
    "Text",
    "TextArea",
    "TextField",
    "TextLayout",
    "ThemeSwitch",
    "Tile",
    "Tiles",
    "TimePicker",
    "Toggle",
    "Tone",
    "UploadRules",
    "UploadedFile",
    "VStack",
    "confirm",
    "data_columns",
    "folded",
    "form",
    "form_dialog",
    "lazy",
    "part",
    "percent",
    "px",
    "rem",
    "reset_form",
    "rgb",
    "show_banner_error",
    "show_snackbar",
    "sql_of",
    "title_of",
    "value_text",
]
