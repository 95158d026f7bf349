/** How much of a word each record has in the right order. */

import { FIELD, LAST, SAME } from "../index/postings.js";
import { placesIn } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { stretchOf } from "../query/whole.js";
import { charactersOf } from "../query/words.js";
import { SHIFT } from "./distance.js";
import { termsOf } from "./terms.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/lookups.js").Lookup} Lookup
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {{ votes: number, statics: number, same: boolean }} Voted  `statics`, `same`: see ranks.js
 */

/** Words so short may have no pair left, or none that tells; their single characters vote too. */
const SHORTEST = 3;
const SHORT = 5;
/** A character in more records than these says nothing. */
const COMMON = 3000;
/** What the vote of a single character counts, beside a pair's. */
const SINGLE = 0.4;
/** What it counts that a field begins or ends as the word does: it decides between those that have as much of it. */
const EDGE = 0.25;

/**
 * How much of a word each record has in the right order.
 * @param {Word} word
 * @param {Index} index
 * @returns {Promise<Map<number, Voted>>}
 */
export async function votesFor(word, index) {
  const table = await index.characters(charactersOf(word));
  const pairs = termsOf([word], table).flat();
  const singles = word.length > SHORT ? []
    : word.flatMap((slot, offset) => (slot.kind === "character" ? singleLookup(slot, offset, table) : []));
  const voted = await Promise.all(index.layers.map(async (layer) => (
    Array.from(await votesIn(layer, pairs, singles, word.length), ([record, own]) => /** @type {const} */ ([layer.first + record, own]))
  )));
  return new Map(voted.flat());
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
 * @param {number} size characters of the word: in a long one a pair that few have makes single characters needless
 * @returns {Promise<Map<number, Voted>>}
 */
async function votesIn(layer, pairs, singles, size) {
  const by = await Promise.all(pairs.map((lookup) => stretchOf(lookup, layer, true)));
  const tells = size > SHORTEST && by.some(({ posting: { total, records } }) => total > 0 && total === records.length);
  const stretches = tells ? by : [...by, ...await Promise.all(singles.map((lookup) => stretchOf(lookup, layer, true)))];
  /** @type {Map<number, { flags: number, own: Map<number, number> }>} record → where the word would begin → votes */
  const votes = new Map();
  for (const { offset, length, posting } of stretches) {
    if (length === 1 && posting.total > COMMON) continue;
    // What few records have says more: 像力 more than 社会, of which only the best are looked at.
    const weight = Math.round((length === 2 ? 1 : SINGLE) * Math.log2(1 + layer.facts.records / posting.total));
    for (const record of posting.records) {
      const places = placesIn(record, posting);
      const { own, flags } = votes.get(record) ?? { own: new Map(), flags: places[0]?.[0] ?? 0 };
      votes.set(record, { own, flags });
      for (const [flag, place] of places) {
        const begin = (flag & 7) * FIELD + place - offset;
        const ends = (flag & LAST) > 0 && offset + length === size;
        own.set(begin, (own.get(begin) ?? 0) + weight + EDGE * (Number(place === offset) + Number(ends)));
      }
    }
  }
  return new Map(Array.from(votes, ([record, { own, flags }]) => (
    [record, { votes: most(own), statics: flags >> 6, same: (flags & SAME) > 0 }]
  )));
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
