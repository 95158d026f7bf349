/** Forgives two neighbours that changed places: 百孤年独 → 百年孤独. */

import { findWord, FIRST } from "../query/find.js";
import { hitsOf, inAny } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { outcome } from "../query/outcome.js";
import { begunOf } from "../query/stretches.js";
import { charactersOf, textOf } from "../query/words.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/stretches.js").Begun} Begun
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {{ at: number, word: Word }} Way  the two that changed places begin `at`
 */

/** Characters of the longest word that is tried: what is longer is near as well. */
const LONGEST = 12;
/** Of what is longer enough is left to be near, where both pairs stand somewhere by chance. */
const SHORT = 5;
/** So many ways are looked at, and so many looked up whole. */
const LIKELY = 4;
const TRIED = 3;

/**
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome | undefined>}
 */
export async function findSwapped(word, index, mask) {
  if (word.length > LONGEST) return undefined;
  const table = await index.characters(charactersOf(word));
  // What is new is asked for only what all the rest has not.
  for (const layer of index.layers) {
    const there = await likelyWays(word, table, layer, mask);
    const likely = waysOf(word).filter(({ at }) => there.includes(at)).slice(0, TRIED);
    const found = await Promise.all(likely.map(async (way) => ({ ...way, ...(await findWord(way.word, index, mask, false)) })));
    const best = found.filter((one) => one.hits.size > 0).sort((one, other) => other.hits.size - one.hits.size);
    const hits = inAny(best.map((one) => one.hits));
    const suggestions = best.map((way) => textOf([way.word]));
    if (hits.size > 0) return { ...outcome({ hits, total: hits.size }, "swapped"), suggestions };
  }
  return undefined;
}

/** @param {Word} word @returns {Way[]} with each two neighbouring characters exchanged */
function waysOf(word) {
  return word.slice(1).flatMap((second, at) => {
    const first = word[at];
    const differ = first?.kind === "character" && second.kind === "character" && first.text !== second.text;
    return first && differ ? [{ at, word: [...word.slice(0, at), second, first, ...word.slice(at + 2)] }] : [];
  });
}

/**
 * The ways in which the pairs stand side by side that an exchange leaves as they are (their files are
 * there, for the word was looked up as it was typed), and then the two characters with them.
 * @param {Word} word
 * @param {Characters} table
 * @param {Layer} layer
 * @param {number} mask
 * @returns {Promise<number[]>} where the two begin
 */
async function likelyWays(word, table, layer, mask) {
  const typed = await Promise.all(lookupsOf(word, table).slice(0, FIRST).map((lookup) => begunOf(lookup, layer)));
  const all = waysOf(word).map(({ at, word: way }) => {
    const same = typed.filter(({ offset, length }) => offset + length <= at || offset > at + 1);
    // What stands nowhere is what the exchange made.
    const explained = typed.filter((one) => one.posting.total === 0 && !same.includes(one)).length;
    return { at, way, same, explained };
  });
  const likely = all.filter(({ same, explained }) => (explained > 0 || word.length <= SHORT) && stand(same, mask))
    .sort((a, b) => b.explained - a.explained).slice(0, LIKELY);
  const ways = await Promise.all(likely.map(async ({ at, way, same }) => {
    const crossed = lookupsOf(way, table, true).filter(({ offset }) => offset === at);
    const pair = await Promise.all(crossed.map((lookup) => begunOf(lookup, layer)));
    return stand([...same, ...pair].sort((a, b) => a.offset - b.offset), mask) ? [at] : [];
  }));
  return ways.flat();
}

/**
 * @param {Begun[]} begun
 * @param {number} mask
 * @returns {boolean} whether a record may have them all, as they should be; of long lists not all is known
 */
function stand(begun, mask) {
  const short = begun.filter(({ all }) => !all);
  return short.length === 0 || hitsOf(short, mask, new Set()).size > 0;
}
