/** How much of a word each record has in the right order. */

import { inLayers } from "../query/find.js";
import { placesIn } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { stretchOf } from "../query/stretches.js";
import { SHIFT } from "./distance.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/lookups.js").Lookup} Lookup
 * @typedef {import("../query/words.js").Word} Word
 */

/** Words so short have too few pairs left for a vote; their single characters vote too. */
const SHORT = 5;
/** A character in more records than these says nothing. */
const COMMON = 3000;
/** What the vote of a single character counts, beside a pair's. */
const SINGLE = 0.4;

/**
 * How much of a word each record has in the right order.
 * @param {Word} word
 * @param {Index} index
 * @returns {Promise<Map<number, number>>}
 */
export async function votesFor(word, index) {
  const table = await index.characters();
  const pairs = lookupsOf(word, table, true);
  const singles = word.length > SHORT ? []
    : word.flatMap((slot, offset) => (slot.kind === "character" ? singleLookup(slot, offset, table) : []));
  return inLayers(await Promise.all(index.layers.map((layer) => votesIn(layer, pairs, singles))), index);
}

/** @param {Word[number]} slot @param {number} offset @param {Characters} table @returns {Lookup[]} */
export function singleLookup(slot, offset, table) {
  return lookupsOf([slot], table).map((lookup) => ({ ...lookup, offset }));
}

/**
 * Votes by record: for each way to lay the word over a field, the pairs that stand where they
 * should, or a little off.
 * @param {Layer} layer
 * @param {Lookup[]} pairs
 * @param {Lookup[]} singles
 * @returns {Promise<Map<number, number>>}
 */
async function votesIn(layer, pairs, singles) {
  const stretches = await Promise.all([
    ...pairs.map((lookup) => stretchOf(lookup, layer, true)),
    ...singles.map((lookup) => stretchOf(lookup, layer, true)),
  ]);
  /** @type {Map<number, Map<number, number>>} record → where the word would begin → votes */
  const votes = new Map();
  for (const { offset, length, posting } of stretches) {
    if (length === 1 && posting.total > COMMON) continue;
    // What few records have says more: 像力 more than 社会, of which only the best are looked at.
    const weight = Math.round((length === 2 ? 1 : SINGLE) * Math.log2(1 + layer.facts.records / posting.total));
    for (const record of posting.records) {
      const own = votes.get(record) ?? new Map();
      votes.set(record, own);
      for (const [flag, place] of placesIn(record, posting)) {
        const begin = (flag & 7) * 1000 + place - offset;
        own.set(begin, (own.get(begin) ?? 0) + weight);
      }
    }
  }
  return new Map(Array.from(votes, ([record, own]) => [record, most(own)]));
}

/** @param {Map<number, number>} votes @returns {number} the most that lie close together */
function most(votes) {
  let best = 0;
  for (const begin of votes.keys()) {
    let sum = 0;
    for (let at = begin; at <= begin + SHIFT; at += 1) sum += votes.get(at) ?? 0;
    best = Math.max(best, sum);
  }
  return best;
}
