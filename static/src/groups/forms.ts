import type { Menu } from "../registry.ts";
import { checkbox } from "../components/checkbox.ts";
import { form } from "../components/form.ts";
import { hiddenField } from "../components/hidden_field.ts";
import { passwordField } from "../components/password_field.ts";
import { select } from "../components/select.ts";
import { textArea } from "../components/text_area.ts";
import { toggle } from "../components/toggle.ts";

export const components: Menu<"forms"> = {
  Checkbox: checkbox,
  Form: form,
  HiddenField: hiddenField,
  PasswordField: passwordField,
  Select: select,
  TextArea: textArea,
  Toggle: toggle,
};
