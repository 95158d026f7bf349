/** The layers of an index, and in which file of which layer a record or a key lies. */

import { decoded, fetcher, fetchJson, once } from "./files.js";
import { firstLevel } from "./first_level.js";

/**
 * @typedef {import("./files.js").Fetcher} Fetcher
 * @typedef {import("./characters.js").Characters} Characters
 * @typedef {"pairs" | "characters" | "words" | "numbers" | "initials" | "codes" | "groups"} Family
 * @typedef {"text" | "holdings" | "status"} Aspect
 * @typedef {Record<Aspect, string> & {
 *   records: number, block: number, copiesBlock: number, popular: boolean, shards: Record<Family, number>,
 * }} LayerFacts
 * @typedef {Record<string, { name: string, url?: string }>} Branches
 * @typedef {{ aspect?: Aspect, kind?: "branches" | "decade", sense?: string }} FacetFacts
 *   as plugins/catalog/index/columns.py declares it; the panel knows more: see facets/filters.js
 * @typedef {{
 *   index: string, characters: string, spoken?: string, rare: string, layers: LayerFacts[],
 *   facets: Record<string, FacetFacts>, orders: Record<string, string>, panel: string,
 *   updated: string, branches: Branches | string,
 * }} Manifest  `branches`: them, by their codes, or their file
 * @typedef {{
 *   facts: LayerFacts, first: number,
 *   file: (aspect: Aspect, path: string) => Promise<Uint8Array<ArrayBuffer>>,
 *   json: (aspect: Aspect, path: string) => Promise<unknown>,
 * }} Layer  `first`: what its own numbers are counted from
 * @typedef {{
 *   manifest: Manifest, layers: Layer[], characters: (text?: string) => Promise<Characters>,
 *   branches: () => Promise<Branches>, fetch: Fetcher,
 * }} Index  `characters`: a table that knows all that the text may mean; without a text, the whole
 *   one, which knows syllables where what stands in the page knows sounds
 */

/** What the small part of the table may not know: pinyin, which has vowels, and characters that it lacks. */
const VOWEL = /[aeiouv]/i;
const CHARACTER = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/gu;

/**
 * @param {Manifest} manifest
 * @returns {Index}
 */
export function open(manifest) {
  const fetch = fetcher(manifest.index);
  const parse = once((path) => fetchJson(fetch, path));
  let first = 0;
  const layers = manifest.layers.map((facts) => {
    /** @type {Layer} */
    const layer = {
      facts,
      first,
      file: (aspect, path) => fetch(`${facts[aspect]}/${path}`),
      json: (aspect, path) => parse(`${facts[aspect]}/${path}`),
    };
    first += facts.records;
    return layer;
  });
  /** @type {Index["branches"]} */
  const branches = async () => {
    const { branches: known } = manifest;
    return typeof known === "string" ? /** @type {Promise<any>} */ (parse(known)) : known;
  };
  return { manifest, layers, characters: tableOf(manifest, fetch), branches, fetch };
}

/**
 * Which table a text gets hangs on the text alone, never on what is there already.
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Index["characters"]}
 */
function tableOf(manifest, fetch) {
  const usual = once(async () => {
    const [{ tableIn }, file] = await Promise.all([import("./whole_table.js"), fetch(manifest.characters)]);
    return decoded(() => tableIn(file));
  });
  /** @param {() => Characters | Promise<Characters>} table what the rest is added to */
  const withRest = (table) => once(async () => {
    const [known, { learned }, file] = await Promise.all([table(), import("./whole_table.js"), fetch(manifest.rare)]);
    return decoded(() => learned(known, file));
  });
  const whole = withRest(usual);
  const common = manifest.spoken ? firstLevel(manifest.spoken) : undefined;
  const forms = withRest(() => common ?? usual());
  /** @param {string[]} characters @returns {Promise<Characters | undefined>} what stands in the page, where that will do */
  const small = async (characters) => {
    const unknown = characters.filter((one) => !common?.isSpoken(one));
    // Traditional characters stand in the rest, and what they are searched as mostly in the page.
    const table = unknown.length === 0 || unknown.some((one) => common?.known.includes(one)) ? common : await forms();
    return characters.every((one) => table?.isSpoken(table.fold(one))) ? table : undefined;
  };
  return async (text) => {
    // Without the marks of tones, and narrow.
    const plain = text?.normalize("NFKD") ?? "";
    const characters = plain.match(CHARACTER) ?? [];
    if (VOWEL.test(plain)) return whole();
    const found = common && text !== undefined ? await small(characters) : undefined;
    if (found) return found;
    const table = await usual();
    return characters.every((one) => table.isSpoken(one)) ? table : whole();
  };
}

/**
 * The layer of a record, by its place among the layers, and its number there.
 * @param {number} number
 * @param {Index} index
 * @returns {[Layer, number, number]}
 */
export function placeOf(number, { layers }) {
  let at = layers.length - 1;
  while (at > 0 && (layers[at]?.first ?? 0) > number) at -= 1;
  const layer = layers[at];
  if (!layer || number < layer.first || number >= layer.first + layer.facts.records) {
    throw new RangeError(`no record ${number}`);
  }
  return [layer, number - layer.first, at];
}

/**
 * The file of a key.
 * @param {Layer} layer
 * @param {Family} family
 * @param {string} key
 * @returns {string}
 */
export function shardOf({ facts }, family, key) {
  const shard = crc32(new TextEncoder().encode(key)) % facts.shards[family];
  return `${family}/${shard.toString(16)}.bin.gz`;
}

/** @param {Uint8Array} bytes @returns {number} */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
