/** Forgives what is one or two characters off: 遇到凯恩斯 → 在小吃店遇见凯恩斯. */

import { units } from "../index/units.js";
import { findAll } from "../query/find.js";
import { inAny } from "../query/hits.js";
import { BEHIND, EXACT_TITLE, maskOf, order, PERSON_HAS } from "../query/ranks.js";
import { describe } from "../query/records.js";
import { charactersOf, slotsOf } from "../query/words.js";
import { inFiles } from "./described.js";
import { likelyLayers } from "./likely.js";
import { meantBy } from "./meant.js";
import { SUGGESTED } from "./sound.js";
import { votesFor } from "./votes.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/records.js").Described} Described
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {import("./meant.js").Meant} Meant
 * @typedef {import("./votes.js").Voted & { number: number }} Candidate
 * @typedef {Candidate & Meant} Near
 */

/** Characters of the shortest word that may have a mistake. */
const FEWEST = 3;
/** From so many characters on there may be two. */
const LONG = 6;
const CHECKED = 12;
/** Files of descriptions in which these may lie. */
const FILES = 5;
const TITLES = maskOf("title");
const PERSONS = maskOf("person");
/** Of the most votes, what a candidate has at least. */
const SHARE = 0.5;
/** Steps of distance that are told apart. */
const STEPS = 4;

/**
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {Outcome} nothing what was found so far
 * @param {(record: number) => boolean} [likely] whether a record may be near
 * @returns {Promise<Outcome & { distance: number }>} `distance`: of the nearest
 */
export async function findNear(word, index, mask, nothing, likely = () => true) {
  // What is near is checked by what a description tells: titles and persons.
  const none = { ...nothing, distance: Infinity };
  if (word.length < FEWEST || !(mask & (TITLES | PERSONS))) return none;
  const voted = (await candidatesFor(word, await likelyLayers(word, index))).filter(({ number }) => likely(number));
  const read = new Set(inFiles(voted.slice(0, CHECKED).map(({ number }) => number), index, FILES));
  const described = await Promise.all(voted.filter(({ number }) => read.has(number))
    .map(async (one) => ({ ...one, record: await describe(one.number, index) })));
  const sought = word.map(({ text }) => text);
  const limit = mistakesIn(word);
  /** @param {Characters} table */
  const nearBy = (table) => described.map(({ record, ...one }) => ({ ...one, ...meantBy(sought, record, mask, table) }))
    .filter(({ distance }) => distance < limit + 1).sort((a, b) => a.distance - b.distance);
  // The whole table knows how a title in old forms is meant; mostly there is one in new forms beside it.
  const table = await index.characters(charactersOf(word));
  const common = nearBy(table);
  /** @param {{ record: Described }} one */
  const titled = ({ record: { title, responsibility } }) => title + responsibility;
  const isOld = Array.from(described.map(titled).join("")).some((one) => (
    one >= "\u4e00" && one <= "\u9fff" && !table.known.includes(one)
  ));
  const near = common.length === 0 && isOld ? nearBy(await index.characters(described.map(titled).join(""))) : common;
  const [nearest] = near;
  if (!nearest) return none;
  const { distance: least } = nearest;
  // Other editions have as much of the word; where all that has is looked at, there are no others.
  const isAll = voted.every(({ number, votes }) => votes < nearest.votes || read.has(number));
  const hits = isAll ? looked(near, least) : await withWhole(near, index, mask, least);
  const texts = near.filter(({ distance }) => distance === least).map(({ text }) => text);
  return {
    ...nothing, hits, total: hits.size, how: isExchanged(sought, nearest.part) ? "swapped" : "near", distance: least,
    suggestions: Array.from(new Set(texts)).slice(0, SUGGESTED),
  };
}

/**
 * @param {Near[]} near
 * @param {number} least the distance of the nearest
 * @returns {Hits} the farther behind
 */
function looked(near, least) {
  return new Map(near.map(({ number, statics, same, distance, part, text }) => {
    // What was typed is all of it.
    const isWhole = units(text).length === units(part).length;
    return [number, order(isWhole ? EXACT_TITLE : PERSON_HAS, statics, same) + Math.round((distance - least) * STEPS) * BEHIND];
  }));
}

/**
 * Whatever has what was meant most likely, not only the records that were looked at.
 * @param {Near[]} near the nearest first
 * @param {Index} index
 * @param {number} mask
 * @param {number} least the distance of the nearest
 * @returns {Promise<Hits>}
 */
async function withWhole(near, index, mask, least) {
  const { hits } = await findAll([slotsOf(near[0]?.part ?? "")], index, mask, false);
  return inAny([hits, looked(near, least)]);
}

/** @param {string[]} sought units @param {string} part @returns {boolean} whether it has the same units in another order */
function isExchanged(sought, part) {
  const others = slotsOf(part).map(({ text }) => text);
  return others.length === sought.length && Array.from(others).sort().join(" ") === Array.from(sought).sort().join(" ");
}

/** @param {Word} word @returns {number} the mistakes that are forgiven in it */
export function mistakesIn(word) {
  return word.length < LONG ? 1 : 2;
}

/** @param {Word} word @param {Index} index @returns {Promise<Candidate[]>} the likeliest first */
async function candidatesFor(word, index) {
  const all = Array.from(await votesFor(word, index), ([number, own]) => ({ number, ...own }));
  all.sort((a, b) => b.votes - a.votes || b.statics - a.statics || a.number - b.number);
  const least = (all[0]?.votes ?? 0) * SHARE;
  return all.filter((candidate) => candidate.votes >= least);
}
