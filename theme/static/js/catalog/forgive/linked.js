/** Forgives a little word between two others, left out, put in or exchanged: 红黑 → 红与黑, 傲慢和偏见 → 傲慢与偏见. */

import { findWord } from "../query/find.js";
import { inAny } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { outcome } from "../query/outcome.js";
import { EXACT_TITLE, rankOf } from "../query/ranks.js";
import { begunOf } from "../query/stretches.js";
import { charactersOf, textOf } from "../query/words.js";
import { segmentsOf } from "./segments.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Slot} Slot
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {{ at: number, word: Word }} Way  what was changed begins `at`
 */

/** The little words, those first that titles have most. */
const LINKS = ["与", "的", "和", "之"];
/** Characters of the longest word: of what is longer enough is left to be near. */
export const LONGEST = 6;
const SHORT = 2;
/** Ways that are looked up whole. */
const TRIED = 2;

/**
 * The titles that are the word but for such a little word; nothing where there are none.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @param {number} [most] characters of the longest word that one is put into: what is longer is near, or both parts are in a title
 * @returns {Promise<Outcome | undefined>} `facts`: what these titles are
 */
export async function findLinked(word, index, mask, most = SHORT) {
  const ways = waysOf(word, most);
  const [base] = index.layers;
  if (ways.length === 0 || !base) return undefined;
  const table = await index.characters(ways.map((way) => charactersOf(way.word)).join(""));
  // Most ways stand nowhere, which the pair that begins with the change tells.
  const there = await Promise.all(ways.map(async ({ at, word: way }) => {
    const pair = lookupsOf(way, table, true).find(({ offset }) => offset === at - 1);
    return pair ? (await begunOf(pair, base)).posting.total > 0 : false;
  }));
  const found = await Promise.all(ways.filter((_, i) => there[i]).slice(0, TRIED).map(async (way) => {
    const { hits } = await findWord(way.word, index, mask, false);
    return { way, hits: new Map(Array.from(hits).filter(([, value]) => rankOf(value) === EXACT_TITLE)) };
  }));
  const titles = found.filter(({ hits }) => hits.size > 0).sort((a, b) => b.hits.size - a.hits.size);
  const hits = inAny(titles.map((one) => one.hits));
  if (hits.size === 0) return undefined;
  return { ...outcome({ hits, total: hits.size }, "linked"), facts: titles.map(({ way }) => textOf([way.word])) };
}

/** @param {Word} word @param {number} most see above @returns {Way[]} with a little word more, less or another, in the middle or where there is one */
function waysOf(word, most) {
  if (word.length < 2 || word.length > LONGEST || word.some(({ kind }) => kind !== "character")) return [];
  const text = textOf([word]);
  // 和 is such a word in 父和子, and is none in 战争和平.
  const places = word.length === SHORT + 1 ? [1] : placesIn(segmentsOf(text));
  const at = places.find((place) => LINKS.includes(text[place] ?? ""));
  if (!at) return word.length % 2 || word.length > most ? [] : withLink(word, word.length / 2, 0, LINKS);
  const others = LINKS.filter((link) => link !== text[at]);
  // Without it two characters would be left, which are a title by chance.
  const without = word.length > SHORT + 1 ? [{ at, word: [...word.slice(0, at), ...word.slice(at + 1)] }] : [];
  return [...without, ...withLink(word, at, 1, others)];
}

/** @param {string[]} segments @returns {number[]} where those begin that are a character between others */
function placesIn(segments) {
  return segments.flatMap((segment, i) => (
    i > 0 && i < segments.length - 1 && segment.length === 1 ? [segments.slice(0, i).join("").length] : []
  ));
}

/** @param {Word} word @param {number} at @param {number} less slots that go @param {string[]} links @returns {Way[]} */
function withLink(word, at, less, links) {
  return links.map((text) => ({ at, word: [...word.slice(0, at), /** @type {Slot} */ ({ kind: "character", text }), ...word.slice(at + less)] }));
}
