/** Which records have a word, and how near to the top each belongs. */

/**
 * @typedef {import("./postings.js").Postings} Postings
 * @typedef {import("./postings.js").Place} Place
 * @typedef {{ postings: Postings, offset: number }} Found  a term of a word, with its place in it
 * @typedef {Map<number, number>} Ranks  rank by record number, 0 the best
 */

const TITLE = 0;
const IDENTIFIER = 4;
/** By field: title, other titles, persons, publisher, identifiers, subjects. */
const RANKS = [2, 4, 3, 5, 6, 4];

/**
 * The records in which all terms of a word stand side by side, in the word's order.
 * @param {Found[]} terms in the order of the word
 * @param {boolean} identifier whether the word is an ISBN or another code
 * @returns {Ranks}
 */
export function ranksOf(terms, identifier) {
  /** @type {Ranks} */
  const ranks = new Map();
  const rarest = terms.reduce((a, b) => (b.postings.size < a.postings.size ? b : a));
  for (const record of rarest.postings.keys()) {
    const rank = rankIn(record, terms, identifier);
    if (rank !== undefined) ranks.set(record, rank);
  }
  return ranks;
}

/** @param {number} record @param {Found[]} terms @param {boolean} identifier */
function rankIn(record, terms, identifier) {
  const [begin, ...rest] = terms.map((term) => placesBy(term, record));
  /** @type {number | undefined} */
  let best;
  for (const [key, first] of begin ?? []) {
    const others = rest.map((places) => places.get(key));
    if (!others.every((place) => place !== undefined)) continue;
    const last = others.at(-1) ?? first;
    best = Math.min(best ?? Infinity, rankAt(first, last, identifier));
  }
  return best;
}

/**
 * A term's places in a record, each under the place where the whole word would begin.
 * @param {Found} term
 * @param {number} record
 * @returns {Map<number, Place>}
 */
function placesBy(term, record) {
  const places = term.postings.get(record) ?? [];
  return new Map(places.map((place) => [(place.position - term.offset) * 8 + place.field, place]));
}

/** @param {Place} first @param {Place} last @param {boolean} identifier @returns {number} */
function rankAt(first, last, identifier) {
  if (identifier && first.field === IDENTIFIER) return 0;
  if (first.field !== TITLE || !first.first) return RANKS[first.field] ?? RANKS.length;
  return last.last ? 0 : 1;
}

/**
 * The records that have every word, with the sum of their ranks.
 * @param {Ranks[]} words
 * @returns {Ranks}
 */
export function inAll(words) {
  return words.reduce((found, word) => {
    const both = Array.from(found).filter(([record]) => word.has(record));
    return new Map(both.map(([record, rank]) => [record, rank + (word.get(record) ?? 0)]));
  });
}

/**
 * The records that have one word or another, with the better rank.
 * @param {Ranks[]} words
 * @returns {Ranks}
 */
export function inAny(words) {
  /** @type {Ranks} */
  const found = new Map();
  for (const [record, rank] of words.flatMap((word) => Array.from(word))) {
    found.set(record, Math.min(rank, found.get(record) ?? Infinity));
  }
  return found;
}

/**
 * Records in the order a reader sees them.
 * @param {Ranks} ranks
 * @returns {number[]}
 */
export function sorted(ranks) {
  const pairs = Array.from(ranks).sort(([one, a], [other, b]) => a - b || one - other);
  return pairs.map(([record]) => record);
}
