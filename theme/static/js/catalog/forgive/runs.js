/** The stretches of a query that stand side by side in a field of a record, found in lists of records. */

import { FIELD, LAST, SAME } from "../index/postings.js";

/**
 * @typedef {import("../index/postings.js").Posting} Posting
 * @typedef {{ from: number, to: number, field: number, line: number, begins: boolean, whole: boolean }} Run
 *   the units of a query from one up to another, in a field; `line`: where the query would begin in it;
 *   `begins`: they are the first of it, `whole`: all of it
 * @typedef {{ runs: Run[], statics: number, same: boolean }} Held  what a record has of a query
 * @typedef {{ offset: number, length: number, mask: number, first: number, posting: Posting }} Listed
 *   the records of a term: where it stands in the query, in which fields it may stand, and what the
 *   records of its layer are counted from
 */

/**
 * What each record has of a query.
 * @param {Listed[]} lists in the order of the query
 * @param {Set<number>} units the places of its units; those that none of the lists tells of are taken
 *   to stand where what is on both sides of them does
 * @returns {Map<number, Held>}
 */
export function runsOf(lists, units) {
  /** @type {Map<number, Held>} */
  const held = new Map();
  const looked = new Set(lists.flatMap(({ offset, length }) => Array.from({ length }, (_, i) => offset + i)));
  /** @param {number} from @param {number} to @returns {boolean} whether nothing is known of what is between */
  const isOpen = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
    .every((at) => units.has(at) && !looked.has(at));
  for (const { offset, length, mask, first, posting: { records, starts, flags, places } } of lists) {
    records.forEach((record, i) => {
      for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at += 1) {
        const [flag, place] = [flags[at] ?? 0, places[at] ?? 0];
        const field = flag & 7;
        if (!((mask >> field) & 1)) continue;
        let own = held.get(first + record);
        if (!own) held.set(first + record, own = { runs: [], statics: flag >> 6, same: (flag & SAME) > 0 });
        // Runs that agree in this lie to each other as they do in the query, and what is between them too.
        const line = field * FIELD + place - offset;
        let run = own.runs.find((before) => before.line === line && isOpen(before.to, offset));
        if (!run) own.runs.push(run = { line, from: offset, to: offset, field, begins: place === 0, whole: false });
        run.to = offset + length;
        run.whole = run.begins && (flag & LAST) > 0;
      }
    });
  }
  return held;
}

/** More than a query has units: `LONGEST` in js/search/query_of.js. */
const UNITS = 4096;

/** @param {{ from: number, to: number }} span @returns {number} one for each pair of ends */
export const keyOf = ({ from, to }) => from * UNITS + to;

/**
 * How many records have each of the stretches.
 * @param {Map<number, Held>} held
 * @param {Listed[]} lists
 * @returns {{ from: number, to: number, count: number }[]}
 */
export function countsOf(held, lists) {
  /** @type {Map<number, { from: number, to: number, own: number }>} `own`: of records that have no more of it */
  const spans = new Map();
  for (const { runs } of held.values()) {
    runs.forEach((run, i) => {
      if (runs.findIndex((other) => keyOf(other) === keyOf(run)) < i) return;
      const span = spans.get(keyOf(run)) ?? { from: run.from, to: run.to, own: 0 };
      span.own += 1;
      spans.set(keyOf(run), span);
    });
  }
  // Of a term that very many have not all are listed.
  /** @type {Map<number, number>} */
  const totals = new Map();
  for (const { offset, length, posting } of lists) {
    const key = keyOf({ from: offset, to: offset + length });
    totals.set(key, (totals.get(key) ?? 0) + posting.total);
  }
  const all = Array.from(spans.values());
  return all.map(({ from, to }) => {
    const within = all.filter((other) => other.from <= from && to <= other.to);
    const count = within.reduce((sum, other) => sum + other.own, 0);
    return { from, to, count: Math.max(count, totals.get(keyOf({ from, to })) ?? 0) };
  });
}
