import { create } from "/_nago/kit.js";

export default (node) => ({
  element: create("p", {}, node.text),
  update() {
    throw new Error("as meant: cannot change");
  },
});
