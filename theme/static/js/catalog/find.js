/** Fetches the files of words and finds the records that have them. */

import { decoded, shardOf } from "./layers.js";
import { postingsOf, Reader, united } from "./postings.js";
import { hitsOf, inAll } from "./rank.js";
import { lookupsOf } from "./terms.js";

/**
 * @typedef {import("./layers.js").Index} Index
 * @typedef {import("./layers.js").Layer} Layer
 * @typedef {import("./postings.js").Posting} Posting
 * @typedef {import("./rank.js").Hits} Hits
 * @typedef {import("./terms.js").Lookup} Lookup
 * @typedef {import("./terms.js").Word} Word
 * @typedef {{ hits: Hits, total: number }} Found  `total`: of all, where only the best were fetched
 */

/**
 * The records that have all of the words.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Found>}
 */
export async function findAll(words, index, mask, best) {
  const found = await Promise.all(words.map((word) => findWord(word, index, mask, best && words.length === 1)));
  const hits = inAll(found.map((one) => one.hits));
  return { hits, total: words.length === 1 ? found[0]?.total ?? 0 : hits.size };
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
    const [stretches, popular] = await Promise.all([
      Promise.all(lookups.map((lookup) => stretchOf(lookup, layer, enough))), popularOf(layer),
    ]);
    if (stretches.length === 0) return { hits: new Map(), total: 0 };
    const hits = hitsOf(stretches, mask, popular);
    const [only] = stretches;
    return { hits, total: enough && only ? only.posting.total : hits.size };
  }));
  return {
    hits: inLayers(layers.map(({ hits }) => hits), index),
    total: layers.reduce((sum, { total }) => sum + total, 0),
  };
}

/** @param {Lookup} lookup @param {Layer} layer @param {boolean} [best] */
export async function stretchOf(lookup, layer, best = false) {
  const { offset, length } = lookup;
  return { offset, length, posting: await postingOf(lookup, layer, best) };
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
async function popularOf(layer) {
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
