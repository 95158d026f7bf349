/** Which records have a word, all words, or any of them; and these in order. */

import { after, SAME } from "../index/postings.js";
import { BEHIND, BEST, order, RANK, rankAt, rankOf, secondOf } from "./ranks.js";

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
  const rarest = stretches.reduce((a, b) => (
    b.posting.records.length < a.posting.records.length ? b : a
  ));
  for (const record of rarest.posting.records) {
    const rank = rankIn(record, begin, rest, mask);
    if (rank === undefined) continue;
    const { flags, starts, records } = rarest.posting;
    const flag = flags[starts[indexOf(records, record)] ?? 0] ?? 0;
    const statics = popular.has(record) ? BEST : flag >> 6;
    hits.set(record, order(rank, statics, (flag & SAME) > 0));
  }
  return hits;
}

/**
 * @param {number} record
 * @param {Stretch} begin
 * @param {Stretch[]} rest
 * @param {number} mask
 * @returns {number | undefined} the best text rank of the word in a record
 */
function rankIn(record, begin, rest, mask) {
  const lone = begin.lone && rest.length === 0;
  const ranks = matchesIn(record, begin, rest, mask).map(({ field, place, last }) => rankAt(field, place, last, lone));
  return ranks.length > 0 ? Math.min(...ranks) : undefined;
}

/**
 * @param {number} record
 * @param {Stretch[]} stretches in the order of the word
 * @param {number} mask
 * @returns {number[]} the fields in which they stand side by side
 */
export function fieldsOf(record, [begin, ...rest], mask) {
  return begin ? matchesIn(record, begin, rest, mask).map(({ field }) => field) : [];
}

/**
 * Where in a record the stretches stand side by side.
 * @param {number} record
 * @param {Stretch} begin
 * @param {Stretch[]} rest
 * @param {number} mask
 * @returns {{ field: number, place: number, last: number }[]} `last`: the flags of where they end
 */
function matchesIn(record, begin, rest, mask) {
  const others = rest.map((stretch) => /** @type {const} */ ([stretch, placesIn(record, stretch.posting)]));
  const matches = [];
  for (const [flag, place] of placesIn(record, begin.posting)) {
    const field = flag & 7;
    if (!((mask >> field) & 1)) continue;
    let last = flag;
    const whole = others.every(([stretch, places]) => {
      const there = after(place, stretch.offset - begin.offset);
      const found = places.find(([other, at]) => (other & 7) === field && at === there);
      last = found?.[0] ?? last;
      return found !== undefined;
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
  for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at += 1) {
    found.push([flags[at] ?? 0, places[at] ?? 0]);
  }
  return found;
}

/** @param {number[]} records ascending @param {number} record @returns {number} */
function indexOf(records, record) {
  let low = 0;
  let high = records.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle] ?? 0) < record) low = middle + 1;
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
    const orders = others.map((word) => word.get(record));
    if (orders.some((other) => other === undefined)) continue;
    const ranks = orders.reduce((sum, other) => Number(sum) + rankOf(other ?? 0), 0);
    hits.set(record, value + Number(ranks) * RANK);
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
    for (const [record, value] of word) hits.set(record, Math.min(value, hits.get(record) ?? Infinity));
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
 * Hits that come after others of the same text rank.
 * @param {Hits} hits
 * @returns {Hits}
 */
export function second(hits) {
  return new Map(Array.from(hits, ([record, value]) => [record, secondOf(value)]));
}

/**
 * Records in the order a reader sees them.
 * @param {Hits} hits
 * @returns {number[]}
 */
export function sorted(hits) {
  const pairs = Array.from(hits, ([record, value]) => /** @type {const} */ ([record, value >> 1]));
  pairs.sort(([one, a], [other, b]) => a - b || one - other);
  return pairs.map(([record]) => record);
}
