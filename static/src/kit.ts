// What the modules of an application's own components may import: `/_nago/kit.js`. Names here stay.
export { create, setAttribute, setText } from "./component.ts";
export type { Binding, Host, Input, Part } from "./component.ts";
export { icon } from "./icon.ts";
export { labelled } from "./labelled.ts";
export { setColor, setLength } from "./style.ts";
export { safeUrl } from "./urls.ts";
