// Bundles the client: `node build.mjs <folder>` writes hashed files, their .br, manifest.json and
// icons.json.
// `node build.mjs --lab <folder>` writes only src/lab.ts, which tests load to drive the tree.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { allPaths, pathOf } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const lucide = join(packages, "lucide-static/icons");
const lab = process.argv[2] === "--lab";
const out = resolve(process.argv[lab ? 3 : 2] ?? join(here, "../nago/_static"));

// The builds of these support everything that the client uses without a fallback of its own.
const target = ["chrome125", "edge125", "firefox140", "safari17.5"];

/** `import sun from "icon:sun"` gives the path data of that Lucide icon. */
const icons = {
  name: "icons",
  setup(build) {
    build.onResolve({ filter: /^icon:/ }, ({ path }) => ({ path: path.slice(5), namespace: "icon" }));
    build.onLoad({ filter: /.*/, namespace: "icon" }, ({ path }) => ({
      contents: JSON.stringify(pathOf(join(lucide, `${path}.svg`))),
      loader: "json",
    }));
  },
};

const shared = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target,
  plugins: [icons],
  logLevel: "warning",
};

if (lab) {
  mkdirSync(out, { recursive: true });
  await esbuild.build({ ...shared, entryPoints: ["src/lab.ts"], format: "iife", outfile: join(out, "lab.js") });
  process.exit(0);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const result = await esbuild.build({
  ...shared,
  entryPoints: { app: "src/main.ts", look: "src/styles/look.css" },
  outdir: out,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  minify: true,
  legalComments: "external",
  metafile: true,
});

const written = Object.keys(result.metafile.outputs).map((file) => basename(file));
const named = (pattern) => {
  const found = written.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern}, found ${found}`);
  return found[0];
};
const manifest = {
  script: named(/^app-.*\.js$/),
  style: named(/^look-.*\.css$/),
  font: named(/^geist-latin-wght-.*\.woff2$/),
};
manifest.build = createHash("sha256").update(JSON.stringify(manifest)).digest("hex").slice(0, 16);
writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

// The server sends an icon's path with the component that shows it; browsers never load this file.
writeFileSync(join(out, "icons.json"), JSON.stringify(allPaths(lucide)));

// A woff2 is compressed by itself.
for (const name of written.filter((name) => /\.(js|css)$/.test(name))) {
  const data = readFileSync(join(out, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(data, { params }));
}

notices();

/** What the licences of the bundled fonts, icons and code ask to be passed on. */
function notices() {
  const parts = ["Third-party works in this folder, with their licences.\n"];
  for (const name of ["@fontsource-variable/geist", "lucide-static"]) {
    const { version, license } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
    const text = readFileSync(join(packages, name, "LICENSE"), "utf8").trim();
    parts.push(`${"-".repeat(79)}\n${name} ${version} (${license})\n\n${text}\n`);
  }
  for (const name of readdirSync(out).filter((name) => name.endsWith(".LEGAL.txt"))) {
    parts.push(`${"-".repeat(79)}\n${readFileSync(join(out, name), "utf8").trim()}\n`);
    rmSync(join(out, name));
  }
  writeFileSync(join(out, "THIRD_PARTY.txt"), parts.join("\n"));
}
