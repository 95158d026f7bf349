/**
 * What to try when a query finds nothing, or little: the same sound, the characters of a word
 * apart, only some of the words, and what is one or two characters off.
 */

import { findAll, findWord, inLayers, stretchOf } from "./find.js";
import { BEST, hitsOf, inAll, inAny, order, rankOf } from "./rank.js";
import { lookupsOf } from "./terms.js";
import { outcome } from "./query.js";

/**
 * @typedef {import("./layers.js").Index} Index
 * @typedef {import("./query.js").Outcome} Outcome
 * @typedef {import("./rank.js").Hits} Hits
 * @typedef {import("./terms.js").Word} Word
 */

/** Characters that a word has at least, for the shortest to be two words run together. */
const SHORTEST = 4;
/** Every word that a record lacks outweighs any rank. */
const LACKING = 1000;
/** More than any record gets: what has most of a word in its order comes first. */
const MOST = 4000;

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {Outcome} found what the query found as it was typed
 * @returns {Promise<Outcome>}
 */
export async function relax(words, index, mask, found) {
  const sound = await sameSound(words, index, mask);
  if (found.hits.size > 0) return { ...found, suggestions: await textsOf(sound, found.hits, words, index) };
  if (sound.size > 0) {
    const suggestions = await textsOf(sound, found.hits, words, index);
    return { ...outcome({ hits: sound, total: sound.size }, "sound"), suggestions };
  }
  if (words.length > 1) return someOf(words, index, mask);
  const [word = []] = words;
  const apart = await inTwo(word, index, mask);
  const { findNear, votesFor } = await import("./near.js");
  if (apart.size === 0) return findNear(word, index, mask, found);
  const votes = await votesFor(word, index);
  const hits = new Map(Array.from(apart, ([record, value]) => (
    [record, value + order(MOST - (votes.get(record) ?? 0), BEST, false)]
  )));
  return outcome({ hits, total: hits.size }, "apart");
}

/** @param {Word[]} words @param {Index} index @param {number} mask @returns {Promise<Hits>} */
async function sameSound(words, index, mask) {
  // Every reading of a sound is wanted, and of a text in letters all are known.
  const table = await index.characters("pinyin");
  const spoken = words.map((word) => word.map((slot) => {
    const [syllable] = table.readings(slot.text);
    const known = slot.kind === "character" && syllable !== undefined && syllable !== slot.text;
    return known ? { kind: /** @type {const} */ ("syllable"), text: syllable } : slot;
  }));
  // A lone syllable is no word to look up, so its character must stand as it is.
  const sought = spoken.map((word, i) => (word.length > 1 ? word : words[i] ?? word));
  return (await findAll(sought, index, mask, false)).hits;
}

/**
 * Records that have the word in two parts, wherever those stand: 鲁迅呐喊.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Hits>}
 */
async function inTwo(word, index, mask) {
  if (word.length < SHORTEST) return new Map();
  const lookups = lookupsOf(word, await index.characters(), true);
  const layers = await Promise.all(index.layers.map(async (layer) => {
    const stretches = await Promise.all(lookups.map((lookup) => stretchOf(lookup, layer)));
    /** @param {number} from @param {number} to */
    const part = (from, to) => {
      const own = stretches.filter(({ offset, length }) => offset >= from && offset + length <= to);
      const covered = own.reduce((sum, { offset }) => Math.max(sum, offset + 2), 0) >= to - 1;
      return own.length > 0 && covered ? hitsOf(own, mask, new Set()) : new Map();
    };
    const splits = Array.from({ length: word.length - 3 }, (_, i) => i + 2);
    return inAny(splits.map((at) => inAll([part(0, at), part(at, word.length)])));
  }));
  return inLayers(layers, index);
}

/**
 * Records that have most of the words.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome>}
 */
async function someOf(words, index, mask) {
  const found = await Promise.all(words.map((word) => findWord(word, index, mask, false)));
  /** @type {Hits} */
  const hits = new Map();
  for (const { hits: own } of found) {
    for (const [record, value] of own) {
      const before = hits.get(record) ?? words.length * LACKING * 16;
      hits.set(record, before - LACKING * 16 + (hits.has(record) ? rankOf(value) * 16 : value));
    }
  }
  if (hits.size === 0) return outcome({ hits, total: 0 });
  const missing = words.filter((_, i) => found[i]?.hits.size === 0);
  return {
    ...outcome({ hits, total: hits.size }, "some"),
    missing: missing.map((word) => word.map(({ text }) => text).join("")),
  };
}

/**
 * Titles to search for instead: those that sound the same and are not found already.
 * @param {Hits} sound
 * @param {Hits} found
 * @param {Word[]} words
 * @param {Index} index
 * @returns {Promise<string[]>}
 */
async function textsOf(sound, found, words, index) {
  const others = new Map(Array.from(sound).filter(([record]) => !found.has(record)));
  if (others.size === 0) return [];
  const { suggestionsOf } = await import("./near.js");
  return suggestionsOf(others, words, index);
}
