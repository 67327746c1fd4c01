// The menu of the components that every page may need: tsc fails here for a Python component without
// its half, unless a lazy group has it (`lazy.ts`).
import type { Component } from "../component.ts";
import type { LazyType } from "../lazy.ts";
import type { NodeType } from "../wire.ts";
import { avatar } from "./avatar.ts";
import { badge } from "./badge.ts";
import { banner } from "./banner.ts";
import { button } from "./button.ts";
import { card } from "./card.ts";
import { checkbox } from "./checkbox.ts";
import { dialog } from "./dialog.ts";
import { divider } from "./divider.ts";
import { form } from "./form.ts";
import { hiddenField } from "./hidden_field.ts";
import { icon } from "./icon.ts";
import { link } from "./link.ts";
import { list } from "./list.ts";
import { listRow } from "./list_row.ts";
import { menu } from "./menu.ts";
import { menuDivider } from "./menu_divider.ts";
import { menuEntry } from "./menu_entry.ts";
import { menuHeader } from "./menu_header.ts";
import { menuItem } from "./menu_item.ts";
import { passwordField } from "./password_field.ts";
import { scaffold } from "./scaffold.ts";
import { select } from "./select.ts";
import { spacer } from "./spacer.ts";
import { stack } from "./stack.ts";
import { text } from "./text.ts";
import { textArea } from "./text_area.ts";
import { textField } from "./text_field.ts";
import { toggle } from "./toggle.ts";

export const components: { readonly [T in Exclude<NodeType, LazyType>]: Component<T> } = {
  Avatar: avatar,
  Badge: badge,
  Banner: banner,
  Button: button,
  Card: card,
  Checkbox: checkbox,
  Dialog: dialog,
  Divider: divider,
  Form: form,
  HiddenField: hiddenField,
  Icon: icon,
  Link: link,
  List: list,
  ListRow: listRow,
  Menu: menu,
  MenuDivider: menuDivider,
  MenuEntry: menuEntry,
  MenuHeader: menuHeader,
  MenuItem: menuItem,
  PasswordField: passwordField,
  Scaffold: scaffold,
  Select: select,
  Spacer: spacer,
  Stack: stack,
  Text: text,
  TextArea: textArea,
  TextField: textField,
  Toggle: toggle,
};
