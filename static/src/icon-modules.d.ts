declare module "icon:*" {
  const shapes: import("./icon.ts").IconShapes;
  export default shapes;
}
declare module "*.css";
