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

/** Walks over bytes. Sums in place of bit operators: those break above 2^31. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** @returns {number} an unsigned LEB128 number */
  varint() {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new RangeError("the index file is cut off");
      this.at += 1;
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  }

  /** @param {number} count @returns {number[]} */
  varints(count) {
    return Array.from({ length: count }, () => this.varint());
  }

  /** @param {number} count @returns {number[]} ascending numbers, written as differences */
  ascending(count) {
    let number = 0;
    return Array.from({ length: count }, () => (number += this.varint()));
  }

  /** @param {number} length @returns {Uint8Array} */
  take(length) {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError("the index file is cut off");
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  /** @returns {string} a text with its length before it */
  text() {
    return new TextDecoder().decode(this.take(this.varint()));
  }
}

/**
 * The terms of a file of postings that are asked for.
 * @param {Uint8Array} file
 * @param {(text: string) => string[]} cut the terms of the column of terms
 * @param {(term: string) => boolean} wanted
 * @returns {Map<string, Posting>}
 */
export function postingsOf(file, cut, wanted) {
  const reader = new Reader(file);
  const count = reader.varint();
  const terms = cut(reader.text());
  const marks = reader.varints(count);
  const totals = reader.varints(marks.filter((mark) => mark % 2).length).values();
  const lists = marks.map((mark) => reader.ascending(Math.floor(mark / 2)));
  const occurrences = (file.length - reader.at) / 2;
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
    const term = terms[i] ?? "";
    if (wanted(term)) found.set(term, { total, records, starts, flags, places });
  });
  if (at !== occurrences) throw new RangeError("broken file");
  return found;
}

/** Cuts a column of terms. @param {string} text @returns {string[]} one character each */
export function characters(text) {
  return Array.from(text);
}

/** @param {string} text @returns {string[]} two characters each */
export function pairs(text) {
  return text.match(/../gsu) ?? [];
}

/** @param {string} text @returns {string[]} */
export function lines(text) {
  return text.split("\n");
}

/**
 * The place so many units after a place.
 * @param {number} place
 * @param {number} units
 * @returns {number}
 */
export function after(place, units) {
  if (units === 0) return place;
  return place === 0 ? 1 + (units - 1) % CYCLE : 1 + (place - 1 + units) % CYCLE;
}
