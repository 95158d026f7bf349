/** Forgives what is one or two characters off: 遇到凯恩斯 → 在小吃店遇见凯恩斯. */

import { maskOf, order } from "../query/ranks.js";
import { describe } from "../query/records.js";
import { matchIn } from "./distance.js";
import { SUGGESTED } from "./sound.js";
import { votesFor } from "./votes.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
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

/**
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {Outcome} nothing what was found so far
 * @returns {Promise<Outcome>}
 */
export async function findNear(word, index, mask, nothing) {
  // What is near is checked by what a description tells: titles and persons.
  if (word.length < FEWEST || !(mask & (TITLES | PERSONS))) return nothing;
  const table = await index.characters();
  const candidates = await candidatesFor(word, index);
  const sought = word.map(({ text }) => text);
  const limit = word.length < LONG ? 1 : 2;
  const checked = await Promise.all(candidates.map(async ({ number }) => {
    const record = await describe(number, index);
    const texts = [
      ...(mask & TITLES ? [record.title, record.other] : []),
      ...(mask & PERSONS ? [record.responsibility] : []),
    ];
    const matches = texts.map((text) => matchIn(sought, text, table));
    const best = matches.reduce((a, b) => (b.distance < a.distance ? b : a));
    return { number, ...best };
  }));
  const near = checked.filter(({ distance }) => distance < limit + 1);
  if (near.length === 0) return nothing;
  const hits = new Map(near.map(({ number, distance }) => [number, order(Math.round(distance * 4), 0, false)]));
  const least = Math.min(...near.map(({ distance }) => distance));
  const texts = near.filter(({ distance }) => distance === least).map(({ text }) => text);
  return {
    ...nothing, hits, total: hits.size, how: "near",
    suggestions: Array.from(new Set(texts)).slice(0, SUGGESTED),
  };
}

/** @param {Word} word @param {Index} index @returns {Promise<Candidate[]>} the likeliest first */
async function candidatesFor(word, index) {
  const votes = await votesFor(word, index);
  const all = Array.from(votes, ([number, count]) => ({ number, votes: count }));
  all.sort((a, b) => b.votes - a.votes || a.number - b.number);
  const least = (all[0]?.votes ?? 0) * SHARE;
  return all.filter((candidate) => candidate.votes >= least).slice(0, CHECKED);
}
