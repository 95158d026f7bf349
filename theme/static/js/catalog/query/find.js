/** The files of words, and the records that have them. */

import { decoded } from "../index/files.js";
import { shardOf } from "../index/layers.js";
import { postingsOf, Reader, united } from "../index/postings.js";
import { hitsOf, inAll, sorted } from "./hits.js";
import { lookupsOf } from "./lookups.js";
import { describe } from "./records.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../index/postings.js").Posting} Posting
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./hits.js").Stretch} Stretch
 * @typedef {import("./lookups.js").Lookup} Lookup
 * @typedef {import("./words.js").Word} Word
 * @typedef {{ hits: Hits, total: number }} Found  `total`: of all, where only the best were fetched
 */

/**
 * Stretches of a word, and words, that are looked up first, in each of two layers: as many files as
 * browsers have connections. What has none of the whole mostly shows so by these.
 */
export const FIRST = 3;
/** Records that are described before it is sure that they are found. */
const LIKELY = 6;

/**
 * The records that have all of the words.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Found>}
 */
export async function findAll(words, index, mask, best) {
  // Long words first: they say sooner than short ones that nothing has them all.
  const ordered = [...words].sort((a, b) => length(b) - length(a));
  /** @param {Word[]} some */
  const find = (some) => Promise.all(some.map((word) => findWord(word, index, mask, best && words.length === 1)));
  const first = await find(ordered.slice(0, FIRST));
  if (words.length === 1) return first[0] ?? { hits: new Map(), total: 0 };
  const some = inAll(first.map((one) => one.hits));
  if (some.size === 0 || words.length <= FIRST) return { hits: some, total: some.size };
  const hits = inAll([some, ...(await find(ordered.slice(FIRST))).map((one) => one.hits)]);
  return { hits, total: hits.size };
}

/** @param {Word} word @returns {number} in letters */
function length(word) {
  return word.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * The records that have a word, in all layers.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @param {boolean} best
 * @returns {Promise<Found>}
 */
export async function findWord(word, index, mask, best) {
  const lookups = lookupsOf(word, await index.characters());
  const enough = best && lookups.length === 1 && lookups[0]?.length === word.length;
  const layers = await Promise.all(index.layers.map(async (layer) => {
    const popular = popularOf(layer);
    const stretches = await Promise.all(lookups.slice(0, FIRST).map((lookup) => stretchOf(lookup, layer, enough)));
    const hits = hitsOf(stretches, mask, await popular);
    const [only] = stretches;
    if (lookups.length > FIRST && hits.size > 0) return findRest(lookups, layer, index, { stretches, hits, mask });
    return { hits, total: enough && only ? only.posting.total : hits.size };
  }));
  return {
    hits: inLayers(layers.map(({ hits }) => hits), index),
    total: layers.reduce((sum, { total }) => sum + total, 0),
  };
}

/**
 * What the first stretches of a word have found in a layer, held against the others.
 * @param {Lookup[]} lookups
 * @param {Layer} layer
 * @param {Index} index
 * @param {{ stretches: Stretch[], hits: Hits, mask: number }} begun
 * @returns {Promise<Found>}
 */
async function findRest(lookups, layer, index, { stretches, hits, mask }) {
  // What is found by now is mostly what will be shown: it comes in the same round.
  for (const record of sorted(hits).slice(0, LIKELY)) describe(layer.first + record, index).catch(() => {});
  const rest = await Promise.all(lookups.slice(FIRST).map((lookup) => stretchOf(lookup, layer)));
  const all = hitsOf([...stretches, ...rest], mask, await popularOf(layer));
  return { hits: all, total: all.size };
}

/** @param {Lookup} lookup @param {Layer} layer @param {boolean} [best] */
export async function stretchOf(lookup, layer, best = false) {
  const { offset, length } = lookup;
  return { offset, length, lone: lookup.family === "characters", posting: await postingOf(lookup, layer, best) };
}

/**
 * @param {Lookup} lookup
 * @param {Layer} layer
 * @param {boolean} best whether what the shard lists of a heavy term is enough
 * @returns {Promise<Posting>}
 */
async function postingOf(lookup, layer, best) {
  const file = await layer.file("text", shardOf(layer, lookup.family, lookup.key));
  const terms = decoded(() => postingsOf(file, lookup.cut, lookup.accepts));
  // Of several terms the best of each don't tell how many records there are together.
  const enough = best && terms.size === 1;
  return united(await Promise.all(Array.from(terms, async ([term, posting]) => {
    if (posting.total === posting.records.length || enough) return posting;
    const all = await layer.file("text", lookup.heavy(term));
    return decoded(() => postingsOf(all, lookup.cut, () => true)).get(term) ?? posting;
  })));
}

/** @param {Layer} layer @returns {Promise<Set<number>>} what is lent most */
export async function popularOf(layer) {
  if (!layer.facts.popular) return new Set();
  const file = await layer.file("holdings", "popular.bin.gz");
  return decoded(() => {
    const reader = new Reader(file);
    const records = new Set();
    for (let record = 0; reader.at < file.length; records.add(record)) record += reader.varint();
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
    const first = index.layers[i]?.first ?? 0;
    for (const [record, value] of found) hits.set(first + record, value);
  });
  return hits;
}
