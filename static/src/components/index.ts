// The menu of the components that every page may need: tsc fails here for a Python component without
// its half, unless a lazy group has it (`lazy.ts`).
import type { Component } from "../component.ts";
import type { LazyType } from "../lazy.ts";
import type { NodeType } from "../wire.ts";
import { button } from "./button.ts";
import { divider } from "./divider.ts";
import { icon } from "./icon.ts";
import { link } from "./link.ts";
import { menu } from "./menu.ts";
import { menuDivider } from "./menu_divider.ts";
import { menuEntry } from "./menu_entry.ts";
import { menuHeader } from "./menu_header.ts";
import { menuItem } from "./menu_item.ts";
import { scaffold } from "./scaffold.ts";
import { spacer } from "./spacer.ts";
import { stack } from "./stack.ts";
import { text } from "./text.ts";
import { textField } from "./text_field.ts";

export const components: { readonly [T in Exclude<NodeType, LazyType>]: Component<T> } = {
  Button: button,
  Divider: divider,
  Icon: icon,
  Link: link,
  Menu: menu,
  MenuDivider: menuDivider,
  MenuEntry: menuEntry,
  MenuHeader: menuHeader,
  MenuItem: menuItem,
  Scaffold: scaffold,
  Spacer: spacer,
  Stack: stack,
  Text: text,
  TextField: textField,
};
