/** The words of a query, and what may stand at each place of them. */

import { normalise, units } from "../index/units.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {{ kind: "character" | "syllable" | "sound" | "word" | "beginning", text: string }} Slot
 *   What may stand at a place: that character, any character that is read so, any that sounds
 *   nearly so, that word, or any word that begins so.
 * @typedef {Slot[]} Word  all of its slots stand side by side
 */

/** Letters of a word that say in which file it lies; from so many on its beginning is enough. */
export const PREFIX = 3;
const DIGIT = /^\d/;
/** Words that may be written in another way: numbers in characters, and characters with spaces between. */
export const FORMS = /[零〇○一二三四五六七八九十百千万两]{2}|.[一二三四五六七八九十]$|第.+[部册卷集季辑]$|(?:^|\s)\S\.?\s+\S(?:\.|\s|$)/;

/**
 * The words of a query, all of which a record must have.
 * @param {string} query
 * @param {Characters} characters
 * @returns {Word[]}
 */
export function wordsOf(query, characters) {
  return normalise(query, characters).split(/\s+/u).map(slotsOf).filter((word) => word.length > 0);
}

/** @param {string} text normalised @returns {Word} */
export function slotsOf(text) {
  const all = units(text);
  return all.map((unit, i) => {
    if (unit.cjk) return { kind: "character", text: unit.text };
    // 100 is no beginning of 1000.
    const begins = i === all.length - 1 && unit.text.length >= PREFIX && !DIGIT.test(unit.text);
    return { kind: begins ? "beginning" : "word", text: unit.text };
  });
}

/** @param {Slot} slot @returns {boolean} whether it is known by its sound alone */
export function isHeard({ kind }) {
  return kind === "syllable" || kind === "sound";
}

/**
 * The characters whose sounds tell in which files a word lies; what is heard needs the whole table.
 * @param {Word} word
 * @returns {string | undefined}
 */
export function charactersOf(word) {
  if (word.some(isHeard)) return undefined;
  return word.filter(({ kind }) => kind === "character").map(({ text }) => text).join("");
}

/** @param {Word[]} words @returns {string} as they might have been typed */
export function textOf(words) {
  return words.map((word) => word.map(({ text }) => text).join("")).join(" ");
}
