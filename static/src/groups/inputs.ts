import type { Menu } from "../registry.ts";
import { fieldGroup } from "../components/field_group.ts";
import { numberField } from "../components/number_field.ts";
import { radioGroup } from "../components/radio_group.ts";
import { rangeSlider } from "../components/range_slider.ts";
import { slider } from "../components/slider.ts";

export const components: Menu<"inputs"> = {
  FieldGroup: fieldGroup,
  NumberField: numberField,
  RadioGroup: radioGroup,
  RangeSlider: rangeSlider,
  Slider: slider,
};
