/** The files of words, and the records that have them. */

import { decoded } from "../index/files.js";
import { readerOf } from "../index/postings.js";
import { hitsOf, inAll } from "./hits.js";
import { lookupsOf } from "./lookups.js";
import { begunOf, FIRST_OF_FEW } from "./stretches.js";
import { charactersOf, textOf } from "./words.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./lookups.js").Lookup} Lookup
 * @typedef {import("./stretches.js").Begun} Begun
 * @typedef {import("./words.js").Word} Word
 * @typedef {{ hits: Hits, total: number }} Found  `total`: of all, where only the best were fetched
 * @typedef {{
 *   word: Word, table: Characters, index: Index, mask: number, popular: Set<number>, enough: boolean,
 *   alone: boolean,
 * }} Sought  `enough`: the best will do; `alone`: what has the word is what will be shown
 */

/**
 * Stretches of a word, and words, that are looked up first: as many files as browsers have
 * connections. What has none of the whole mostly shows so by these.
 */
export const FIRST = 3;
/** In the layers of what is new one comes first, but of two both: a round costs more than a small file. */
const TWO = 2;

/**
 * The records that have all of the words.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Found>}
 */
export async function findAll(words, index, mask, best) {
  const [word] = words;
  if (word && words.length === 1) return findWord(word, index, mask, best, true);
  // Long words first: they say sooner than short ones that nothing has them all.
  const ordered = [...words].sort((a, b) => textOf([b]).length - textOf([a]).length);
  const layers = await Promise.all(index.layers.map((layer) => findAllIn(ordered, { ...index, layers: [layer] }, mask, layer.first === 0)));
  const hits = new Map(layers.flatMap((one) => Array.from(one)));
  return { hits, total: hits.size };
}

/**
 * @param {Word[]} words the longest first
 * @param {Index} index of one layer
 * @param {number} mask
 * @param {boolean} large whether it has so many records that most words are in it
 * @returns {Promise<Hits>} the records that have them all
 */
async function findAllIn(words, index, mask, large) {
  const count = large || words.length === TWO ? FIRST : FIRST_OF_FEW;
  const first = await Promise.all(words.slice(0, count).map(async (word) => (await findWord(word, index, mask)).hits));
  const some = inAll(first);
  if (some.size === 0 || words.length <= count) return some;
  return inAll([some, await findAllIn(words.slice(count), index, mask, large)]);
}

/**
 * The records that have a word, in all layers.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @param {boolean} [best] whether the best will do where there are very many
 * @param {boolean} [alone] whether what has it is what will be shown
 * @returns {Promise<Found>}
 */
export async function findWord(word, index, mask, best = false, alone = false) {
  const table = await index.characters(charactersOf(word));
  const lookups = lookupsOf(word, table);
  const enough = best && alone && lookups.length === 1 && lookups.every(({ length }) => length === word.length);
  // Asked for beside the files that it goes on from.
  if (lookups.length > FIRST) import("./settle.js").catch(() => {});
  const layers = await Promise.all(index.layers.map((layer) => findIn(layer, lookups, { word, table, index, mask, enough, alone })));
  return {
    hits: inLayers(layers.map(({ hits }) => hits), index),
    total: layers.reduce((sum, { total }) => sum + total, 0),
  };
}

/**
 * The records of a layer that have a word.
 * @param {Layer} layer
 * @param {Lookup[]} lookups
 * @param {Omit<Sought, "popular">} sought
 * @returns {Promise<Found>}
 */
async function findIn(layer, lookups, sought) {
  const { mask, enough, alone } = sought;
  const first = layer.first && !(alone && lookups.length === TWO) ? FIRST_OF_FEW : FIRST;
  /** @param {Lookup[]} some */
  const begin = (some) => Promise.all(some.map((lookup) => begunOf(lookup, layer, enough)));
  const [popular, begun] = await Promise.all([popularOf(layer), begin(lookups.slice(0, first))]);
  /** @param {Begun} one */
  const isThere = ({ posting }) => posting.records.length > 0;
  const rest = lookups.slice(first);
  while (layer.first && lookups.length <= FIRST && rest.length > 0 && begun.every(isThere)) {
    begun.push(...await begin(rest.splice(0, FIRST_OF_FEW)));
  }
  const [one] = begun;
  if (!one || !begun.every(isThere)) return { hits: new Map(), total: 0 };
  if (rest.length > 0 || begun.some(({ all }) => all)) {
    if (begun.some(({ all }) => all)) import("./whole.js").catch(() => {});
    return (await import("./settle.js")).settle(layer, begun, rest, { ...sought, popular });
  }
  const hits = hitsOf(begun, mask, popular);
  return { hits, total: enough ? one.posting.total : hits.size };
}

/** @param {Layer} layer @returns {Promise<Set<number>>} what is lent most */
export async function popularOf(layer) {
  if (!layer.facts.popular) return new Set();
  const file = await layer.file("holdings", "popular.bin.gz");
  return decoded(() => {
    const reader = readerOf(file);
    const records = new Set();
    for (let record = 0; reader.left() > 0; records.add(record)) record += reader.varint();
    return records;
  });
}

/**
 * Hits of each layer under their numbers in the whole catalogue.
 * @param {Hits[]} layers
 * @param {Index} index
 * @returns {Hits}
 */
export function inLayers(layers, index) {
  /** @type {Hits} */
  const hits = new Map();
  layers.forEach((found, i) => {
    const { first } = /** @type {Layer} */ (index.layers[i]);
    for (const [record, value] of found) hits.set(first + record, value);
  });
  return hits;
}
