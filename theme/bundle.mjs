/**
 * Puts the scripts together that a phone loads: `theme/static/js/` → `theme/bundle/`.
 *
 *     node theme/bundle.mjs           writes (make bundle)
 *     node theme/bundle.mjs --check   tells whether what is there is what it would write (make lint)
 *
 * The sources are small modules, and every file is a request; so a script that stands at the top of
 * `js/`, the script of a page, becomes one file with all that it imports at once, and what it
 * imports later (`import("…")`) a small file each below a folder of its name. What is needed together
 * is one file (`TOGETHER`). What else two of those share is in the page's own file, or in one more
 * small file that both ask for.
 *
 * Rolldown also takes away comments and blanks, shortens names and writes ES2019: phones with an
 * engine before Chrome 80 know no `?.`. Why not esbuild: it moves what a page's script shares with
 * its later modules into further files, two and more at the start in place of one.
 *
 * A script that stands in its page (`IN_PAGE`) lies in `page/`; all others in `js/`.
 *
 * `sources.json` has the digest of every source: where one differs, the bundle is not that of these
 * sources, and publishing serves them as they are (plugins/assets/scripts.py).
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";
import { transformSync } from "rolldown/utils";

const THEME = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(THEME, "static", "js");
const BUNDLE = join(THEME, "bundle");
/** What asks for a file beside another, in every file that does: a name that Rolldown gives to nothing. */
const ASK = "_ask";
/** Scripts that are no modules: the service worker and what takes it away, and what stands in the head of pages that have a script. */
const CLASSIC = ["boot.js", "sw.js", "sw_off.js"];
/** A file that Rolldown adds for what several later modules of one file export, each file's own part of it. */
const RUNTIME = /import\{t as ([\w$]+)\}from["'`][./a-z]*\/rolldown-runtime\.js["'`];/;
/** What phones know whose engine is old, but has modules. */
const TARGET = "es2019";
/** What stands in the head of pages is read by engines that know no modules either, so it is written in ES5. */
const OLDEST = /^(?:boot|first(?:_\w+)?)\.js$/;
/**
 * Scripts that stand in their page, which spares a round before the first hit. What has no address can't
 * be imported: what its later modules share with it, it hands to them by a name of the window.
 * @type {Record<string, string>}
 */
const IN_PAGE = { "catalog.js": "_catalog" };

/**
 * Modules of `js/` that are one file where they come later, each file under the name of its first one.
 * @type {[string, RegExp][]}
 */
const TOGETHER = [
  ["catalog/letters/letters", /^catalog\/letters\/(?:letters|initials|spoken|syllables)\./],
  ["catalog/letters/misspelt", /^catalog\/letters\//],
  ["catalog/index/whole_table", /^catalog\/index\/whole_table\./],
  ["catalog/query/settle", /^catalog\/query\/(?:settle|titles)\./],
  ["catalog/index/sounds", /^catalog\/(?:index\/(?:sounds|united)|query\/whole_first)\./],
  ["catalog/query/pairs_ahead", /^catalog\/query\/pairs_ahead\./],
  ["catalog/query/whole", /^catalog\/query\/whole\./],
  ["catalog/query/unusual", /^catalog\/query\/(?:unusual|without|minus)\./],
  ["catalog/query/numbers", /^catalog\/query\/(?:numbers|isbn|groups)\./],
  ["catalog/query/among_words", /^catalog\/query\/among_words\./],
  ["catalog/query/forms", /^catalog\/query\/(?:forms|numerals)\./],
  ["catalog/query/narrow", /^catalog\/(?:query\/narrow|facets\/columns)\./],
  ["catalog/forgive/weigh", /^catalog\/forgive\/(?:weigh|asked|lists|little|runs|spans|some)\./],
  ["catalog/forgive/spoken", /^catalog\/forgive\/(?:spoken|spoken_words)\./],
  ["catalog/forgive/called", /^catalog\/forgive\/called\./],
  ["catalog/forgive/pasted", /^catalog\/forgive\/(?:pasted|pasted_line|published)\./],
  ["catalog/forgive/more", /^catalog\/forgive\/(?:more|apart|linked|segments|terms|votes|distance|described)\./],
  ["catalog/forgive/further", /^catalog\/forgive\/(?!alike)/],
  ["catalog/list/relaxed", /^catalog\/(?:list\/(?:relaxed|branches|elements|sheet|data_day)|address\/(?:read|write)|query\/names)\./],
  ["catalog/query/search", /^catalog\/(?:address\/plain|index\/(?!inflate)|query\/)/],
];

/** @param {string} folder @returns {string[]} the paths of its files, with slashes, sorted */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join("/")).sort();
}

/** @param {string} entry @returns {Promise<[string, string][]>} its files: name and text */
async function filesOf(entry) {
  const name = entry.replace(/\.js$/, "");
  const classic = CLASSIC.includes(entry);
  // What stands in a page beside others of its kind shares its names with them.
  const isPart = OLDEST.test(entry) && !classic;
  const bundle = await rolldown({
    input: join(SOURCES, entry), preserveEntrySignatures: "allow-extension", transform: { target: TARGET },
    checks: { ineffectiveDynamicImport: false }, treeshake: !isPart,
  });
  const { output } = await bundle.generate({
    format: classic ? "iife" : "es",
    comments: false,
    minify: isPart ? { mangle: { toplevel: false }, compress: { unused: false } } : true,
    entryFileNames: entry,
    chunkFileNames: ({ name: chunk, facadeModuleId }) => {
      const isGroup = TOGETHER.some(([group]) => group === chunk);
      if (!isGroup && !facadeModuleId) return `${name}/shared/[name].js`;
      const own = isGroup || !facadeModuleId ? `${chunk}.js` : pathOf(facadeModuleId);
      return own.startsWith(`${name}/`) ? own : `${name}/${own}`;
    },
    ...(classic ? {} : { codeSplitting: { includeDependenciesRecursively: false, groups: groupsOf(name) } }),
  });
  await bundle.close();
  const [page, ...others] = output.flatMap((file) => ("code" in file && !isRuntime(file.fileName) ? [file] : []));
  if (!page || page.imports.length > 0) throw new Error(`${entry} waits for ${page?.imports.join(", ")}`);
  const files = [page, ...others].map((file) => ({ name: file.fileName, code: alone(written(entry, file.code)), imports: file.imports }));
  for (const { name: file, code } of files) if (!isOld(code)) throw new Error(`${file} is newer than ${TARGET}`);
  const imports = new Map(files.map((file) => [file.name, file.imports.filter((own) => !isRuntime(own))]));
  return handed(entry, files.map((file) => [file.name, together(file.name, file.code, imports)]));
}

/**
 * Where a script stands in its page, it hands what it shares to the window as a list: names would
 * be as long again.
 * @param {string} entry a script
 * @param {[string, string][]} files name and text of each of its files, its own first
 * @returns {[string, string][]}
 */
function handed(entry, files) {
  const name = IN_PAGE[entry];
  if (!name) return files;
  const dotted = entry.replace(".", "\\.");
  const shares = /\bexport\{([^}]*)\};?/;
  const uses = new RegExp(`\\bimport\\{([^}]*)\\}from"[./]+/${dotted}";?`, "g");
  const shared = pairsOf(shares.exec(files[0][1])?.[1] ?? "");
  const places = new Map(shared.map(([, as], place) => [as, place]));
  return files.map(([file, code]) => {
    const changed = file === entry
      ? code.replace(shares, `window.${name}=[${shared.map(([own]) => own)}];`)
      : code.replace(uses, (_, list) => (
        `const{${pairsOf(list).map(([as, own]) => `${places.get(as)}:${own}`)}}=${name};`
      ));
    if (new RegExp(`["'\`/]${dotted}["'\`]`).test(changed)) throw new Error(`${file} asks for ${entry}, which stands in its page`);
    return [file, changed];
  });
}

/** @param {string} list `a as b,c` @returns {[string, string][]} */
function pairsOf(list) {
  return list.split(",").map((one) => {
    const [first = "", second = first] = one.split(" as ");
    return [first, second];
  });
}

/** @param {string} file @returns {boolean} */
function isRuntime(file) {
  return file.endsWith("/rolldown-runtime.js");
}

/** @param {string} code @returns {string} without Rolldown's own file, which would be one more request */
function alone(code) {
  return code.replace(RUNTIME, (_, name) => (
    `function ${name}(e){for(const t in e)e[t]={get:e[t]};return Object.defineProperties({},e)}`
  ));
}

/** @param {string} id @returns {string} the path of a module in `js/`, with slashes */
function pathOf(id) {
  return relative(SOURCES, id).split(sep).join("/");
}

/**
 * @param {string} page the name of its script
 * @returns {import("rolldown").CodeSplittingGroup[]} what is one file: first what the page needs at once
 */
function groupsOf(page) {
  const together = TOGETHER.map(([name, pattern]) => ({ name, test: (/** @type {string} */ id) => pattern.test(pathOf(id)) }));
  return [{ name: page, tags: ["$initial"] }, ...together];
}

/**
 * Where a file comes later, what it imports is asked for beside it and not a round after it.
 * @param {string} from the name of the file that asks
 * @param {string} code
 * @param {Map<string, string[]>} imports of each file, that of the page, which is there, first
 * @returns {string}
 */
function together(from, code, imports) {
  /** @param {string} name @returns {string[]} all that it imports, and what those do */
  const needed = (name) => (imports.get(name) ?? []).flatMap((own) => [own, ...needed(own)]);
  const there = [[...imports.keys()][0], from, ...needed(from)];
  let asks = false;
  const asking = code.replace(/\bimport\(`(\.[^`]+)`\)/g, (asked, specifier) => {
    const more = new Set(needed(posix.join(posix.dirname(from), specifier)));
    const beside = [...more].filter((name) => !there.includes(name));
    const named = beside.map((name) => posix.relative(posix.dirname(from), name));
    const lines = named.map((path) => `${ASK}(\`${path.startsWith(".") ? path : `./${path}`}\`)`);
    asks ||= lines.length > 0;
    return lines.length > 0 ? `(${[...lines, asked].join(",")})` : asked;
  });
  return asks ? `${asking}\nfunction ${ASK}(e){import(e).catch(()=>{})}` : code;
}

/** @param {string} code @returns {boolean} whether nothing in it is newer than the target */
function isOld(code) {
  const [old, plain] = [TARGET, "esnext"].map((target) => transformSync("a.js", code, { target }).code);
  return old === plain;
}

/** @param {string} entry @param {string} code @returns {string} with quotes that every engine knows */
function written(entry, code) {
  return OLDEST.test(entry) ? code.replace(/`([^`"\\$\n]*)`/g, '"$1"') : code;
}

/** @returns {Promise<Map<string, string>>} the files of the bundle: name and text */
async function made() {
  const sources = filesIn(SOURCES).filter((name) => name.endsWith(".js"));
  const digests = sources.map((name) => {
    const text = readFileSync(join(SOURCES, name), "utf8").replaceAll("\r\n", "\n");
    return [`js/${name}`, createHash("sha256").update(text).digest("hex").slice(0, 16)];
  });
  /** @type {Map<string, string>} */
  const files = new Map([["sources.json", `${JSON.stringify(Object.fromEntries(digests), null, 1)}\n`]]);
  for (const entry of sources.filter((name) => !name.includes("/"))) {
    for (const [name, text] of await filesOf(entry)) files.set(`${name in IN_PAGE ? "page" : "js"}/${name}`, text);
  }
  return files;
}

const files = await made();
const wrong = [...new Set([...filesIn(BUNDLE), ...files.keys()])].filter((name) => {
  const path = join(BUNDLE, name);
  return !files.has(name) || !existsSync(path) || readFileSync(path, "utf8") !== files.get(name);
});
if (process.argv.includes("--check")) {
  if (wrong.length > 0) {
    console.error(`theme/bundle 不是由现在的 theme/static/js 合成的（${wrong.slice(0, 3).join("、")}）。请运行 make bundle，一并提交`);
    process.exit(1);
  }
} else {
  rmSync(BUNDLE, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(BUNDLE, name)), { recursive: true });
    writeFileSync(join(BUNDLE, name), text);
  }
  console.log(`theme/bundle：${files.size} 个文件，其中 ${wrong.length} 个变了`);
}
