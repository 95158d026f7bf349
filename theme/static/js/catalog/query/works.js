/** Which hits are editions of one work. */

import { isSame } from "./ranks.js";

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
  for (let at = record; work.length < EDITIONS && isSame(hits.get(at) ?? 0); at -= 1) {
    if (!hits.has(at - 1) || done.has(at - 1)) break;
    work.push(at - 1);
  }
  for (let at = record + 1; work.length < EDITIONS && isSame(hits.get(at) ?? 0) && !done.has(at); at += 1) {
    work.push(at);
  }
  return work;
}
