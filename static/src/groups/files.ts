import type { Menu } from "../registry.ts";
import { fileUpload } from "../components/file_upload.ts";
import { provide } from "../extras.ts";
import { chooseFiles } from "../import_dialog.ts";

provide("files", chooseFiles);

export const components: Menu<"files"> = {
  FileUpload: fileUpload,
};
