/** Titles of two characters that begin as a word of two does, which nothing has: 活看 → 活着, 三休 → 三体. */

import { units } from "../index/units.js";
import { findAll } from "../query/find.js";
import { sorted } from "../query/hits.js";
import { maskOf, rankOf, TITLE_BEGINS } from "../query/ranks.js";
import { describe } from "../query/records.js";
import { ranked, worksOf } from "../query/works.js";
import { inFiles } from "./described.js";
import { SUGGESTED } from "./sound.js";

/** @typedef {import("../index/layers.js").Index} Index */
/** @typedef {import("../query/words.js").Word} Word */

/** Characters of such a word: of what is longer enough is right to be near. */
const SHORT = 2;
/** Files of descriptions that are read for it. */
const FILES = 4;

/**
 * @param {Word[]} words
 * @param {Index} index
 * @returns {Promise<string[]>} titles to search for instead, those with most editions first
 */
export async function beginningSo([word = [], ...others], index) {
  const [first] = word;
  if (others.length > 0 || word.length !== SHORT || first?.kind !== "character") return [];
  const { hits } = await findAll([[first]], index, maskOf("title"), true);
  const begins = new Map(Array.from(hits).filter(([, value]) => rankOf(value) <= TITLE_BEGINS));
  const best = ranked(worksOf(sorted(begins), begins), begins).map(([number = 0]) => number);
  const records = await Promise.all(inFiles(best, index, FILES).map((number) => describe(number, index)));
  const titles = records.map(({ title }) => title).filter((title) => units(title).length === SHORT);
  return Array.from(new Set(titles)).slice(0, SUGGESTED);
}
