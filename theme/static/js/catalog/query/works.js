/** Which hits are editions of one work. */

import { EXACT_TITLE, isSame, PERSON_ENDS, rankOf, staticsOf, WHOLE_PERSON } from "./ranks.js";

/** @typedef {import("./hits.js").Hits} Hits */

/** Editions in a group; the rest of them form the next. */
const EDITIONS = 24;

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
  /** @param {number} at @returns {boolean} whether it is an edition of the work before it, and there is room */
  const follows = (at) => work.length < EDITIONS && isSame(/** @type {number} */ (hits.get(at)));
  let at = record;
  for (; follows(at) && hits.has(at - 1) && !done.has(at - 1); at -= 1) work.push(at - 1);
  for (at = record + 1; follows(at) && !done.has(at); at += 1) work.push(at);
  return work;
}

/**
 * Works in the order a reader sees them: by text rank, what is written as it was typed first, then by
 * how much is held of each, of which its many editions tell as much as the static rank of the best.
 * @param {number[][]} works in the order of the best of each
 * @param {Hits} hits
 * @returns {number[][]}
 */
export function ranked(works, hits) {
  const keyed = works.map((work) => {
    const value = bestOf(work, hits);
    const statics = staticsOf(value);
    // What is written otherwise has one below 0.
    return { work, rank: rankOf(value) + (statics < 0 ? 0.5 : 0), held: statics + Math.log2(work.length) };
  });
  return keyed.sort((a, b) => a.rank - b.rank || b.held - a.held).map(({ work }) => work);
}

/** @param {number[]} work @param {Hits} hits @returns {number} the order of its best edition */
function bestOf([best = -1], hits) {
  return hits.get(best) || 0;
}

/** Works by a person that come before the titles that are the name itself: 《鲁迅》. */
const BEFORE = 6;
/**
 * What a heavy term lists at least, and records from which a term is heavy: `BEST` and `HEAVY` of
 * plugins/catalog/index/postings.py.
 */
const LISTED = 160;
const HEAVY = 512;

/**
 * Works found by a single word, by a person first where the word is the person's name: first some
 * of the works, then the titles that are the name itself, the other works, and what is about them.
 * @param {number[][]} works in order
 * @param {Hits} hits
 * @param {number} total of all, where only the best were fetched
 * @returns {number[][]}
 */
export function personFirst(works, hits, total) {
  if (!isName(works, hits, total)) return works;
  const of = byRank(works, hits);
  // Of very many only the best were fetched, which may not have all whose name ends so.
  const own = [...of(WHOLE_PERSON), ...(total > HEAVY ? [] : of(PERSON_ENDS))];
  const first = [...own.slice(0, BEFORE), ...of(EXACT_TITLE), ...own.slice(BEFORE)];
  const done = new Set(first);
  return [...first, ...works.filter((work) => !done.has(work))];
}

/**
 * Whether a word is a person's name. One book by “中国” does not make a person of it: a tenth of the
 * best must be by the person; of a surname, which may be the end of a body's name too, a third.
 * @param {number[][]} works
 * @param {Hits} hits
 * @param {number} total of all, where only the best were fetched
 * @returns {boolean}
 */
export function isName(works, hits, total) {
  const of = byRank(works, hits);
  /** @param {number} rank */
  const count = (rank) => of(rank).flat().length;
  const [exact, whole, ends] = [count(EXACT_TITLE), count(WHOLE_PERSON), count(PERSON_ENDS)];
  const listed = works.flat().length;
  const fetched = total > HEAVY ? Math.min(listed, LISTED) : listed;
  if (whole > exact && whole * 10 >= fetched && whole * 50 >= total) return true;
  return total <= HEAVY && whole + ends > exact && (whole + ends) * 3 >= total;
}

/** @param {number[][]} works @param {Hits} hits @returns {(rank: number) => number[][]} those of a rank */
function byRank(works, hits) {
  return (rank) => works.filter((work) => rankOf(bestOf(work, hits)) === rank);
}
