import { multiPicker } from "../components/multi_picker.ts";
import { picker } from "../components/picker.ts";
import { themeSwitch } from "../components/theme_switch.ts";
import type { Menu } from "../registry.ts";

export const components: Menu<"pickers"> = {
  MultiPicker: multiPicker,
  Picker: picker,
  ThemeSwitch: themeSwitch,
};
