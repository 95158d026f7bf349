/** Forgives what sounds the same, or nearly: 红搂梦 → 红楼梦, 平凡的四界 → 平凡的世界. */

import { sound } from "../index/sounds.js";
import { findAll } from "../query/find.js";
import { sorted } from "../query/hits.js";
import { FEW, outcome } from "../query/outcome.js";
import { maskOf, rankOf, TITLE_BEGINS } from "../query/ranks.js";
import { charactersOf, isHeard } from "../query/words.js";
import { describe } from "../query/records.js";
import { wholeFirst } from "../query/whole_first.js";
import { meantBy } from "./meant.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Slot} Slot
 * @typedef {import("../query/words.js").Word} Word
 */

/**
 * Whether something may sound nearly so, by what the page knows of the commonest characters: what it
 * doesn't know may sound like anything. The table that knows better is needed only where this is so.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<boolean>}
 */
async function maySound(words, index, mask) {
  const common = await index.characters(words.map(charactersOf).join(""));
  const any = Array.from(new Set(words.flat().flatMap(({ text }) => common.readings(text))));
  /** @param {string} unit */
  const readings = (unit) => (common.isSpoken(unit) ? common.readings(unit) : [unit, ...any]);
  /** @param {Slot} slot @param {string} unit */
  const isRead = ({ text }, unit) => readings(unit).some((one) => sound(one) === text);
  /** @type {Characters} */
  const lenient = Object.create(common, { readings: { value: readings }, isRead: { value: isRead } });
  return (await heard(words, { ...index, characters: async () => lenient }, mask, "sound")).size > 0;
}

/**
 * Records in which the words sound the same, or nearly so; what sounds the same comes first.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome | undefined>}
 */
export async function findSound(words, index, mask) {
  if (!(await maySound(words, index, mask))) return undefined;
  const same = likely(await heard(words, index, mask, "syllable"), words);
  // What sounds nearly so lies in the files that are there by now.
  const near = same.size > FEW ? new Map() : likely(await heard(words, index, mask, "sound"), words);
  const hits = wholeFirst(same, near);
  if (hits.size === 0) return undefined;
  const how = hits.size > same.size ? "similar" : "sound";
  return { ...outcome({ hits, total: hits.size }, how), suggestions: await suggestionsOf(hits, words, index) };
}

/**
 * Two characters sound like two of very many titles somewhere in them, which nobody hears: of these only what begins so, or a whole name.
 * @param {Hits} hits
 * @param {Word[]} words
 * @returns {Hits}
 */
function likely(hits, words) {
  const isShort = words.length === 1 && (words[0]?.length ?? 0) <= SHORT;
  return isShort ? new Map(Array.from(hits).filter(([, value]) => rankOf(value) <= TITLE_BEGINS)) : hits;
}

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {"syllable" | "sound"} kind
 * @returns {Promise<Hits>} none where no character of the words has a sound to go by
 */
async function heard(words, index, mask, kind) {
  // The usual readings will do: further ones are a file more, and what they miss is near as well.
  const usual = await index.characters();
  const isKnown = words.flat().every(({ kind, text }) => kind !== "character" || usual.isSpoken(text));
  const table = isKnown ? usual : await index.characters(words.map(charactersOf).join(""));
  const sought = words.map((word) => word.map((slot, i) => {
    // A lone syllable is not looked up, so a character without another beside it must stand as it is.
    const alone = word[i - 1]?.kind !== "character" && word[i + 1]?.kind !== "character";
    const [syllable] = table.readings(slot.text);
    if (slot.kind !== "character" || alone || syllable === undefined || syllable === slot.text) return slot;
    return { kind, text: kind === "sound" ? sound(syllable) : syllable };
  }));
  if (!sought.flat().some(isHeard)) return new Map();
  return (await findAll(sought, { ...index, characters: async () => table }, mask, false)).hits;
}

/**
 * Titles to search for instead: those that sound the same, or else nearly so, and are not found already.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {Hits} found
 * @returns {Promise<string[]>}
 */
export async function soundingSame(words, index, mask, found) {
  for (const kind of /** @type {const} */ (["syllable", "sound"])) {
    const others = Array.from(await heard(words, index, mask, kind)).filter(([record]) => !found.has(record));
    if (others.length > 0) return suggestionsOf(new Map(others), words, index);
  }
  return [];
}

/** Characters that tell too little by their sound. */
const SHORT = 2;
const TITLES_AND_PERSONS = maskOf("title") | maskOf("person");
export const SUGGESTED = 3;
const DESCRIBED = 6;

/**
 * What to search for instead of the words, by titles that are like them.
 * @param {Hits} hits
 * @param {Word[]} words
 * @param {Index} index
 * @returns {Promise<string[]>}
 */
async function suggestionsOf(hits, words, index) {
  const table = await index.characters();
  /** @param {string} unit */
  const spoken = (unit) => sound(table.readings(unit)[0] ?? unit);
  const sought = words.flat().map(({ text }) => spoken(text));
  const records = await Promise.all(sorted(hits).slice(0, DESCRIBED).map((number) => describe(number, index)));
  const matches = records.map((record) => meantBy(sought, record, TITLES_AND_PERSONS, table, spoken));
  const texts = matches.filter(({ distance }) => distance === 0).map(({ text }) => text);
  return Array.from(new Set(texts)).slice(0, SUGGESTED);
}
