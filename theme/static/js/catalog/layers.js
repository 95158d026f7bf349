/**
 * The index of this page: its layers, their files, and where a key lies. Files are fetched once,
 * unpacked here, and kept while the page is open; an answer that did not come is never taken for an
 * empty one.
 */

import { Characters } from "./text.js";

/**
 * @typedef {"pairs" | "characters" | "words" | "numbers" | "initials" | "codes"} Family
 * @typedef {"text" | "holdings" | "status"} Aspect
 * @typedef {Record<Aspect, string> & {
 *   records: number, block: number, copiesBlock: number, popular: boolean, shards: Record<Family, number>,
 * }} LayerFacts
 * @typedef {{
 *   index: string, characters: string, rare: string, layers: LayerFacts[],
 *   updated: string, branches: Record<string, { name: string, url: string }>,
 * }} Manifest
 * @typedef {{
 *   facts: LayerFacts, first: number,
 *   file: (aspect: Aspect, path: string) => Promise<Uint8Array<ArrayBuffer>>,
 *   json: (aspect: Aspect, path: string) => Promise<unknown>,
 * }} Layer  `first`: what its own numbers are counted from
 * @typedef {{
 *   manifest: Manifest, layers: Layer[], characters: (text?: string) => Promise<Characters>,
 * }} Index  `characters`: the table, which knows all that the text may mean
 */

/** What the small part of the table may not know: pinyin, and characters that it lacks. */
const LETTER = /[a-z]/i;
const CHARACTER = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/gu;

/**
 * @param {Manifest} manifest
 * @returns {Index}
 */
export function open(manifest) {
  const fetch = fetcher(manifest.index);
  let first = 0;
  const layers = manifest.layers.map((facts) => {
    /** @type {Layer["file"]} */
    const file = (aspect, path) => fetch(`${facts[aspect]}/${path}`);
    const layer = { facts, first, file, json: parser(file) };
    first += facts.records;
    return layer;
  });
  return { manifest, layers, characters: tableOf(manifest, fetch) };
}

/**
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Index["characters"]}
 */
function tableOf(manifest, fetch) {
  /** @type {Promise<Characters> | undefined} */
  let small;
  /** @type {Promise<unknown> | undefined} */
  let whole;
  const first = () => {
    small ??= fetch(manifest.characters).then((file) => decoded(() => new Characters(file)));
    small.catch(() => { small = undefined; });
    return small;
  };
  const rest = () => {
    whole ??= Promise.all([first(), fetch(manifest.rare)])
      .then(([table, file]) => decoded(() => table.learn(file)));
    whole.catch(() => { whole = undefined; });
    return whole;
  };
  return async (text = "") => {
    if (LETTER.test(text)) await rest();
    const table = await first();
    if ((text.match(CHARACTER) ?? []).some((one) => !table.spoken.has(one))) await rest();
    return table;
  };
}

/**
 * Reads a JSON file once for all the records that it tells of.
 * @param {Layer["file"]} file
 * @returns {Layer["json"]}
 */
function parser(file) {
  /** @type {Map<string, Promise<unknown>>} */
  const read = new Map();
  return (aspect, path) => {
    const name = `${aspect}/${path}`;
    const answer = read.get(name) ?? fetchJson(() => file(aspect, path), path);
    read.set(name, answer);
    answer.catch(() => read.delete(name));
    return answer;
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

/** The network or the host failed: the search is unfinished. */
export class UnfinishedError extends Error {}
/** The file is gone: the site was built anew while this page was open. */
export class StaleError extends Error {}

/** Files kept; a search needs a few dozen. */
const KEPT = 400;
/** Milliseconds before another try: one request in ten may fail on a bad network. */
const PAUSES = [100, 400, 1000];

/** @typedef {(path: string) => Promise<Uint8Array<ArrayBuffer>>} Fetcher */

/**
 * A function that gets unpacked files below a base address.
 * @param {string} base ends with a slash
 * @returns {Fetcher}
 */
export function fetcher(base) {
  /** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
  const kept = new Map();
  return (path) => {
    const known = kept.get(path);
    if (known) return known;
    const answer = patiently(base + path);
    kept.set(path, answer);
    answer.catch(() => kept.delete(path));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? path);
    return answer;
  };
}

/** @param {string} address */
async function patiently(address) {
  for (const pause of PAUSES) {
    try {
      return await get(address);
    } catch (reason) {
      if (!(reason instanceof UnfinishedError)) throw reason;
    }
    await new Promise((resume) => setTimeout(resume, pause));
  }
  return get(address);
}

/** @param {string} address @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function get(address) {
  try {
    const response = await fetch(address);
    if (response.status === 404) throw new StaleError(address);
    if (response.status !== 200 || !response.body) throw new UnfinishedError(address);
    return await unpack(response.body);
  } catch (reason) {
    if (reason instanceof StaleError) throw reason;
    throw new UnfinishedError(address, { cause: reason });
  }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed */
async function unpack(packed) {
  if (typeof DecompressionStream === "undefined") {
    const { inflate } = await import("./inflate.js");
    return inflate(new Uint8Array(await new Response(packed).arrayBuffer()));
  }
  const stream = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * What a decoder makes of a file; a file that was cut off is an unfinished answer.
 * @template T
 * @param {() => T} decode
 * @returns {T}
 */
export function decoded(decode) {
  try {
    return decode();
  } catch (reason) {
    throw new UnfinishedError("a file of the index is broken", { cause: reason });
  }
}

/**
 * @param {Fetcher} fetch
 * @param {string} path
 * @returns {Promise<unknown>} what a JSON file says
 */
export async function fetchJson(fetch, path) {
  const bytes = await fetch(path);
  return decoded(() => JSON.parse(new TextDecoder().decode(bytes)));
}
