import type { Menu } from "../registry.ts";
import { fileUpload } from "../components/file_upload.ts";

export const components: Menu<"files"> = {
  FileUpload: fileUpload,
};
