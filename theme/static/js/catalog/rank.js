/** Which records have a word, how near to the top each belongs, and which are editions of one work. */

import { after, LAST, SAME } from "./postings.js";

/**
 * @typedef {import("./postings.js").Posting} Posting
 * @typedef {{ posting: Posting, offset: number, length: number }} Found
 *   a stretch of a word with its records
 * @typedef {Map<number, number>} Hits  record number → order, the smaller the better
 */

/** Orders: text rank, then static rank, then whether the record is another edition of its work. */
const RANK = 16;
const STATIC = 2;
/** The best static rank. */
export const BEST = 4;
/** By field: title, other title, person, series, subject, publisher. */
const RANKS = [2, 3, 4, 6, 5, 7];
const TITLE = 0;

/** @type {Record<string, number>} */
const MASKS = { title: 0b001011, person: 0b000100, subject: 0b010000, publisher: 0b100000 };

/**
 * The fields in which a reader looks, a bit each.
 * @param {string} field
 * @returns {number}
 */
export function maskOf(field) {
  return MASKS[field] ?? 0b111111;
}

/**
 * @param {number} rank
 * @param {number} statics 0 to 4, the more the better
 * @param {boolean} same
 * @returns {number}
 */
export function order(rank, statics, same) {
  return rank * RANK + (BEST - statics) * STATIC + Number(same);
}

/** @param {number} value @returns {number} the text rank of an order */
export function rankOf(value) {
  return Math.floor(value / RANK);
}

/** @param {number} value @returns {boolean} whether it is an edition of the work before it */
export function isSame(value) {
  return value % 2 === 1;
}

/**
 * The records of one layer in which all stretches stand side by side.
 * @param {Found[]} stretches in the order of the word
 * @param {number} mask
 * @param {Set<number>} popular
 * @returns {Hits}
 */
export function hitsOf(stretches, mask, popular) {
  /** @type {Hits} */
  const hits = new Map();
  const [begin, ...rest] = stretches;
  const rarest = stretches.reduce((a, b) => (
    b.posting.records.length < a.posting.records.length ? b : a
  ));
  if (!begin) return hits;
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
 * @param {Found} begin
 * @param {Found[]} rest
 * @param {number} mask
 * @returns {number | undefined} the best text rank of the word in a record
 */
function rankIn(record, begin, rest, mask) {
  const others = rest.map((stretch) => /** @type {const} */ ([stretch, placesIn(record, stretch.posting)]));
  /** @type {number | undefined} */
  let best;
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
    if (whole) best = Math.min(best ?? Infinity, rankAt(field, place, last));
  }
  return best;
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

/** @param {number} field @param {number} place @param {number} last @returns {number} */
function rankAt(field, place, last) {
  if (field !== TITLE || place !== 0) return RANKS[field] ?? RANKS.length;
  return last & LAST ? 0 : 1;
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
 * Records in the order a reader sees them.
 * @param {Hits} hits
 * @returns {number[]}
 */
export function sorted(hits) {
  const pairs = Array.from(hits, ([record, value]) => /** @type {const} */ ([record, value >> 1]));
  pairs.sort(([one, a], [other, b]) => a - b || one - other);
  return pairs.map(([record]) => record);
}

/** Editions in a group; the rest of them form the next. */
const MOST = 24;

/**
 * Groups of records in the order of the best of each.
 * @param {number[]} records sorted
 * @param {Hits} hits
 * @returns {number[][]}
 */
export function worksOf(records, hits) {
  /** @type {Set<number>} */
  const done = new Set();
  /** @type {number[][]} */
  const works = [];
  for (const record of records) {
    if (done.has(record)) continue;
    const work = editionsOf(record, hits, done);
    for (const edition of work) done.add(edition);
    works.push(work);
  }
  return works;
}

/** @param {number} record @param {Hits} hits @param {Set<number>} done @returns {number[]} */
function editionsOf(record, hits, done) {
  const work = [record];
  for (let at = record; work.length < MOST && isSame(hits.get(at) ?? 0); at -= 1) {
    if (!hits.has(at - 1) || done.has(at - 1)) break;
    work.push(at - 1);
  }
  for (let at = record + 1; work.length < MOST && isSame(hits.get(at) ?? 0) && !done.has(at); at += 1) {
    work.push(at);
  }
  return work;
}
