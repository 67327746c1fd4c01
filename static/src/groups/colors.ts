import { colorField } from "../components/color_field.ts";
import { paletteSample } from "../components/palette_sample.ts";
import type { Menu } from "../registry.ts";

export const components: Menu<"colors"> = {
  ColorField: colorField,
  PaletteSample: paletteSample,
};
