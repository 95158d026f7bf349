/** Finds pinyin in full: hongloumeng, “cao xue qin hong lou meng”. */

import { findAll } from "../query/find.js";
import { inAny } from "../query/hits.js";
import { LETTERS, syllablesOf, WAYS } from "./syllables.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/words.js").Slot} Slot
 * @typedef {import("../query/words.js").Word} Word
 */

/** Words of a query that may be syllables of two names. */
const SPACED = 8;

/** @param {Word[]} words @param {Index} index @param {number} mask @returns {Promise<Hits>} */
export async function findSpoken(words, index, mask) {
  const { syllables } = await index.characters();
  const known = new Set(syllables);
  const ways = words.map((word) => readings(word, known));
  // “hong lou meng” is one title more often than three words.
  const joined = ways.every((some) => some.length > 0)
    ? combined(ways).map((way) => [way.flat()]).filter(([word]) => isSought(word)) : [];
  const together = await findWays(joined, index, mask);
  if (together.size > 0 || words.length === 1) return together;
  const parted = await findWays(inTwo(words, ways), index, mask);
  if (parted.size > 0) return parted;
  const apart = words.map((word, i) => [...(ways[i] ?? []).filter(isSought), ...(isLatin(word) ? [] : [word])]);
  return apart.every((some) => some.length > 0) ? findWays(combined(apart), index, mask) : new Map();
}

/**
 * The ways to read spaced syllables as two words: “cao xue qin hong lou meng”.
 * @param {Word[]} words
 * @param {Word[][]} ways of each word
 * @returns {Word[][]}
 */
function inTwo(words, ways) {
  if (words.length < 3 || words.length > SPACED || ways.some((some) => some.length === 0)) return [];
  const first = ways.map((some) => some[0] ?? []);
  return words.slice(1).map((_, i) => [first.slice(0, i + 1).flat(), first.slice(i + 1).flat()])
    .filter((pair) => pair.every(isSought));
}

/** @param {Word[][]} ways each a way to read the whole query @param {Index} index @param {number} mask */
async function findWays(ways, index, mask) {
  const found = await Promise.all(ways.slice(0, SPACED).map((way) => findAll(way, index, mask, false)));
  return inAny(found.map(({ hits }) => hits));
}

/**
 * The ways to read a word with its letters as syllables; none where some letters are no syllables.
 * @param {Word} word
 * @param {Set<string>} syllables
 * @returns {Word[]}
 */
function readings(word, syllables) {
  const slots = word.map((slot) => {
    if (slot.kind === "character") return [[slot]];
    if (!LETTERS.test(slot.text)) return [];
    return syllablesOf(slot.text, syllables)
      .map((way) => way.map((text) => /** @type {Slot} */ ({ kind: "syllable", text })));
  });
  return combined(slots).map((way) => way.flat());
}

/**
 * Every choice of one from each, at most four.
 * @template T
 * @param {T[][]} choices
 * @returns {T[][]}
 */
function combined(choices) {
  return choices.reduce((/** @type {T[][]} */ all, some) => (
    all.flatMap((way) => some.map((one) => [...way, one])).slice(0, WAYS)
  ), [[]]);
}

/** @param {Word | undefined} word @returns {boolean} whether it says enough to be looked up */
function isSought(word) {
  return (word?.length ?? 0) > 1 && (word?.some(({ kind }) => kind === "syllable") ?? false);
}

/** @param {Word} word @returns {boolean} */
function isLatin(word) {
  return word.every(({ kind, text }) => kind !== "character" && LETTERS.test(text));
}
