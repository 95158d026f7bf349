/** The records of the terms of a query: of those that very many have the best, and all where it matters. */

import { stretchOf } from "../query/whole.js";
import { fewOf, likely } from "./likely.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/lookups.js").Lookup} Lookup
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./runs.js").Listed & { lookup: Lookup, layer: Layer }} List
 */

/** Long lists that are fetched for the sake of their neighbours, and how long each may be. */
const MOST = 1;
const LONGEST = 2000;

/**
 * What all of the catalogue has of each term, but of what is new only what may be an answer: most terms
 * are in none of it, and a request for each would tell just that.
 * @param {Asked[]} asked
 * @param {Index} index
 * @param {boolean} [every] whether all of what is new is asked for, where nothing else is an answer
 * @returns {Promise<List[]>} in the order of the query
 */
export async function listsFor(asked, { layers: [base, ...others] }, every = false) {
  if (!base) return [];
  const terms = asked.flatMap(({ sought: { mask }, lookups }) => lookups.map((lookup) => ({ lookup, mask })));
  /** @param {{ lookup: Lookup, mask: number }} term @param {Layer} layer */
  const listIn = ({ lookup, mask }, layer) => listOf(lookup, layer, mask, false);
  const known = await Promise.all(terms.map((term) => listIn(term, base)));
  const more = await Promise.all(others.map((layer) => {
    const ask = terms.map((term) => () => listIn(term, layer));
    if (every) return Promise.all(ask.map((one) => one()));
    return likely(known, ask, fewOf(layer, base));
  }));
  return [...known, ...more.flat()].sort((a, b) => a.offset - b.offset);
}

/** @param {Lookup} lookup @param {Layer} layer @param {number} mask @param {boolean} all */
async function listOf(lookup, layer, mask, all) {
  return { ...await stretchOf(lookup, layer, !all), mask, first: layer.first, lookup, layer };
}

/**
 * What stands beside a stretch that few have, with all of its records: of 平凡的世界 few have 平凡, and
 * only the whole list of 世界 tells which of these go on so.
 * @param {List[]} lists
 * @param {{ from: number, to: number }[]} rare
 * @returns {Promise<List[] | undefined>} undefined where that is known already
 */
export async function completed(lists, rare) {
  /** @type {Set<List>} */
  const wanted = new Set();
  const known = Array.from(rare);
  for (let found = true; found && wanted.size < MOST; ) {
    found = false;
    for (const list of lists) {
      const { offset: from, length, posting } = list;
      const to = from + length;
      const isLong = posting.total > posting.records.length && posting.total <= LONGEST;
      const beside = known.some((one) => (from <= one.to && one.to < to) || (from < one.from && one.from <= to));
      if (!isLong || !beside || wanted.has(list) || wanted.size === MOST) continue;
      wanted.add(list);
      known.push({ from, to });
      found = true;
    }
  }
  if (wanted.size === 0) return undefined;
  return Promise.all(lists.map((list) => (
    wanted.has(list) ? listOf(list.lookup, list.layer, list.mask, true) : list
  )));
}
