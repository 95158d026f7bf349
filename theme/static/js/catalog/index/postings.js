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
  lists.forEach((records, i) => {
    const starts = records.map(() => {
      const start = at;
      while ((flags[at] ?? 0) & MORE) at += 1;
      at += 1;
      return start;
    });
    starts.push(at);
    const total = (marks[i] ?? 0) % 2 ? totals.next().value ?? 0 : records.length;
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
  const all = Array.from(text);
  return Array.from({ length: all.length / 2 }, (_, i) => `${all[2 * i]}${all[2 * i + 1]}`);
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

/**
 * The records of several terms as if they were one.
 * @param {Posting[]} postings
 * @returns {Posting}
 */
export function united(postings) {
  const [only, ...others] = postings;
  if (only && others.length === 0) return only;
  // Long lists are united for every search by sound: without an object for each occurrence.
  const size = postings.reduce((sum, { starts }) => sum + (starts[starts.length - 1] ?? 0) - (starts[0] ?? 0), 0);
  const [flags, places] = [new Uint8Array(size), new Uint8Array(size)];
  const next = postings.map(() => 0);
  /** @type {number[]} */
  const records = [];
  const starts = [0];
  let end = 0;
  for (;;) {
    const record = postings.reduce((least, posting, k) => Math.min(least, posting.records[next[k] ?? 0] ?? Infinity), Infinity);
    if (record === Infinity) break;
    postings.forEach((posting, k) => {
      const i = next[k] ?? 0;
      if (posting.records[i] !== record) return;
      for (let at = posting.starts[i] ?? 0; at < (posting.starts[i + 1] ?? 0); at += 1) {
        flags[end] = posting.flags[at] ?? 0;
        places[end] = posting.places[at] ?? 0;
        end += 1;
      }
      next[k] = i + 1;
    });
    records.push(record);
    starts.push(end);
  }
  const total = Math.max(records.length, ...postings.map((posting) => posting.total));
  return { total, records, starts, flags, places };
}
