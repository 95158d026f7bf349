/** Finds pinyin in full: hongloumeng, hóng lóu mèng, hong2lou2meng4, “cao xue qin hong lou meng”. */

import { findAll } from "../query/find.js";
import { inAny } from "../query/hits.js";
import { FEW } from "../query/outcome.js";
import { rankOf, TITLE_BEGINS } from "../query/ranks.js";
import { isHeard } from "../query/words.js";
import { LETTERS, soundOf, spelling, syllableOf, syllablesOf, toneless, WAYS } from "./syllables.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("./syllables.js").Spelling} Spelling
 * @typedef {import("../query/words.js").Slot} Slot
 * @typedef {import("../query/words.js").Word} Word
 */

/** Words of a query that may be syllables of two names. */
const SPACED = 8;
/** A tone behind its syllable; 5 and 0 are none. */
const TONE = /^[0-5]$/;
/** Every syllable has one. */
const VOWEL = /[aeiouvü]/;
/** Syllables that mostly are read in one way: others are tried where that way leads nowhere. */
export const LONG = 3;
/** The last text rank of what is surely meant: a title or a name that is what was typed, or begins so. */
const SURE = TITLE_BEGINS;

/**
 * @param {Word[]} typed
 * @param {Index} asked
 * @param {number} mask
 * @param {"syllable" | "sound"} [kind] whether a syllable is that very one, or any that sounds nearly so
 * @returns {Promise<Hits>}
 */
export async function findSpoken(typed, asked, mask, kind = "syllable") {
  const words = typed.map(withoutTones);
  if (!words.flat().some(({ kind: is, text }) => is !== "character" && VOWEL.test(text))) return new Map();
  const index = spelling(asked);
  const table = await index.characters();
  const spelled = kind === "sound" ? soundOf(table) : syllableOf(table);
  const ways = words.map((word) => readings(word, spelled, kind));
  // “hong lou meng” is one title more often than three words.
  const joined = ways.every((some) => some.length > 0)
    ? combined(ways).map((way) => [way.flat()]).filter(([word]) => isSought(word)) : [];
  const together = await findWays(joined, index, mask);
  if (together.size > FEW || words.length === 1) return together;
  const parted = await findWays(inTwo(words, ways), index, mask);
  const either = inAny([together, parted]);
  if (either.size > FEW) return either;
  const apart = words.map((word, i) => [...(ways[i] ?? []).filter(isSought), ...(isLatin(word) ? [] : [word])]);
  const some = apart.every((choices) => choices.length > 0) ? await findWays(combined(apart), index, mask) : new Map();
  return inAny([either, some]);
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
  const [first, ...others] = ways.slice(0, SPACED);
  if (!first) return new Map();
  /** @param {Word[]} way */
  const find = async (way) => (await findAll(way, index, mask, false)).hits;
  if (first.flat().length < LONG) return inAny(await Promise.all([first, ...others].map(find)));
  const hits = await find(first);
  if (Array.from(hits.values()).some((value) => rankOf(value) <= SURE)) return hits;
  // A vowel by itself is seldom a syllable, where it need not be: lu o tuo.
  const likely = others.filter((way) => vowelsIn(way) <= vowelsIn(first));
  return inAny([hits, ...await Promise.all(likely.map(find))]);
}

/** @param {Word[]} way @returns {number} syllables of a single letter */
function vowelsIn(way) {
  return way.flat().filter((slot) => isHeard(slot) && slot.text.length === 1).length;
}

/** @param {Word} word @returns {Word} with its letters alone, where they are pinyin with tones */
export function withoutTones(word) {
  const plain = word.map((slot) => (slot.kind === "character" ? slot : { ...slot, text: toneless(slot.text) }));
  return plain.filter(({ text }, i) => !(TONE.test(text) && LETTERS.test(plain[i - 1]?.text ?? "")));
}

/**
 * The ways to read a word with its letters as syllables; none where some letters are no syllables.
 * @param {Word} word
 * @param {Spelling} spelled
 * @param {"syllable" | "sound"} kind
 * @returns {Word[]}
 */
function readings(word, spelled, kind) {
  const slots = word.map((slot) => {
    if (slot.kind === "character") return [[slot]];
    if (!LETTERS.test(slot.text)) return [];
    return syllablesOf(slot.text, spelled)
      .map((way) => way.map((text) => /** @type {Slot} */ ({ kind, text })));
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
  return (word?.length ?? 0) > 1 && (word?.some(isHeard) ?? false);
}

/** @param {Word} word @returns {boolean} */
function isLatin(word) {
  return word.every(({ kind, text }) => kind !== "character" && LETTERS.test(text));
}
