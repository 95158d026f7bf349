/** Forgives words that are run together: 鲁迅呐喊 → 鲁迅, 呐喊. */

import { inLayers } from "../query/find.js";
import { hitsOf, inAll, inAny, sorted } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { EXACT_TITLE, PERSON_HAS, rankOf, TITLE_AND_PERSON } from "../query/ranks.js";
import { describe } from "../query/records.js";
import { begunOf } from "../query/stretches.js";
import { wholeOf } from "../query/whole.js";
import { charactersOf } from "../query/words.js";
import { inFiles } from "./described.js";
import { termsOf } from "./terms.js";
import { singleLookup } from "./votes.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/hits.js").Stretch} Stretch
 * @typedef {import("../query/stretches.js").Begun} Begun
 * @typedef {import("../query/words.js").Word} Word
 */

/** Characters that a word has at least, for the shortest to be two words run together. */
const SHORTEST = 4;
/** Longer lists are not fetched. */
const LONG = 5000;
/** Files of descriptions that are read before it is sure that they are shown. */
const SHOWN = 2;
/** Of a word so short single characters are looked up too, so one of them may be a title: 家巴金. */
const SHORT = 5;

/**
 * Records that have the word in two parts, wherever those stand: 鲁迅呐喊.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Hits>}
 */
export async function inTwo(word, index, mask) {
  const parts = await splitsOf(word, SHORTEST, 2, index, mask, true);
  if (word.length > SHORT) return parts;
  return inAny([parts, bothWhole(await splitsOf(word, SHORTEST - 1, 1, index, mask, true))]);
}

/**
 * Records whose title is one part of the word and whose person is the other: 围城钱钟书.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @param {boolean} [every] whether in the files of all pairs, or those alone in which the word was looked for
 * @returns {Promise<Hits>}
 */
export async function titleWithPerson(word, index, mask, every = false) {
  return bothWhole(await splitsOf(word, SHORTEST, 2, index, mask, every));
}

/**
 * @param {Hits} hits
 * @param {number} [most] the sum of ranks that is near enough
 * @returns {Hits} those where a title and a person make the word
 */
function bothWhole(hits, most = TITLE_AND_PERSON) {
  return new Map(Array.from(hits).filter(([, value]) => rankOf(value) <= most));
}

/**
 * @param {Word} word
 * @param {number} shortest characters of the shortest word that is looked at
 * @param {number} least characters of the shortest part
 * @param {Index} index
 * @param {number} mask
 * @param {boolean} every whether all pairs are looked up, or only those that cover the word
 * @returns {Promise<Hits>} with the sum of the ranks of both parts
 */
async function splitsOf(word, shortest, least, index, mask, every) {
  if (word.length < shortest) return new Map();
  const table = await index.characters(charactersOf(word));
  const lookups = every ? termsOf([word], table).flat() : lookupsOf(word, table);
  const splits = Array.from({ length: word.length - 2 * least + 1 }, (_, i) => i + least)
    // Of single characters those at both ends: parts that are longer were looked at before.
    .filter((at) => least > 1 || at === 1 || at === word.length - 1);
  const ends = lookups.filter((_, i) => i === 0 || i === lookups.length - 1);
  const layers = await Promise.all(index.layers.map(async (layer) => {
    // Wherever the word is cut, one part begins with the first pair, and one ends with the last.
    const there = await Promise.all(ends.map(async (lookup) => (await begunOf(lookup, layer)).posting.total > 0));
    if (least > 1 ? !there.every(Boolean) : !there.some(Boolean)) return new Map();
    const begun = await Promise.all(lookups.map((lookup) => begunOf(lookup, layer)));
    return inAny(await Promise.all(splits.map(async (at) => {
      /** @type {[number, number][]} */
      const bounds = [[0, at], [at, word.length]];
      const stretches = bounds.map(([from, to]) => partOf(begun, from, to));
      if (least > 1 && stretches.some((part) => part.length === 0)) return new Map();
      // Most splits lead nowhere, and what few records have says so without the long lists.
      const short = stretches.map((part) => part.filter(({ all }) => !all)).filter((part) => part.length > 0);
      if (short.length > 0 && inAll(short.map((part) => hitsOf(part, mask, new Set()))).size === 0) return new Map();
      const parts = await Promise.all(stretches.map(listed));
      const known = parts.filter((part) => part.length > 0);
      const found = inAll(known.map((part) => hitsOf(part, mask, new Set())));
      const likely = every ? found : bothWhole(found, EXACT_TITLE + PERSON_HAS);
      if (likely.size === 0) return likely;
      // What is found by now is mostly what will be shown: it comes in the same round.
      for (const record of inFiles(sorted(likely).map((own) => layer.first + own), index, SHOWN)) describe(record, index).catch(() => {});
      const whole = await Promise.all(parts.map(async (part, i) => [
        ...part, ...(await leftOut(word, bounds[i] ?? [0, 0], part, layer, table)),
      ].sort((a, b) => a.offset - b.offset)));
      return inAll(whole.map((part) => hitsOf(part, mask, new Set())));
    })));
  }));
  return inLayers(layers, index);
}

/**
 * All records of a part, but for what very many have beside something that few have; where there is
 * nothing else, it is a title or a name, and the best of its records are those.
 * @param {Begun[]} part
 * @returns {Promise<Stretch[]>}
 */
async function listed(part) {
  const few = part.filter(({ posting }) => posting.total <= LONG);
  return few.length > 0 ? Promise.all(few.map(wholeOf)) : part;
}

/**
 * @template {Stretch} S
 * @param {S[]} stretches
 * @param {number} from
 * @param {number} to
 * @returns {S[]} those within
 */
function partOf(stretches, from, to) {
  return stretches.filter(({ offset, length }) => offset >= from && offset + length <= to);
}

/**
 * What stands in no stretch of a part: a character whose pair the split took apart, as 只 of 3只|小猪.
 * What very many records have is passed over beside others; where it is the whole part, it is a name or
 * a title, and the best of its records are those.
 * @param {Word} word
 * @param {number[]} bounds of the part
 * @param {Stretch[]} part
 * @param {Layer} layer
 * @param {Characters} table
 * @returns {Promise<Stretch[]>}
 */
async function leftOut(word, [from, to], part, layer, table) {
  const lookups = word.slice(from, to).flatMap((slot, i) => {
    const at = Number(from) + i;
    const covered = part.some(({ offset, length }) => offset <= at && at < offset + length);
    return covered ? [] : singleLookup(slot, at, table);
  });
  const begun = await Promise.all(lookups.map((lookup) => begunOf(lookup, layer)));
  return begun.filter(({ all }) => !all || part.length === 0);
}
