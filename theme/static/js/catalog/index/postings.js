/** What a file of the index says: which records have a term, and where in them it stands. */

/**
 * @typedef {{
 *   total: number, records: number[], starts: number[], flags: Uint8Array, places: Uint8Array,
 * }} Posting
 * The records of a term in ascending order; the occurrences in record `i` are those from
 * `starts[i]` up to `starts[i + 1]`. `total` is larger than what is listed where the term is heavy.
 */

export const LAST = 8;
const MORE = 16;
export const SAME = 32;
/** More than a field has places: each is a byte of the index. */
export const FIELD = 1000;
/** Places but the first go round in so many. */
const CYCLE = 255;

/**
 * Walks over bytes: what each of its functions gives stands behind what the one before gave.
 * @param {Uint8Array} bytes
 */
export function readerOf(bytes) {
  let at = 0;
  /** An unsigned LEB128 number. Sums in place of bit operators: those break above 2^31. */
  const varint = () => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError("cut off");
      at += 1;
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  };
  /** @param {number} count @returns {number[]} */
  const varints = (count) => Array.from({ length: count }, varint);
  /** @param {number} length @returns {Uint8Array} fewer where the file is cut off: then it ends before its numbers do */
  const take = (length) => bytes.subarray(at, at += length);
  return {
    varint,
    varints,
    take,
    /** @param {number} count @returns {number[]} ascending numbers, written as differences */
    ascending: (count) => {
      let number = 0;
      return varints(count).map((step) => (number += step));
    },
    /** @returns {string} a text with its length before it */
    text: () => new TextDecoder().decode(take(varint())),
    /** @returns {number} bytes that are left */
    left: () => bytes.length - at,
  };
}

/**
 * The terms of a file of postings that are asked for.
 * @param {Uint8Array} file
 * @param {(text: string) => string[]} cut the terms of the column of terms
 * @param {(term: string) => boolean} wanted
 * @returns {Map<string, Posting>}
 */
export function postingsOf(file, cut, wanted) {
  const reader = readerOf(file);
  const count = reader.varint();
  const terms = cut(reader.text());
  const marks = reader.varints(count);
  const totals = reader.varints(marks.filter((mark) => mark % 2).length).values();
  const lists = marks.map((mark) => reader.ascending(Math.floor(mark / 2)));
  const occurrences = reader.left() / 2;
  const flags = reader.take(occurrences);
  const places = reader.take(occurrences);
  /** @type {Map<string, Posting>} */
  const found = new Map();
  let at = 0;
  /** @returns {number} where the occurrences of the next record end */
  const end = () => {
    do at += 1; while (/** @type {number} */ (flags[at - 1]) & MORE);
    return at;
  };
  lists.forEach((records, i) => {
    const starts = [at, ...records.map(end)];
    const total = /** @type {number} */ (marks[i]) % 2 ? /** @type {number} */ (totals.next().value) : records.length;
    const term = /** @type {string} */ (terms[i]);
    if (wanted(term)) found.set(term, { total, records, starts, flags, places });
  });
  if (at !== occurrences) throw new RangeError("broken file");
  return found;
}

/** @param {string} text @returns {string[]} */
export function lines(text) {
  return text.split("\n");
}

/** What cuts a column of terms: characters, pairs of them, words. */
export const CUTS = {
  /** @param {string} text @returns {string[]} */
  characters: (text) => Array.from(text),
  /** @param {string} text @returns {string[]} */
  pairs: (text) => text.match(/../gsu) || [],
  words: lines,
};

/**
 * The place so many units after a place.
 * @param {number} place
 * @param {number} units
 * @returns {number}
 */
export function after(place, units) {
  return units === 0 ? place : 1 + (place - 1 + units) % CYCLE;
}
