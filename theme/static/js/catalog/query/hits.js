/** Which records have a word, all words, or any of them; and these in order. */

import { after, SAME } from "../index/postings.js";
import { BEHIND, BEST, order, RANK, rankAt, rankOf } from "./ranks.js";

/**
 * @typedef {import("../index/postings.js").Posting} Posting
 * @typedef {{ posting: Posting, offset: number, length: number, lone?: boolean }} Stretch
 *   a stretch of a word with its records; `lone`: a character by itself
 * @typedef {Map<number, number>} Hits  record number → order, the smaller the better
 */

/**
 * The records of one layer in which all stretches stand side by side.
 * @param {Stretch[]} stretches in the order of the word
 * @param {number} mask
 * @param {Set<number>} popular
 * @returns {Hits}
 */
export function hitsOf(stretches, mask, popular) {
  /** @type {Hits} */
  const hits = new Map();
  const [begin, ...rest] = stretches;
  if (!begin) return hits;
  const rarest = stretches.map(({ posting }) => posting).reduce((a, b) => (b.records.length < a.records.length ? b : a));
  const lone = begin.lone && rest.length === 0;
  rarest.records.forEach((record, i) => {
    const rank = Math.min(...matchesIn(record, stretches, mask).map(({ field, place, last }) => rankAt(field, place, last, lone)));
    if (rank === Infinity) return;
    const flag = /** @type {number} */ (rarest.flags[/** @type {number} */ (rarest.starts[i])]);
    hits.set(record, order(rank, popular.has(record) ? BEST : flag >> 6, (flag & SAME) > 0));
  });
  return hits;
}

/**
 * Where in a record the stretches stand side by side.
 * @param {number} record
 * @param {Stretch[]} stretches in the order of the word
 * @param {number} mask
 * @returns {{ field: number, place: number, last: number }[]} `last`: the flags of where they end
 */
export function matchesIn(record, [begin, ...rest], mask) {
  if (!begin) return [];
  const others = rest.map((stretch) => /** @type {const} */ ([stretch.offset - begin.offset, placesIn(record, stretch.posting)]));
  const matches = [];
  for (const [flag, place] of placesIn(record, begin.posting)) {
    const field = flag & 7;
    if (!((mask >> field) & 1)) continue;
    let last = flag;
    const whole = others.every(([distance, places]) => {
      const there = after(place, distance);
      const found = places.find(([other, at]) => (other & 7) === field && at === there);
      if (found) last = found[0];
      return found;
    });
    if (whole) matches.push({ field, place, last });
  }
  return matches;
}

/** @param {number} record @param {Posting} posting @returns {[number, number][]} flags and place */
export function placesIn(record, { records, starts, flags, places }) {
  const i = indexOf(records, record);
  /** @type {[number, number][]} */
  const found = [];
  if (records[i] !== record) return found;
  const end = /** @type {number} */ (starts[i + 1]);
  for (let at = /** @type {number} */ (starts[i]); at < end; at += 1) {
    found.push(/** @type {[number, number]} */ ([flags[at], places[at]]));
  }
  return found;
}

/** @param {number[]} records ascending @param {number} record @returns {number} */
function indexOf(records, record) {
  let low = 0;
  let high = records.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (records[middle]) < record) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The records that have every word, with the sum of their text ranks.
 * @param {Hits[]} words
 * @returns {Hits}
 */
export function inAll(words) {
  const [first = new Map(), ...others] = [...words].sort((a, b) => a.size - b.size);
  /** @type {Hits} */
  const hits = new Map();
  for (const [record, value] of first) {
    if (!others.every((word) => word.has(record))) continue;
    hits.set(record, others.reduce((sum, word) => sum + rankOf(/** @type {number} */ (word.get(record))) * RANK, value));
  }
  return hits;
}

/**
 * The records that have one or another, in the better order.
 * @param {Hits[]} words
 * @returns {Hits}
 */
export function inAny(words) {
  /** @type {Hits} */
  const hits = new Map();
  for (const word of words) {
    for (const [record, value] of word) hits.set(record, Math.min(value, hits.get(record) ?? value));
  }
  return hits;
}

/**
 * Hits that come after all that are no such.
 * @param {Hits} hits
 * @returns {Hits}
 */
export function behind(hits) {
  return new Map(Array.from(hits, ([record, value]) => [record, value + BEHIND]));
}

/**
 * Records in the order a reader sees them.
 * @param {Hits} hits
 * @returns {number[]}
 */
export function sorted(hits) {
  return Array.from(hits).sort(([one, a], [other, b]) => (a >> 1) - (b >> 1) || one - other).map(([record]) => record);
}
