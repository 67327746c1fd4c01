declare module "icon:*" {
  const path: string;
  export default path;
}
declare module "lab:groups" {
  /** What each file in src/groups exports as its components. */
  export const groups: readonly object[];
}
declare module "*.css";
