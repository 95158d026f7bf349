/**
 * Records that have most of what a query tells, where none has all of it. Of each record the
 * stretches of the query are taken that stand in it; each is worth what it tells, the log of all
 * records over those that have it. So a name outweighs what every second title has, and where a
 * word of a sentence ends is known by what the index has, not by a dictionary.
 */

import { stretchOf } from "../query/stretches.js";
import { order } from "../query/ranks.js";
import { askedFor, partsIn, partsOut, unitsIn, wordOf } from "./asked.js";
import { countsOf, keyOf, runsOf } from "./runs.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./asked.js").Sought} Sought
 * @typedef {import("./runs.js").Held} Held
 * @typedef {import("./runs.js").Run} Run
 * @typedef {{ asked: Asked[], counts: Map<string, number>, records: number }} Scale  what to weigh by
 * @typedef {{ record: number, held: Held, runs: Run[], score: number, told: number }} Scored
 *   `told`: the score without what makes one kind of answer likelier than another
 * @typedef {{
 *   hits: Hits, told: Map<number, number>, covered: number, used: string[], left: string[], parts: string[],
 * }} Weighed  `covered`: units of the query that one record has at most; `used`: the words by which
 *   the hits were found, `left`: those that none of them has; `parts`: what records have of the query,
 *   told or not
 */

/** What a character tells at most: a pair over the border of two words is rare and tells nothing. */
const CEILING = 3.5;
/** What a stretch is worth by field: title, other title, person, series, subject, publisher. */
const WORTH = [1, 0.9, 1, 0.7, 0.8, 0.4];
/** A title that stands in a sentence whole is what is meant, and likelier so than a name. */
const WHOLE = [2, 1.7, 1.3, 1.2, 1.2, 1];
const BEGINS = 1.1;
const TITLE = 0;
/** Fields whose whole value a reader may mean: titles, persons, subjects. */
const NAMES = [0, 1, 2, 4];
/** What an answer tells at least, beside the one that tells most. */
const SHARE = 0.55;
/** What more records have than these, and than one in a hundred, is no answer by itself. */
const FEW = 300;
const COMMON = 2000;
const PART = 100;
/** Two characters that tell something, or one and some that don't. */
const TWO = 1.6;
/** So many characters side by side are no chance. */
const SURE = 4;
/** How much of a query stands in an answer at least, where that is no title, name, word or so long. */
const COVERED = 0.4;
/** Likewise, where it is what the query begins with. */
const COVERED_FIRST = 0.3;
/** Steps of score by which answers are ordered. */
const STEPS = 8;
const PARTS = 3;

/**
 * @param {Sought[]} words
 * @param {Index} index
 * @returns {Promise<Weighed>}
 */
export async function weigh(words, index) {
  const asked = askedFor(words, await index.characters());
  const lists = (await Promise.all(asked.flatMap(({ sought: { mask }, lookups }) => (
    lookups.flatMap((lookup) => index.layers.map(async (layer) => (
      { ...await stretchOf(lookup, layer, !lookup.all), mask, first: layer.first }
    )))
  ))));
  const held = wordsOrParts(runsOf(lists), asked);
  const records = index.layers.reduce((sum, { facts }) => sum + facts.records, 0);
  const scale = { asked, counts: countsOf(held, lists), records };
  const scored = Array.from(held, ([record, own]) => scoreOf(record, own, scale));
  const kept = answersIn(scored, scale);
  const best = Math.max(0, ...kept.map(({ score }) => score));
  const spans = Array.from(new Map(kept.flatMap(({ runs }) => runs.map((run) => [keyOf(run), run]))).values());
  return {
    hits: new Map(kept.map(({ record, held: { statics, same }, score }) => (
      [record, order(Math.round((best - score) * STEPS), statics, same)]
    ))),
    told: new Map(scored.map(({ record, told }) => [record, told])),
    covered: Math.max(0, ...scored.map(({ runs }) => runs.reduce((sum, { from, to }) => sum + to - from, 0))),
    used: partsIn(asked, spans),
    left: partsOut(asked, spans),
    parts: partsOf(scored, asked),
  };
}

/**
 * Of a word that some record has whole, its parts say nothing.
 * @param {Map<number, Held>} held
 * @param {Asked[]} asked
 * @returns {Map<number, Held>}
 */
function wordsOrParts(held, asked) {
  const all = Array.from(held.values()).flatMap(({ runs }) => runs);
  const known = new Set(all.filter((run) => isWord(run, asked)).map((run) => wordOf(asked, run)));
  for (const one of held.values()) one.runs = one.runs.filter((run) => isWord(run, asked) || !known.has(wordOf(asked, run)));
  return held;
}

/**
 * The stretches that say most of a record, none twice.
 * @param {number} record
 * @param {Held} held
 * @param {Scale} scale
 * @returns {Scored}
 */
function scoreOf(record, held, scale) {
  const valued = held.runs.map((run) => ({ run, ...valueOf(run, scale) }));
  valued.sort((a, b) => b.score - a.score);
  /** @type {Scored} */
  const sum = { record, held, runs: [], score: 0, told: 0 };
  for (const { run, score, told } of valued) {
    if (sum.runs.some(({ from, to }) => run.from < to && from < run.to)) continue;
    sum.runs.push(run);
    sum.score += score;
    sum.told += told;
  }
  return sum;
}

/** @param {Run} run @param {Scale} scale @returns {{ score: number, told: number }} */
function valueOf(run, { asked, counts, records }) {
  const tells = Math.log(1 + records / (counts.get(keyOf(run)) ?? records));
  const told = Math.min(tells, CEILING * sizeOf(run, asked)) * (WORTH[run.field] ?? 0);
  const likely = run.whole && run.to - run.from > 1 ? WHOLE[run.field] ?? 1 : run.begins ? BEGINS : 1;
  return { told, score: told * likely * (wordOf(asked, run)?.sought.worth ?? 1) };
}

/** @param {Run} run @param {Asked[]} asked @returns {number} */
function sizeOf(run, asked) {
  return sizeOfAll(unitsIn(asked, run));
}

/** @param {import("./asked.js").Unit[]} units @returns {number} */
function sizeOfAll(units) {
  return units.reduce((sum, { size }) => sum + size, 0);
}

/**
 * Those that tell enough, and little less than the best.
 * @param {Scored[]} scored
 * @param {Scale} scale
 * @returns {Scored[]}
 */
function answersIn(scored, { asked, counts, records }) {
  const enough = Math.max(FEW, Math.min(records / PART, COMMON));
  const telling = scored.filter((one) => {
    const rare = one.runs.filter((run) => (
      (counts.get(keyOf(run)) ?? 0) <= enough && (sizeOf(run, asked) >= TWO || isWord(run, asked))
    ));
    return rare.some((run) => isMeant(run, asked)) || (rare.length > 0 && isMuch(one, asked));
  });
  const most = Math.max(0, ...telling.map(({ told }) => told));
  return telling.filter((one) => one.told >= most * SHARE || isTitle(one, asked));
}

/** @param {Run} run @param {Asked[]} asked @returns {boolean} whether a reader meant so many words as these */
function isMeant(run, asked) {
  const size = sizeOf(run, asked);
  return size >= SURE || (size >= TWO && run.whole && NAMES.includes(run.field)) || isWord(run, asked);
}

/** @param {Scored} one @param {Asked[]} asked @returns {boolean} whether it has much of the query */
function isMuch({ runs }, asked) {
  const size = asked.reduce((sum, { units }) => sum + sizeOfAll(units), 0);
  const covered = runs.reduce((sum, run) => sum + sizeOf(run, asked), 0);
  return covered >= size * (runs.some(({ from }) => from === 0) ? COVERED_FIRST : COVERED);
}

/** @param {Run} run @param {Asked[]} asked @returns {boolean} whether it was typed as a word of its own */
function isWord(run, asked) {
  return asked.length > 1 && run.to - run.from === wordOf(asked, run)?.units.length;
}

/** @param {Scored} one @param {Asked[]} asked @returns {boolean} whether its title was typed as a word */
function isTitle({ runs }, asked) {
  return runs.some((run) => run.whole && run.field === TITLE && isWord(run, asked));
}

/** @param {Scored[]} scored @param {Asked[]} asked @returns {string[]} the parts that tell most */
function partsOf(scored, asked) {
  const best = Array.from(scored).sort((a, b) => b.told - a.told).flatMap(({ runs }) => runs);
  /** @type {Set<string>} */
  const parts = new Set();
  for (const run of best) {
    if (parts.size === PARTS) break;
    if (run.to - run.from > 1 || isWord(run, asked)) parts.add(partsIn(asked, [run]).join(""));
  }
  return Array.from(parts);
}
