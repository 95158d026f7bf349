/** A year or a class among words: where little has it in a text, it is that of the record. 余华 2012 */

import { normalise } from "../index/units.js";
import { findAll } from "./find.js";
import { classIn, findGroup, pointed } from "./groups.js";
import { behind } from "./hits.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./words.js").Word} Word
 * @typedef {{ group: string, rest: Word[], how: "class" | "published", said: string }} Among  `rest`: the
 *   other words; `said`: what readers are told of the group
 */

const YEAR = /^(?:19|20)\d\d$/;

/**
 * @param {string} query
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {Outcome} found what has all words in its texts
 * @returns {Promise<Outcome>} that again where the words name no year and no class, or nothing is of these
 */
export async function withGroup(query, index, mask, found) {
  const table = await index.characters(query);
  /** @type {Among[]} */
  const years = yearsIn(wordsOf(query, table)).map(({ year, rest }) => (
    { group: year, rest, how: "published", said: year }
  ));
  const tokens = normalise(query, table).trim().split(/\s+/u);
  /** @type {Among[]} */
  const classes = tokens.map((token, i) => {
    const group = classIn(token);
    return { group, rest: wordsOf(tokens.filter((_, j) => j !== i).join(" "), table), how: "class", said: pointed(group) };
  });
  for (const { group, rest, how, said } of [...classes, ...years]) {
    if (!group || rest.length === 0) continue;
    const [some, own] = await Promise.all([findAll(rest, index, mask, false), findGroup(group, index, false)]);
    const theirs = new Map(Array.from(some.hits).filter(([record]) => own.hits.has(record) && !found.hits.has(record)));
    if (theirs.size === 0) continue;
    // What has the year in a text comes before what was published then.
    const hits = found.hits.size > 0 ? new Map([...found.hits, ...behind(theirs)]) : theirs;
    return { ...found, how, facts: [said], hits, total: hits.size };
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
