/** The layers of an index, and in which file of which layer a record or a key lies. */

import { fetcher, fetchJson, once } from "./files.js";
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
 * }} Manifest  `branches`: them, by their codes, or their file: see list/branches.js
 * @typedef {{
 *   facts: LayerFacts, first: number,
 *   file: (aspect: Aspect, path: string) => Promise<Uint8Array<ArrayBuffer>>,
 *   json: (aspect: Aspect, path: string) => Promise<unknown>,
 * }} Layer  `first`: what its own numbers are counted from
 * @typedef {{
 *   manifest: Manifest, layers: Layer[], characters: (text?: string) => Promise<Characters>, fetch: Fetcher,
 * }} Index  `characters`: a table that knows all that the text may mean; without a text, the whole
 *   one, which knows syllables where what stands in the page knows sounds
 */

/** What a table must know of a text: vowels of pinyin, which that of the page does not, and characters. */
const TOLD = /[aeiouv\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/giu;

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
  return { manifest, layers, characters: tableOf(manifest, fetch), fetch };
}

/**
 * Which table a text gets hangs on the text alone, never on what is there already.
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Index["characters"]}
 */
function tableOf(manifest, fetch) {
  const { characters, rare, spoken } = manifest;
  const common = spoken ? firstLevel(spoken) : undefined;
  const whole = once(async () => (await import("./whole_table.js")).tablesOf(manifest, fetch, common));
  return async (text) => {
    if (common && text !== undefined) {
      const unknown = (text.normalize("NFKD").match(TOLD) || []).filter((one) => !common.isSpoken(one));
      if (unknown.length === 0) return common;
      // Asked for beside the script that reads it.
      fetch(unknown.some((one) => one < "{" || common.known.includes(one)) ? characters : rare).catch(() => {});
    }
    return (await whole())(text);
  };
}

/**
 * The layer of a record, by its place among the layers, and its number there.
 * @param {number} number
 * @param {Index} index
 * @returns {[Layer, number, number]}
 */
export function placeOf(number, { layers }) {
  const at = layers.findIndex(({ first, facts }) => first <= number && number < first + facts.records);
  const layer = layers[at];
  if (!layer) throw new RangeError(`no record ${number}`);
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
