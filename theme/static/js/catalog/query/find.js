/** The files of words, and the records that have them. */

import { decoded } from "../index/files.js";
import { Reader } from "../index/postings.js";
import { hitsOf, inAll, sorted } from "./hits.js";
import { lookupsOf } from "./lookups.js";
import { describe } from "./records.js";
import { begunOf, between, isCovered, wholeOf } from "./stretches.js";
import { inTitles } from "./titles.js";
import { charactersOf } from "./words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./lookups.js").Lookup} Lookup
 * @typedef {import("./stretches.js").Begun} Begun
 * @typedef {import("./words.js").Word} Word
 * @typedef {{ hits: Hits, total: number }} Found  `total`: of all, where only the best were fetched
 * @typedef {{
 *   word: Word, index: Index, mask: number, popular: Set<number>, enough: boolean, alone: boolean,
 * }} Sought  `enough`: the best will do; `alone`: what has the word is what will be shown
 */

/**
 * Stretches of a word, and words, that are looked up first: as many files as browsers have
 * connections. What has none of the whole mostly shows so by these.
 */
export const FIRST = 3;
/** The same in the layers of what is new: few records, and most words are in none of them. */
const FIRST_OF_FEW = 1;
/** Records that are described before it is sure that they are found. */
const LIKELY = 2;

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
  if (words.length === 1) return findWord(words[0] ?? [], index, mask, best, true);
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
  const count = large ? FIRST : FIRST_OF_FEW;
  const first = await Promise.all(words.slice(0, count).map(async (word) => (await findWord(word, index, mask)).hits));
  const some = inAll(first);
  if (some.size === 0 || words.length <= count) return some;
  return inAll([some, await findAllIn(words.slice(count), index, mask, large)]);
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
 * @param {boolean} [best] whether the best will do where there are very many
 * @param {boolean} [alone] whether what has it is what will be shown
 * @returns {Promise<Found>}
 */
export async function findWord(word, index, mask, best = false, alone = false) {
  const lookups = lookupsOf(word, await index.characters(charactersOf(word)));
  const enough = best && alone && lookups.length === 1 && lookups[0]?.length === word.length;
  const layers = await Promise.all(index.layers.map(async (layer) => {
    const first = layer.first === 0 ? FIRST : FIRST_OF_FEW;
    const [begun, popular] = await Promise.all([
      Promise.all(lookups.slice(0, first).map((lookup) => begunOf(lookup, layer, enough))), popularOf(layer),
    ]);
    return findIn(layer, begun, lookups.slice(first), { word, index, mask, popular, enough, alone });
  }));
  return {
    hits: inLayers(layers.map(({ hits }) => hits), index),
    total: layers.reduce((sum, { total }) => sum + total, 0),
  };
}

/**
 * The records of a layer that have a word: what the stretches looked up so far have found is held
 * against the titles where few are left, else against further stretches, and last against the long
 * lists of those that very many records have.
 * @param {Layer} layer
 * @param {Begun[]} begun
 * @param {Lookup[]} rest
 * @param {Sought} sought
 * @returns {Promise<Found>}
 */
async function findIn(layer, begun, rest, sought) {
  const { word, index, mask, popular, enough, alone } = sought;
  const whole = begun.filter(({ all }) => !all).sort((a, b) => a.offset - b.offset);
  const hits = whole.length > 0 ? hitsOf(whole, mask, popular) : undefined;
  const none = begun.length === 0 || begun.some(({ posting }) => posting.records.length === 0);
  if (none || hits?.size === 0) return { hits: new Map(), total: 0 };
  const open = begun.filter((one) => one.all && !isCovered(one, whole));
  if (hits && rest.length === 0 && open.length === 0) {
    return { hits, total: enough ? begun[0]?.posting.total ?? 0 : hits.size };
  }
  // Of what one stretch alone has found most have not the word.
  const likely = alone && hits && begun.length > 1 ? hits : new Map();
  const held = likely.size > 0 ? await inTitles(likely, whole, word, mask, layer, index) : undefined;
  if (held) return { hits: held, total: held.size };
  const next = layer.first === 0 ? rest : rest.slice(0, FIRST_OF_FEW);
  const more = next.length > 0 ? next : between(word, await index.characters(charactersOf(word)), begun, open);
  if (more.length === 0) {
    const all = await Promise.all(begun.map((one) => (open.includes(one) ? wholeOf(one) : one)));
    return findIn(layer, all, [], sought);
  }
  // What is found by now is mostly what will be shown: it comes in the same round.
  for (const record of sorted(likely).slice(0, LIKELY)) describe(layer.first + record, index).catch(() => {});
  const further = await Promise.all(more.map((lookup) => begunOf(lookup, layer)));
  return findIn(layer, [...begun, ...further], rest.slice(next.length), sought);
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
