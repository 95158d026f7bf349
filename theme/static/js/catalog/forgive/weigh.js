/**
 * Records that have most of what a query tells, where none has all of it. Of each record the
 * stretches of the query are taken that stand in it; each is worth what it tells, the log of all
 * records over those that have it. So a name outweighs what every second title has, and where a
 * word of a sentence ends is known by what the index has, not by a dictionary.
 */

import { order } from "../query/ranks.js";
import { charactersOf } from "../query/words.js";
import { askedFor, partsIn, partsOut } from "./asked.js";
import { SHIFT } from "./distance.js";
import { likelyLayers } from "./likely.js";
import { completed, listsFor } from "./lists.js";
import { keyOf, runsOf } from "./runs.js";
import { most, spansOf, sum } from "./spans.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./asked.js").Sought} Sought
 * @typedef {import("./lists.js").List} List
 * @typedef {import("./runs.js").Held} Held
 * @typedef {import("./runs.js").Run} Run
 * @typedef {import("./spans.js").Span} Span
 * @typedef {{ record: number, held: Held, runs: Run[], score: number, told: number }} Scored
 *   `told`: the score without what makes one kind of answer likelier than another
 * @typedef {{
 *   hits: Hits, told: Map<number, number>, lacks: Map<number, number>, whole: boolean,
 *   used: string[], left: string[], parts: string[],
 * }} Weighed  `lacks`: units that a record has not where the query would lie over it; `whole`: one has
 *   all of it, in parts; `used`: the words by which the hits were found, `left`: those that none of
 *   them has; `parts`: what records have of the query, whether it tells enough or not
 */

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
/** The same where one has every word of a line: what has some of them is another book. */
const SHARE_OF_WHOLE = 0.8;
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
/** What is left of what a stretch tells that a border of words goes through: 语故事 of 成语故事. */
const CUT = 0.4;
/** Steps of score by which answers are ordered. */
const STEPS = 8;
const PARTS = 3;

/**
 * @param {Sought[]} words
 * @param {Index} index
 * @returns {Promise<Weighed>}
 */
export async function weigh(words, index) {
  const table = await index.characters(words.map(({ word }) => charactersOf(word)).join(""));
  const asked = askedFor(words, table);
  const places = new Set(asked.flatMap(({ units }) => units.map(({ at }) => at)));
  const records = index.layers.reduce((all, { facts }) => all + facts.records, 0);
  const few = Math.max(FEW, Math.min(records / PART, COMMON));
  /** @param {List[]} lists */
  const judged = (lists) => {
    const held = runsOf(lists, places);
    const spans = spansOf(held, lists, asked, records);
    const scored = scoredBy(spans, held, few);
    const looked = new Set(lists.flatMap(({ offset, length }) => Array.from({ length }, (_, i) => offset + i))).size;
    const whole = scored.some(({ runs }) => sum(runs, ({ from, to }) => to - from) >= looked);
    const share = whole && words.length > 1 ? SHARE_OF_WHOLE : SHARE;
    return { lists, spans, scored, looked, whole, kept: answersIn(scored, spans, asked, share) };
  };
  const [{ word } = { word: [] }] = words;
  const some = judged(await listsFor(asked, words.length > 1 ? index : await likelyLayers(word, index), words.length === 1));
  const first = some.kept.length > 0 ? some : judged(await listsFor(asked, index, true));
  const rare = Array.from(first.spans.values()).filter(({ count, size }) => count <= few && size >= TWO);
  const more = await completed(first.lists, rare);
  const { spans, scored, looked, whole, kept } = more ? judged(more) : first;
  const best = most(kept, ({ score }) => score);
  const runs = Array.from(new Map(kept.flatMap((one) => one.runs.map((run) => [keyOf(run), run]))).values());
  return {
    hits: new Map(kept.map(({ record, held: { statics, same }, score }) => (
      [record, order(Math.round((best - score) * STEPS), statics, same)]
    ))),
    told: new Map(scored.map(({ record, told }) => [record, told])),
    lacks: new Map(scored.map(({ record, held: own }) => [record, looked - most(own.runs, (run) => along(run, own.runs))])),
    whole,
    used: partsIn(asked, runs),
    left: partsOut(asked, runs),
    parts: partsOf(spans, asked),
  };
}

/**
 * What a field has of the query where it lies as this run does, or a little off.
 * @param {Run} run
 * @param {Run[]} runs
 * @returns {number} units
 */
function along({ line }, runs) {
  return sum(runs.filter((other) => line <= other.line && other.line <= line + SHIFT), ({ from, to }) => to - from);
}

/**
 * The records that have something of the query that few have, each with the stretches that say most of
 * it, none twice.
 * @param {Map<number, Span>} spans
 * @param {Map<number, Held>} held
 * @param {number} few
 * @returns {Scored[]}
 */
function scoredBy(spans, held, few) {
  /** @type {Scored[]} */
  const found = [];
  for (const [record, own] of held) {
    const valued = own.runs.flatMap((run) => {
      const span = spans.get(keyOf(run));
      return span ? [{ run, span, ...valueOf(run, span) }] : [];
    });
    if (!valued.some(({ span: { count, size, whole } }) => count <= few && (size >= TWO || whole))) continue;
    valued.sort((a, b) => b.score - a.score);
    const best = valued.filter(({ run: { from, to } }, i) => (
      !valued.slice(0, i).some(({ run }) => run.from < to && from < run.to)
    ));
    found.push({
      record, held: own, runs: best.map(({ run }) => run),
      score: sum(best, ({ score }) => score), told: sum(best, ({ told }) => told),
    });
  }
  return found;
}

/** @param {Run} run @param {Span} span @returns {boolean} whether it begins or ends within a word, and is no title or name */
function isCut({ whole, from, to }, { size, cut }) {
  return cut && size < SURE && !(whole && to - from > 1);
}

/** @param {Run} run @param {Span} span @returns {{ score: number, told: number }} */
function valueOf(run, span) {
  const told = span.told * (WORTH[run.field] ?? 0) * (isCut(run, span) ? CUT : 1);
  const likely = run.whole && run.to - run.from > 1 ? WHOLE[run.field] ?? 1 : run.begins ? BEGINS : 1;
  return { told, score: told * likely * span.word.sought.worth };
}

/**
 * Those that have enough of the query to be an answer, and tell little less than the best.
 * @param {Scored[]} scored
 * @param {Map<number, Span>} spans
 * @param {Asked[]} asked
 * @param {number} share
 * @returns {Scored[]}
 */
function answersIn(scored, spans, asked, share) {
  const size = sum(asked, ({ units }) => sum(units, (unit) => unit.size));
  /** @param {Run} run */
  const isMeant = (run) => {
    const span = spans.get(keyOf(run));
    if (!span || span.size < TWO || isCut(run, span)) return span?.whole ?? false;
    return span.size >= SURE || span.whole || (run.whole && NAMES.includes(run.field));
  };
  const enough = scored.filter(({ runs }) => (
    runs.some(isMeant) || sum(runs, (run) => spans.get(keyOf(run))?.size ?? 0)
      >= size * (runs.some(({ from }) => from === 0) ? COVERED_FIRST : COVERED)
  ));
  const best = most(enough, ({ told }) => told);
  // A title that was typed as a word is an answer, whatever else is beside it.
  return enough.filter(({ told, runs }) => told >= best * share || runs.some((run) => (
    run.whole && run.field === TITLE && spans.get(keyOf(run))?.whole
  )));
}

/** @param {Map<number, Span>} spans @param {Asked[]} asked @returns {string[]} the parts that tell most */
function partsOf(spans, asked) {
  const best = Array.from(spans.values()).filter(({ size, whole, cut }) => (size >= TWO && !cut) || whole);
  best.sort((a, b) => b.told - a.told);
  return partsIn(asked, best.slice(0, PARTS));
}
