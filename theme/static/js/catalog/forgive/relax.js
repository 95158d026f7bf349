/**
 * What is tried when a query finds nothing as it was typed: one way after another, each in a module
 * beside this one, until one of them finds something. What forgives wrong characters comes with this
 * one; what knows words (sentences, copied lines) is twice as large, and comes when it is their turn.
 */

import { normalise } from "../index/units.js";
import { FEW, outcome } from "../query/outcome.js";
import { BEST, maskOf, order, rankOf, TITLE_AND_PERSON } from "../query/ranks.js";
import { textOf, wordsOf } from "../query/words.js";
import { inTwo, titleWithPerson } from "./apart.js";
import { beginningSo } from "./begins.js";
import { findHeard } from "./heard.js";
import { likelyLayers } from "./likely.js";
import { findLinked } from "./linked.js";
import { looksCopied, looksSaid, mayBeCalled, mayBeLine, maySay } from "./looks.js";
import { findNear, mistakesIn } from "./near.js";
import { findSwapped } from "./swapped.js";
import { told } from "./told.js";
import { votesFor } from "./votes.js";

/**
 * @typedef {import("../address/read.js").SearchField} SearchField
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {(query: string, field: SearchField) => Promise<Outcome>} Find
 * @typedef {{
 *   text: string, words: Word[], field: SearchField, mask: number, index: Index, find: Find, again: Find,
 * }} Asking  `text`: normalised; `find`: looks something else up as it is; `again`: relaxes it as well
 * @typedef {(asking: Asking) => Promise<Outcome | undefined>} Way
 */

/** @type {Way[]} What is tried before a query is looked up as it was typed, where it looks like a copied line. */
export const WAYS_BEFORE = [findSure, findPublished];
/** @type {Way[]} The order of what is tried where that found nothing. */
export const WAYS = [findSure, findSaid, findWritten, findOtherwise, findBetween, findByEar, findAsked, findLine, findApart, findExchanged, findNearOrSome];

const NUMERAL = /^[一二三四五六七八九十百两]$/;
/** More than any record gets: what has most of a word in its order comes first. */
const MOST = 4000;
/** Characters of a word so short that one wrong leaves two; its ends at least must agree. */
const SHORT = 3;
const INSIDE = 1;
/** What is longer has enough left where two characters changed places, and is near; one mistake at an end costs so much. */
const MIDDLE = 5;
const ONE = 1.25;
/** What is one character off is meant, where it tells little less than what has other parts of the query. */
const LITTLE = 0.7;

/**
 * @param {{ query: string, field: SearchField }} wanted
 * @param {Index} index
 * @param {Find} find
 * @param {Way[]} [ways]
 * @returns {Promise<Outcome>} without hits where there is nothing to find
 */
export async function relax({ query, field }, index, find, ways = WAYS) {
  const table = await index.characters(query);
  const text = normalise(query, table);
  /** @type {Find} */
  const again = (other, where) => relax({ query: other, field: where }, index, find);
  const asking = { text, words: wordsOf(query, table), field, mask: maskOf(field), index, find, again };
  for (const way of asking.words.length > 0 ? ways : []) {
    const found = await way(asking);
    if (found && found.hits.size > 0) return told(text, found);
  }
  const suggestions = ways === WAYS ? await beginningSo(asking.words, index) : [];
  return { ...outcome({ hits: new Map(), total: 0 }), suggestions };
}

/** @type {Way} */
async function findSure(asking) {
  return looksCopied(asking.text) ? (await import("./pasted.js")).findSure(asking) : undefined;
}

/** @type {Way} */
async function findLine(asking) {
  return mayBeLine(asking.text) ? (await import("./pasted.js")).findLine(asking) : undefined;
}

/** @type {Way} */
async function findPublished(asking) {
  return (await import("./published.js")).findPublished(asking);
}

/**
 * 三只小猪 may be printed as 3只小猪: too seldom to be looked up where the words themselves are found.
 * @type {Way}
 */
async function findWritten({ words, index, mask }) {
  if (!words.flat().some(({ text }) => NUMERAL.test(text))) return undefined;
  const { findForms } = await import("../query/forms.js");
  const [base] = index.layers;
  const there = base ? await findForms(textOf(words), { ...index, layers: [base] }, mask, false) : undefined;
  return there && there.hits.size > 0 ? outcome(await findForms(textOf(words), index, mask, false)) : undefined;
}

/** @type {Way} What no title calls so is not looked up by ear either: 菜谱. */
async function findOtherwise(asking) {
  return mayBeCalled(asking.text) ? (await import("./called.js")).findCalled(asking) : undefined;
}

/** @type {Way} */
async function findBetween({ words: [word = [], ...others], index, mask }) {
  return others.length > 0 || word.length > MIDDLE ? undefined : findLinked(word, index, mask);
}

/** @type {Way} */
async function findByEar({ words, index, mask }) {
  return findHeard(words, index, mask);
}

/** @type {Way} */
async function findExchanged({ words: [word = [], ...others], index, mask }) {
  return others.length > 0 || word.length > MIDDLE ? undefined : findSwapped(word, index, mask);
}

/**
 * What is surely a sentence is not looked up by ear as it is.
 * @type {Way}
 */
async function findSaid(asking) {
  if (!looksSaid(asking.text)) return undefined;
  const { withoutSpoken } = await import("./spoken_words.js");
  return withoutSpoken(asking.text).rest || /^[^\p{L}\p{N}]*(?:19|20)\d\d年/u.test(asking.text) ? findAsked(asking) : undefined;
}

/**
 * A spoken sentence; but where little has what it asks for, it may be a title with its author: 三毛撒哈拉的故事.
 * @type {Way}
 */
async function findAsked(asking) {
  if (!maySay(asking.text)) return undefined;
  const { findSpoken } = await import("./spoken.js");
  const spoken = await findSpoken(asking);
  const { words: [word = [], ...others], index, mask } = asking;
  if (!spoken || spoken.hits.size === 0 || spoken.hits.size > FEW || others.length > 0) return spoken;
  const hits = await titleWithPerson(word, index, mask, true);
  return hits.size > 0 ? outcome({ hits, total: hits.size }, "apart") : spoken;
}

/** @type {Way} */
async function findApart({ words: [word = [], ...others], index, mask }) {
  if (others.length > 0) return undefined;
  const likely = await likelyLayers(word, index);
  const apart = await inTwo(word, likely, mask);
  if (apart.size === 0) return undefined;
  const votes = await votesFor(word, likely);
  const hits = new Map(Array.from(apart, ([record, value]) => [
    // A title with its author is that very book.
    record, rankOf(value) <= TITLE_AND_PERSON ? value : value + order(MOST - Math.floor(votes.get(record)?.votes ?? 0), BEST, false),
  ]));
  return outcome({ hits, total: hits.size }, "apart");
}

/** @type {Way} */
async function findNearOrSome({ words, index, mask }) {
  const [{ answerOf, someOf }, { weigh }] = await Promise.all([import("./some.js"), import("./weigh.js")]);
  const [word = [], ...others] = words;
  const sought = words.map((one) => ({ word: one, mask, worth: 1 }));
  if (others.length > 0) return someOf(sought, index);
  const weighed = await weigh(sought, index);
  const some = answerOf(weighed);
  if (weighed.whole && some.hits.size > 0) return some;
  // A wrong character takes its neighbour along.
  /** @param {number} record */
  const likely = (record) => (weighed.lacks.get(record) ?? Infinity) <= 2 * mistakesIn(word);
  if (some.hits.size > 0 && !Array.from(weighed.lacks.keys()).some(likely)) return some;
  const near = await findNear(word, index, mask, outcome({ hits: new Map(), total: 0 }), some.hits.size > 0 ? likely : undefined);
  const swapped = word.length > MIDDLE && near.distance > ONE ? await findSwapped(word, index, mask) : undefined;
  if (swapped) return swapped;
  if (some.hits.size === 0 || near.hits.size === 0) return near.hits.size > 0 ? near : some;
  const inside = word.length > SHORT || near.distance <= INSIDE;
  /** @param {Iterable<number>} records */
  const tells = (records) => Math.max(...Array.from(records, (record) => weighed.told.get(record) ?? 0));
  return inside && tells(near.hits.keys()) >= tells(weighed.told.keys()) * LITTLE ? near : some;
}
