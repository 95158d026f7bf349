/** Forgives what is one or two characters off: 遇到凯恩斯 → 在小吃店遇见凯恩斯. */

import { findAll } from "../query/find.js";
import { inAny } from "../query/hits.js";
import { BEHIND, maskOf, order, PERSON_HAS } from "../query/ranks.js";
import { describe } from "../query/records.js";
import { slotsOf } from "../query/words.js";
import { meantBy } from "./meant.js";
import { SUGGESTED } from "./sound.js";
import { votesFor } from "./votes.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {import("./meant.js").Meant} Meant
 * @typedef {{ number: number, votes: number }} Candidate
 */

/** Characters of the shortest word that may have a mistake. */
const FEWEST = 3;
/** From so many characters on there may be two. */
const LONG = 6;
const CHECKED = 12;
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
  const table = await index.characters();
  const candidates = (await candidatesFor(word, index)).filter(({ number }) => likely(number));
  const sought = word.map(({ text }) => text);
  const limit = mistakesIn(word);
  const checked = await Promise.all(candidates.map(async ({ number }) => (
    { number, ...meantBy(sought, await describe(number, index), mask, table) }
  )));
  const near = checked.filter(({ distance }) => distance < limit + 1).sort((a, b) => a.distance - b.distance);
  const [nearest] = near;
  if (!nearest) return none;
  const { distance: least } = nearest;
  const hits = await withWhole(near, index, mask, least);
  const texts = near.filter(({ distance }) => distance === least).map(({ text }) => text);
  return {
    ...nothing, hits, total: hits.size, how: "near", distance: least,
    suggestions: Array.from(new Set(texts)).slice(0, SUGGESTED),
  };
}

/**
 * Whatever has what was meant, not only the records that were looked at.
 * @param {(Meant & { number: number })[]} near the nearest first
 * @param {Index} index
 * @param {number} mask
 * @param {number} least the distance of the nearest
 * @returns {Promise<Hits>}
 */
async function withWhole(near, index, mask, least) {
  /** @param {number} distance */
  const further = (distance) => Math.round((distance - least) * STEPS) * BEHIND;
  const parts = near.filter(({ part }, i) => near.findIndex((other) => other.part === part) === i).slice(0, SUGGESTED);
  const found = await Promise.all(parts.map(async ({ part, distance }) => {
    const { hits } = await findAll([slotsOf(part)], index, mask, false);
    return new Map(Array.from(hits, ([record, value]) => [record, value + further(distance)]));
  }));
  const looked = near.map(({ number, distance }) => (
    /** @type {const} */ ([number, order(PERSON_HAS, 0, false) + further(distance)])
  ));
  return inAny([...found, new Map(looked)]);
}

/** @param {Word} word @returns {number} the mistakes that are forgiven in it */
export function mistakesIn(word) {
  return word.length < LONG ? 1 : 2;
}

/** @param {Word} word @param {Index} index @returns {Promise<Candidate[]>} the likeliest first */
async function candidatesFor(word, index) {
  const votes = await votesFor(word, index);
  const all = Array.from(votes, ([number, count]) => ({ number, votes: count }));
  all.sort((a, b) => b.votes - a.votes || a.number - b.number);
  const least = (all[0]?.votes ?? 0) * SHARE;
  return all.filter((candidate) => candidate.votes >= least).slice(0, CHECKED);
}
