/** What is done for a word that its first files leave open: it is long, or very many records have a part of it. */

import { hitsOf, sorted } from "./hits.js";
import { lookupsOf } from "./lookups.js";
import { describe } from "./records.js";
import { begunOf, FIRST_OF_FEW } from "./stretches.js";
import { inTitles } from "./titles.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./find.js").Found} Found
 * @typedef {import("./find.js").Sought} Sought
 * @typedef {import("./hits.js").Stretch} Stretch
 * @typedef {import("./lookups.js").Lookup} Lookup
 * @typedef {import("./stretches.js").Begun} Begun
 * @typedef {import("./words.js").Word} Word
 */

/** Records that are described before it is sure that they are found. */
const LIKELY = 2;
/** Places of a word from which a long list may be spared by the pairs that overlap its stretch. */
const LONG = 5;

/**
 * The records of a layer that have a word: what the stretches looked up so far have found is held
 * against the titles where few are left, else against further stretches, and last against the long
 * lists of those that very many records have.
 * @param {Layer} layer
 * @param {Begun[]} begun
 * @param {Lookup[]} rest
 * @param {Sought} sought
 * @returns {Promise<Found>}
 */
export async function settle(layer, begun, rest, sought) {
  const { word, table, index, mask, popular, enough, alone } = sought;
  const whole = begun.filter(({ all }) => !all).sort((a, b) => a.offset - b.offset);
  const hits = whole.length > 0 ? hitsOf(whole, mask, popular) : undefined;
  const none = begun.length === 0 || begun.some(({ posting }) => posting.records.length === 0);
  if (none || hits?.size === 0) return { hits: new Map(), total: 0 };
  const open = begun.filter((one) => one.all && !isCovered(one, whole));
  if (hits && rest.length === 0 && open.length === 0) {
    return { hits, total: enough && whole[0] ? whole[0].posting.total : hits.size };
  }
  // Of what one stretch alone has found most have not the word.
  const likely = alone && hits && begun.length > 1 ? hits : new Map();
  const held = likely.size > 0 ? await inTitles(likely, whole, sought, layer) : undefined;
  if (held) return { hits: held, total: held.size };
  const next = layer.first === 0 ? rest : rest.slice(0, FIRST_OF_FEW);
  const more = next.length > 0 ? next : between(word, table, begun, open);
  if (more.length === 0) {
    const { wholeOf } = await import("./whole.js");
    const all = await Promise.all(begun.map((one) => (open.includes(one) ? wholeOf(one) : one)));
    return settle(layer, all, [], sought);
  }
  // What is found by now is mostly what will be shown: it comes in the same round.
  for (const record of sorted(likely).slice(0, LIKELY)) describe(layer.first + record, index).catch(() => {});
  const further = await Promise.all(more.map((lookup) => begunOf(lookup, layer)));
  return settle(layer, [...begun, ...further], rest.slice(next.length), sought);
}

/** @param {Stretch} stretch @param {Stretch[]} others @returns {boolean} whether these say all that it says */
function isCovered({ offset, length }, others) {
  return Array.from({ length }, (_, i) => offset + i).every((place) => (
    others.some((one) => one.offset <= place && place < one.offset + one.length)
  ));
}

/**
 * The pairs that overlap stretches of very many records: of 中国科学 these are 国科, and few have it.
 * @param {Word} word
 * @param {Characters} table
 * @param {Stretch[]} begun
 * @param {Stretch[]} open
 * @returns {Lookup[]}
 */
function between(word, table, begun, open) {
  if (word.length < LONG || open.length === 0) return [];
  return lookupsOf(word, table, true).filter((lookup) => (
    lookup.length > 1 && begun.every(({ offset }) => offset !== lookup.offset)
    && open.some(({ offset }) => Math.abs(offset - lookup.offset) === 1)
  ));
}
