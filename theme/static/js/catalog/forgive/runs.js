/** The stretches of a query that stand side by side in a field of a record, found in lists of records. */

import { LAST, SAME } from "../index/postings.js";
import { placesIn } from "../query/hits.js";

/**
 * @typedef {import("../index/postings.js").Posting} Posting
 * @typedef {{ from: number, to: number, field: number, begins: boolean, whole: boolean }} Run
 *   the units of a query from one up to another, in a field; `begins`: they are the first of it,
 *   `whole`: all of it
 * @typedef {{ runs: Run[], statics: number, same: boolean }} Held  what a record has of a query
 * @typedef {{ offset: number, length: number, mask: number, first: number, posting: Posting }} Listed
 *   the records of a term: where it stands in the query, in which fields it may stand, and what the
 *   records of its layer are counted from
 */

/** More than a field has places. */
const FIELD = 1000;

/**
 * What each record has of a query.
 * @param {Listed[]} lists in the order of the query
 * @returns {Map<number, Held>}
 */
export function runsOf(lists) {
  /** @type {Map<number, Held>} */
  const held = new Map();
  /** @type {Map<string, Run>} the last run by record, field and where the query would begin in it */
  const open = new Map();
  for (const { offset, length, mask, first, posting } of lists) {
    for (const record of posting.records) {
      for (const [flag, place] of placesIn(record, posting)) {
        const field = flag & 7;
        if (!((mask >> field) & 1)) continue;
        const own = held.get(first + record) ?? { runs: [], statics: flag >> 6, same: (flag & SAME) > 0 };
        held.set(first + record, own);
        const line = `${first + record} ${field * FIELD + place - offset}`;
        const before = open.get(line);
        // Both lie where they should from the beginning of the query, so what is between them does too.
        const run = before && before.to >= offset ? before
          : { from: offset, to: offset, field, begins: place === 0, whole: false };
        run.to = offset + length;
        run.whole = run.begins && (flag & LAST) > 0;
        if (run !== before) own.runs.push(run);
        open.set(line, run);
      }
    }
  }
  return held;
}

/** @param {{ from: number, to: number }} span @returns {string} */
export const keyOf = ({ from, to }) => `${from} ${to}`;

/**
 * How many records have each of the stretches.
 * @param {Map<number, Held>} held
 * @param {Listed[]} lists
 * @returns {Map<string, number>}
 */
export function countsOf(held, lists) {
  const spans = new Map(Array.from(held.values()).flatMap(({ runs }) => runs.map((run) => [keyOf(run), run])));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { runs } of held.values()) {
    for (const [key, span] of spans) {
      if (runs.some(({ from, to }) => from <= span.from && span.to <= to)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  // Of a term that very many have not all are listed.
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { offset, length, posting } of lists) {
    const key = keyOf({ from: offset, to: offset + length });
    totals.set(key, (totals.get(key) ?? 0) + posting.total);
  }
  return new Map(Array.from(counts, ([key, count]) => [key, Math.max(count, totals.get(key) ?? 0)]));
}
