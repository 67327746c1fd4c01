// Bundles the client: `node build.mjs <folder>` writes hashed files, their .br, manifest.json and
// icons.json. The core is one file; groups of components that most pages do without are files of their
// own (src/groups), which import what the core has from the core.
// `node build.mjs --lab <folder>` writes only src/lab.ts, which tests load to drive the tree.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
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

const groups = readdirSync(join(here, "src/groups")).map((file) => basename(file, ".ts")).sort();

/** `import { groups } from "lab:groups"` gives all groups at once, for tests of the tree. */
const allGroups = {
  name: "groups",
  setup(build) {
    build.onResolve({ filter: /^lab:groups$/ }, () => ({ path: "groups", namespace: "lab" }));
    build.onLoad({ filter: /.*/, namespace: "lab" }, () => ({
      contents:
        groups.map((name) => `import { components as ${name} } from "./src/groups/${name}.ts";`).join("\n") +
        `\nexport const groups = [${groups}];`,
      resolveDir: here,
    }));
  },
};

const shared = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target,
  plugins: [icons, allGroups],
  logLevel: "warning",
};

if (lab) {
  mkdirSync(out, { recursive: true });
  await esbuild.build({ ...shared, entryPoints: ["src/lab.ts"], format: "iife", outfile: join(out, "lab.js") });
  process.exit(0);
}

const written = [];
const worksUsed = new Set(["@fontsource-variable/geist", "lucide-static"]);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const options = {
  ...shared,
  outdir: out,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  minify: true,
  legalComments: "external",
  metafile: true,
};

const coreSources = await modulesOfCore();
const used = await usedByGroups();
const core = await bundled({
  stdin: {
    contents: [`import "./src/main.ts";`, ...used.map((file) => `export * from "./${file}";`)].join("\n"),
    resolveDir: here,
    sourcefile: "app.ts",
    loader: "ts",
  },
  entryNames: "app-[hash]",
});
const script = only(core, /^app-.*\.js$/);
const look = await bundled({ entryPoints: { look: "src/styles/look.css" } });

const manifest = {
  script,
  style: only(look, /^look-.*\.css$/),
  font: only(look, /^geist-latin-wght-.*\.woff2$/),
  groups: {},
};
const { GROUPS: table, LAZY_TEXTS } = await lazy();
manifest.lazyTexts = LAZY_TEXTS;
checkTexts(LAZY_TEXTS);
manifest.kit = only(
  await bundled({ entryPoints: { kit: "src/kit.ts" }, plugins: [fromCore(script), icons] }),
  /^kit-.*\.js$/,
);
for (const name of groups) {
  // What a group imports only when it is needed becomes a file of its own.
  const js = await bundled({
    entryPoints: { [name]: `src/groups/${name}.ts` },
    plugins: [fromCore(script), icons],
    splitting: true,
    chunkNames: `${name}-[name]-[hash]`,
  });
  const style = `styles/groups/${name}.css`;
  const files = [only(js, new RegExp(`^${name}-[A-Z0-9]{8}\\.js$`))];
  if (existsSync(join(here, "src", style))) {
    const contents = `@import "./src/${style}" layer(parts);`;
    const css = await bundled({ stdin: { contents, resolveDir: here, loader: "css" }, entryNames: `${name}-[hash]` });
    files.push(only(css, /\.css$/));
  }
  if (!table[name]) throw new Error(`src/groups/${name}.ts is not named in src/lazy.ts`);
  manifest.groups[name] = { files, types: table[name] };
}
manifest.build = createHash("sha256").update(JSON.stringify(manifest)).digest("hex").slice(0, 16);
writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

async function bundled(more) {
  const result = await esbuild.build({ ...options, ...more });
  const names = Object.keys(result.metafile.outputs).map((file) => basename(file));
  for (const file of Object.keys(result.metafile.inputs)) {
    const work = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file);
    if (work) worksUsed.add(work[1]);
  }
  written.push(...names);
  return names;
}

function only(names, pattern) {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern}, found ${found}`);
  return found[0];
}

/** The source files that the core consists of. */
async function modulesOfCore() {
  const { metafile } = await esbuild.build({ ...options, entryPoints: ["src/main.ts"], write: false });
  return new Set(Object.keys(metafile.inputs).filter((file) => file.startsWith("src/")));
}

/** Those of them that groups import from; the core exports what they export. */
async function usedByGroups() {
  const found = new Set();
  const entryPoints = ["src/kit.ts", ...groups.map((name) => `src/groups/${name}.ts`)];
  await esbuild.build({ ...options, entryPoints, write: false, plugins: [fromCore("app.js", found), icons] });
  return [...found].sort();
}

/** Imports of the core's modules are left to the core's file: there is one of each in a page. */
function fromCore(script, found = new Set()) {
  return {
    name: "core",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const file = relative(here, resolve(resolveDir, path)).replaceAll("\\", "/");
        if (!coreSources.has(file)) return undefined;
        found.add(file);
        return { path: `./${script}`, external: true };
      });
    },
  };
}

/** What src/lazy.ts says. */
async function lazy() {
  const { outputFiles } = await esbuild.build({ ...shared, entryPoints: ["src/lazy.ts"], write: false });
  return await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** What the core says comes with the page. */
function checkTexts(lazyTexts) {
  for (const file of coreSources) {
    if (/texts\.ts$/.test(file)) continue;
    for (const [key, word] of readFileSync(join(here, file), "utf8").matchAll(/"client\.(\w+)[\w.]*"/g)) {
      if (lazyTexts.includes(word)) throw new Error(`${file} is in the core: take ${key} out of LAZY_TEXTS`);
    }
  }
}

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
  for (const name of [...worksUsed].sort()) {
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
