/** Forgives one wrong letter of pinyin: hongloumemg → hong lou meng. */

import { inFiles } from "../forgive/described.js";
import { sound } from "../index/sounds.js";
import { normalise, units } from "../index/units.js";
import { findAll, inLayers } from "../query/find.js";
import { hitsOf, inAll, inAny, sorted } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { FEW, outcome } from "../query/outcome.js";
import { describe } from "../query/records.js";
import { stretchOf } from "../query/whole.js";
import { textOf } from "../query/words.js";
import { corrections } from "./corrections.js";
import { findSpoken, withoutTones } from "./spoken.js";
import { LETTERS, soundOf, spelling } from "./syllables.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/hits.js").Stretch} Stretch
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {import("./corrections.js").Correction} Correction
 * @typedef {{ corrections: Correction[], known: number, hits: Hits }} Group
 *   corrections that have the same pairs of what is known, and the records that have these
 * @typedef {Correction & { text: string }} Seen  a correction as it is written in a record
 */

const SUGGESTED = 3;
/** Letters of the shortest and the longest text that is mended. */
const SHORTEST = 5;
const LONGEST = 40;
/** Pairs that most of the corrections have. */
const PAIRS = 6;
/** Records that are looked at, in all and for a group, the files that tell of them; corrections that are looked up whole. */
const CHECKED = 16;
const CHECKED_OF_GROUP = 8;
const FILES = 4;
const TRIED = 3;
/** Words that are mended one by one. */
const WORDS = 3;

/**
 * @param {Word[]} words
 * @param {Index} asked
 * @param {number} mask
 * @returns {Promise<Outcome | undefined>}
 */
export async function findMisspelt(words, asked, mask) {
  const plain = words.map(withoutTones);
  if (!plain.flat().every(({ text }) => LETTERS.test(text))) return undefined;
  const index = spelling(asked);
  // “hong lou memg” is one title more often than three words.
  const whole = await mended(textOf(plain).replace(/ /g, ""), index, mask);
  if ((whole?.hits.size ?? 0) > FEW || words.length === 1 || words.length > WORDS) return whole;
  const each = await Promise.all(plain.map(async (word) => {
    const hits = await findSpoken([word], index, mask, "sound");
    return hits.size > 0 ? hits : (await mended(textOf([word]), index, mask))?.hits ?? new Map();
  }));
  const hits = inAny([whole?.hits ?? new Map(), inAll(each)]);
  return hits.size > 0 ? { ...(whole ?? outcome({ hits, total: 0 }, "misspelt")), hits, total: hits.size } : undefined;
}

/**
 * @param {string} letters
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome | undefined>}
 */
async function mended(letters, index, mask) {
  if (letters.length < SHORTEST || letters.length > LONGEST) return undefined;
  const table = await index.characters();
  const all = corrections(letters, soundOf(table));
  // What is new has few of the pairs, and a request for each would tell just that.
  const [base, ...others] = index.layers;
  const old = base ? await groupsOf(all, { ...index, layers: [base] }, mask) : [];
  const isKnown = others.length === 0 || old.some(({ known }) => known > 0);
  const groups = isKnown ? old : await groupsOf(all, index, mask);
  const seen = await seenIn(groups, index, table);
  const least = Math.min(...seen.map(({ cost }) => cost));
  // What nothing is known of may still be what was meant, where that is likelier.
  const unseen = groups.filter(({ known }) => seen.length === 0 || known === 0).flatMap((group) => group.corrections)
    .filter(({ cost }) => cost < least).sort((a, b) => a.cost - b.cost);
  const found = await Promise.all([...seen.filter(({ cost }) => cost === least), ...unseen].slice(0, TRIED)
    .map(async (one) => ({ ...one, ...(await findAll([wordOf(one.sounds)], index, mask, false)) })));
  const best = Math.min(...found.map(({ cost, hits }) => (hits.size > 0 ? cost : Infinity)));
  const hits = inAny(found.filter(({ cost }) => cost === best).map((one) => one.hits));
  if (hits.size === 0) return undefined;
  const suggestions = Array.from(new Set(seen.flatMap(({ cost, text }) => (cost === best ? [text] : [])))).slice(0, SUGGESTED);
  return { ...outcome({ hits, total: hits.size }, "misspelt"), suggestions };
}

/** @param {string[]} sounds @returns {Word} */
function wordOf(sounds) {
  return sounds.map((text) => ({ kind: "sound", text }));
}

/**
 * The corrections by what is known of them: those first of which most is known to stand somewhere.
 * @param {Correction[]} all
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Group[]>}
 */
async function groupsOf(all, index, mask) {
  const table = await index.characters();
  const common = commonPairs(all);
  /** @type {Map<string, { corrections: Correction[], offsets: number[] }>} */
  const bySigns = new Map();
  for (const correction of all) {
    const offsets = pairsOf(correction).flatMap((pair, at) => (common.has(pair) ? [at] : []));
    const signs = offsets.map((at) => `${at} ${pairsOf(correction)[at]}`).join();
    const group = bySigns.get(signs) ?? { corrections: [], offsets };
    group.corrections.push(correction);
    bySigns.set(signs, group);
  }
  const groups = await Promise.all(Array.from(bySigns.values(), async ({ corrections: some, offsets }) => {
    const lookups = lookupsOf(wordOf(some[0]?.sounds ?? []), table, true).filter(({ offset }) => offsets.includes(offset));
    const hits = await Promise.all(index.layers.map(async (layer) => (
      hitsOf(await Promise.all(lookups.map((lookup) => stretchOf(lookup, layer))), mask, new Set())
    )));
    return { corrections: some, known: offsets.length, hits: inLayers(hits, index) };
  }));
  return groups.filter(({ known, hits }) => known === 0 || hits.size > 0).sort((a, b) => b.known - a.known);
}

/** @param {Correction[]} all @returns {Set<string>} the pairs that most of them have */
function commonPairs(all) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const pair of all.flatMap(pairsOf)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const often = Array.from(counts).filter(([, count]) => count > 1 || all.length <= TRIED).sort(([, a], [, b]) => b - a);
  return new Set(often.slice(0, PAIRS).map(([pair]) => pair));
}

/** @param {Correction} correction @returns {string[]} */
function pairsOf({ sounds }) {
  return sounds.slice(1).map((second, i) => `${sounds[i]} ${second}`);
}

/**
 * Of the corrections those that a title or a person has, by what the likeliest records are called.
 * @param {Group[]} groups
 * @param {Index} index
 * @param {Characters} table
 * @returns {Promise<Seen[]>}
 */
async function seenIn(groups, index, table) {
  // The best of each group, then the second of each: what most corrections have need not be what was meant.
  const likely = groups.filter(({ known }) => known > 0).flatMap((group) => (
    sorted(group.hits).slice(0, CHECKED_OF_GROUP).map((number, turn) => ({ number, group, turn }))
  )).sort((a, b) => a.turn - b.turn).slice(0, CHECKED);
  const read = inFiles(likely.map(({ number }) => number), index, FILES);
  const found = (await Promise.all(likely.filter(({ number }) => read.includes(number)).map(async ({ number, group }) => {
    const { title, other, responsibility } = await describe(number, index);
    const texts = [title, other, responsibility].map((text) => units(normalise(text ?? "", table)).map((unit) => unit.text));
    return group.corrections.flatMap((correction) => texts.flatMap((text) => {
      const at = placeIn(text, correction.sounds, table);
      return at < 0 ? [] : [{ ...correction, text: text.slice(at, at + correction.sounds.length).join("") }];
    }));
  }))).flat();
  return found.filter(({ sounds }, i) => found.findIndex((other) => other.sounds === sounds) === i);
}

/** @param {string[]} text units @param {string[]} sounds @param {Characters} table @returns {number} where it sounds so, or -1 */
function placeIn(text, sounds, table) {
  return text.findIndex((_, start) => sounds.every((one, i) => (
    table.readings(text[start + i] ?? "").some((syllable) => sound(syllable) === one)
  )));
}
