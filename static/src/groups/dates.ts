import type { Menu } from "../registry.ts";
import { datePicker } from "../components/date_picker.ts";
import { dateRangePicker } from "../components/date_range_picker.ts";
import { timePicker } from "../components/time_picker.ts";

export const components: Menu<"dates"> = {
  DatePicker: datePicker,
  DateRangePicker: dateRangePicker,
  TimePicker: timePicker,
};
