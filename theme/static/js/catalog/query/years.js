/** A year as a word: where little has it in a text, it is the year of publication. 余华 2012 */

import { findAll } from "./find.js";
import { findGroup } from "./groups.js";
import { behind } from "./hits.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./words.js").Slot} Slot
 * @typedef {import("./words.js").Word} Word
 */

const YEAR = /^(?:19|20)\d\d$/;

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {Outcome} found what has all words in its texts
 * @returns {Promise<Outcome>} that again where the words name no year, or nothing was published then
 */
export async function ofYear(words, index, mask, found) {
  for (const { year, rest } of yearsIn(words)) {
    const [some, published] = await Promise.all([findAll(rest, index, mask, false), findGroup(year, index, false)]);
    const then = new Map(Array.from(some.hits).filter(([record]) => published.hits.has(record) && !found.hits.has(record)));
    if (then.size === 0) continue;
    // What has the year in a text comes before what was published then.
    const hits = found.hits.size > 0 ? new Map([...found.hits, ...behind(then)]) : then;
    return { ...found, hits, total: hits.size, how: "published", facts: [year] };
  }
  return found;
}

/**
 * The years at the beginning or the end of words, each with what else there is.
 * @param {Word[]} words
 * @returns {{ year: string, rest: Word[] }[]}
 */
function yearsIn(words) {
  return words.flatMap((word, i) => [parts(word, 0), parts(word, -1)].flatMap(({ year, rest }) => {
    const others = words.map((other, j) => (i === j ? rest : other)).filter((other) => other.length > 0);
    return year && others.length > 0 ? [{ year, rest: others }] : [];
  })).filter(({ year, rest }, i, all) => (
    i === all.findIndex((other) => other.year === year && other.rest.length === rest.length)
  ));
}

/** @param {Word} word @param {0 | -1} end @returns {{ year: string, rest: Word }} empty where there is no year */
function parts(word, end) {
  // 2012年
  const unit = word.findIndex(({ text }, i) => text === "年" && YEAR.test(word[i - 1]?.text ?? ""));
  const slots = unit < 0 ? word : word.filter((_, i) => i !== unit);
  const slot = slots[end === 0 ? 0 : slots.length - 1];
  return slot && YEAR.test(slot.text)
    ? { year: slot.text, rest: end === 0 ? slots.slice(1) : slots.slice(0, -1) } : { year: "", rest: [] };
}
