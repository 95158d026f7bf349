/**
 * What is worth asking of a layer of what is new for what is only like a query. Such a layer is little,
 * and so are its files: most terms are in none of them, and a request for each would tell just that.
 */

import { FIRST } from "../query/find.js";
import { lookupsOf } from "../query/lookups.js";
import { begunOf } from "../query/stretches.js";
import { charactersOf } from "../query/words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/hits.js").Stretch} Stretch
 * @typedef {import("../query/words.js").Word} Word
 */

/** Terms that say whether a layer is worth more: those that fewest of the other records have. */
const PROBED = 3;
const TWO = 2;
/** What a layer has more seldom than so by chance tells by itself. */
const CHANCE = 0.1;
/** A word so short has no two terms that are right, where one of its characters is wrong. */
const SHORT = 5;

/**
 * @param {Word} word
 * @param {Index} index
 * @returns {Promise<Index>} the same without the layers in which nothing is like the word
 */
export async function likelyLayers(word, index) {
  const [base, ...others] = index.layers;
  if (!base) return index;
  const lookups = lookupsOf(word, await index.characters(charactersOf(word))).slice(0, FIRST);
  const known = await Promise.all(lookups.map((lookup) => begunOf(lookup, base)));
  const there = await Promise.all(others.map(async (layer) => {
    const begun = await Promise.all(lookups.map((lookup) => begunOf(lookup, layer)));
    const asked = new Map(begun.map((term, at) => [at, term]));
    return isMeant(asked, known, fewOf(layer, base)) || (word.length <= SHORT && begun.some(({ posting }) => posting.total > 0));
  }));
  return { ...index, layers: [base, ...others.filter((_, i) => there[i])] };
}

/** @param {Layer} layer @param {Layer} base @returns {number} the records of a layer, of those of the other a part */
export function fewOf(layer, base) {
  return layer.facts.records / base.facts.records;
}

/**
 * What a layer of few records has of some terms: nothing where it has none of those that tell most, or
 * has one by chance and no other beside it.
 * @template {Stretch} S
 * @param {Stretch[]} known the same terms in the layer of most records
 * @param {(() => Promise<S>)[]} ask what this one has of each
 * @param {number} few its records, of those of the other a part
 * @returns {Promise<S[]>}
 */
export async function likely(known, ask, few) {
  /** @type {Map<number, S>} */
  const asked = new Map();
  /** @param {number[]} some */
  const add = async (some) => {
    const found = await Promise.all(ask.flatMap((one, at) => (
      some.includes(at) && !asked.has(at) ? [one().then((term) => ({ at, term }))] : []
    )));
    for (const { at, term } of found) asked.set(at, term);
  };
  /** @param {number} at */
  const isThere = (at) => (asked.get(at)?.posting.records.length ?? 0) > 0;
  await add(probesOf(known));
  const there = known.flatMap((_, at) => (isThere(at) ? [at] : []));
  if (there.length === 0) return [];
  if (!isMeant(asked, known, few)) {
    await add(known.flatMap(({ offset }, at) => (
      there.some((other) => Math.abs((known[other]?.offset ?? 0) - offset) === 1) ? [at] : []
    )));
    if (!isMeant(asked, known, few)) return [];
  }
  await add(known.map((_, at) => at));
  return Array.from(asked.values());
}

/** @param {Stretch[]} known @returns {number[]} which of them tell most; of those that no record has, one at most */
function probesOf(known) {
  const order = known.map((one, at) => ({ ...one, at })).sort((a, b) => a.posting.total - b.posting.total);
  /** @type {typeof order} */
  const chosen = [];
  for (const one of order) {
    const isNew = one.posting.total > 0 || chosen.every(({ posting }) => posting.total > 0);
    const isApart = chosen.every(({ offset }) => Math.abs(offset - one.offset) > 1);
    if (isNew && isApart && chosen.length < PROBED) chosen.push(one);
  }
  return chosen.map(({ at }) => at);
}

/**
 * @param {Map<number, Stretch>} asked
 * @param {Stretch[]} known
 * @param {number} few
 * @returns {boolean} whether a record has a term that is not there by chance, or two of them
 */
function isMeant(asked, known, few) {
  const found = Array.from(asked, ([at, { posting: { records } }]) => ({ records, total: known[at]?.posting.total ?? 0 }));
  if (found.some(({ total, records }) => total * few <= CHANCE && records.length > 0)) return true;
  const all = found.flatMap(({ records }) => records);
  return all.some((record) => all.filter((other) => other === record).length >= TWO);
}
