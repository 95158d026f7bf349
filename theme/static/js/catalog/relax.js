/**
 * What to try when a query finds nothing, or little: the same sound, the characters of a word
 * apart, only some of the words, and what is one or two characters off (遇到凯恩斯 →
 * 在小吃店遇见凯恩斯). One module, because whoever needs a part waits for it.
 */

import { normalise, units } from "./index.js";
import {
  BEST, describe, findAll, findWord, hitsOf, inAll, inAny, inLayers, lookupsOf, maskOf, order, outcome,
  placesIn, rankOf, sorted, stretchOf,
} from "./query.js";

/**
 * @typedef {import("./index.js").Characters} Characters
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Layer} Layer
 * @typedef {import("./query.js").Hits} Hits
 * @typedef {import("./query.js").Lookup} Lookup
 * @typedef {import("./query.js").Outcome} Outcome
 * @typedef {import("./query.js").Stretch} Stretch
 * @typedef {import("./query.js").Word} Word
 * @typedef {{ number: number, votes: number }} Candidate
 * @typedef {{ distance: number, from: number, to: number }} Match
 */

/** Characters that a word has at least, for the shortest to be two words run together. */
const SHORTEST = 4;
/** Every word that a record lacks outweighs any rank. */
const LACKING = 1000;
/** More than any record gets: what has most of a word in its order comes first. */
const MOST = 4000;

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {Outcome} nothing what the query found as it was typed
 * @returns {Promise<Outcome>}
 */
export async function relax(words, index, mask, nothing) {
  const sound = await sameSound(words, index, mask);
  if (sound.size > 0) {
    return { ...outcome({ hits: sound, total: sound.size }, "sound"), suggestions: await suggestionsOf(sound, words, index) };
  }
  if (words.length > 1) return someOf(words, index, mask);
  const [word = []] = words;
  const apart = await inTwo(word, index, mask);
  if (apart.size === 0) return findNear(word, index, mask, nothing);
  const votes = await votesFor(word, index);
  const hits = new Map(Array.from(apart, ([record, value]) => (
    [record, value + order(MOST - (votes.get(record) ?? 0), BEST, false)]
  )));
  return outcome({ hits, total: hits.size }, "apart");
}

/** @param {Word[]} words @param {Index} index @param {number} mask @returns {Promise<Hits>} */
async function sameSound(words, index, mask) {
  // The usual readings will do: further ones are a file more, and what they miss is near as well.
  const table = await index.characters();
  const sought = words.map((word) => word.map((slot, i) => {
    // A lone syllable is not looked up, so a character without another beside it must stand as it is.
    const alone = word[i - 1]?.kind !== "character" && word[i + 1]?.kind !== "character";
    const [syllable] = table.readings(slot.text);
    const known = slot.kind === "character" && !alone && syllable !== undefined && syllable !== slot.text;
    return known ? { kind: /** @type {const} */ ("syllable"), text: syllable } : slot;
  }));
  return (await findAll(sought, index, mask, false)).hits;
}

/**
 * Records that have the word in two parts, wherever those stand: 鲁迅呐喊.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Hits>}
 */
async function inTwo(word, index, mask) {
  if (word.length < SHORTEST) return new Map();
  const table = await index.characters();
  const lookups = lookupsOf(word, table, true);
  const splits = Array.from({ length: word.length - 3 }, (_, i) => i + 2);
  const layers = await Promise.all(index.layers.map(async (layer) => {
    const stretches = await Promise.all(lookups.map((lookup) => stretchOf(lookup, layer)));
    return inAny(await Promise.all(splits.map(async (at) => {
      const parts = [partOf(stretches, 0, at), partOf(stretches, at, word.length)];
      const found = inAll(parts.map((part) => hitsOf(part, mask, new Set())));
      if (found.size === 0) return found;
      const whole = await Promise.all(parts.map(async (part, i) => [
        ...part, ...(await leftOut(word, i ? [at, word.length] : [0, at], part, layer, table)),
      ].sort((a, b) => a.offset - b.offset)));
      return inAll(whole.map((part) => hitsOf(part, mask, new Set())));
    })));
  }));
  return inLayers(layers, index);
}

/** @param {Stretch[]} stretches @param {number} from @param {number} to @returns {Stretch[]} those within */
function partOf(stretches, from, to) {
  return stretches.filter(({ offset, length }) => offset >= from && offset + length <= to);
}

/**
 * What stands in no stretch of a part: a character whose pair the split took apart, as 只 of 3只|小猪.
 * @param {Word} word
 * @param {number[]} bounds of the part
 * @param {Stretch[]} part
 * @param {Layer} layer
 * @param {Characters} table
 * @returns {Promise<Stretch[]>}
 */
function leftOut(word, [from, to], part, layer, table) {
  const lookups = word.slice(from, to).flatMap((slot, i) => {
    const at = Number(from) + i;
    const covered = part.some(({ offset, length }) => offset <= at && at < offset + length);
    return covered ? [] : singleLookup(slot, at, table);
  });
  return Promise.all(lookups.map((lookup) => stretchOf(lookup, layer)));
}

/**
 * Records that have most of the words.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome>}
 */
async function someOf(words, index, mask) {
  const found = await Promise.all(words.map((word) => findWord(word, index, mask, false)));
  /** @type {Hits} */
  const hits = new Map();
  for (const { hits: own } of found) {
    for (const [record, value] of own) {
      const before = hits.get(record) ?? words.length * LACKING * 16;
      hits.set(record, before - LACKING * 16 + (hits.has(record) ? rankOf(value) * 16 : value));
    }
  }
  if (hits.size === 0) return outcome({ hits, total: 0 });
  const missing = words.filter((_, i) => found[i]?.hits.size === 0);
  return {
    ...outcome({ hits, total: hits.size }, "some"),
    missing: missing.map((word) => word.map(({ text }) => text).join("")),
  };
}

/**
 * Titles to search for instead: those that sound the same and are not found already.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {Hits} found
 * @returns {Promise<string[]>}
 */
export async function soundingSame(words, index, mask, found) {
  const sound = await sameSound(words, index, mask);
  const others = new Map(Array.from(sound).filter(([record]) => !found.has(record)));
  return others.size > 0 ? suggestionsOf(others, words, index) : [];
}

// What is one or two characters off.

/** Characters of the shortest word that may have a mistake. */
const FEWEST = 3;
/** From so many characters on there may be two. */
const LONG = 8;
/** Words so short have too few pairs left for a vote; their single characters vote too. */
const SHORT = 5;
/** A character in more records than these says nothing. */
const COMMON = 3000;
const CHECKED = 12;
const TITLES = maskOf("title");
const PERSONS = maskOf("person");
/** What the vote of a single character counts, beside a pair's. */
const SINGLE = 0.4;
/** Of the most votes, what a candidate has at least. */
const SHARE = 0.5;
const SUGGESTED = 3;
const DESCRIBED = 6;
/** What a wrong character at either end costs more: readers are surest of where a title begins. */
const EDGE = 0.25;
/** A lost or added character moves what follows by one, two by two. */
const SHIFT = 2;

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

/**
 * How much of a word each record has in the right order.
 * @param {Word} word
 * @param {Index} index
 * @returns {Promise<Map<number, number>>}
 */
export async function votesFor(word, index) {
  const table = await index.characters();
  const pairs = lookupsOf(word, table, true);
  const singles = word.length > SHORT ? []
    : word.flatMap((slot, offset) => (slot.kind === "character" ? singleLookup(slot, offset, table) : []));
  return inLayers(await Promise.all(index.layers.map((layer) => votesIn(layer, pairs, singles))), index);
}

/** @param {Word[number]} slot @param {number} offset @param {Characters} table @returns {Lookup[]} */
function singleLookup(slot, offset, table) {
  return lookupsOf([slot], table).map((lookup) => ({ ...lookup, offset }));
}

/**
 * Votes by record: for each way to lay the word over a field, the pairs that stand where they
 * should, or a little off.
 * @param {Layer} layer
 * @param {Lookup[]} pairs
 * @param {Lookup[]} singles
 * @returns {Promise<Map<number, number>>}
 */
async function votesIn(layer, pairs, singles) {
  const stretches = await Promise.all([
    ...pairs.map((lookup) => stretchOf(lookup, layer, true)),
    ...singles.map((lookup) => stretchOf(lookup, layer, true)),
  ]);
  /** @type {Map<number, Map<number, number>>} record → where the word would begin → votes */
  const votes = new Map();
  for (const { offset, length, posting } of stretches) {
    if (length === 1 && posting.total > COMMON) continue;
    // What few records have says more: 像力 more than 社会, of which only the best are looked at.
    const weight = Math.round((length === 2 ? 1 : SINGLE) * Math.log2(1 + layer.facts.records / posting.total));
    for (const record of posting.records) {
      const own = votes.get(record) ?? new Map();
      votes.set(record, own);
      for (const [flag, place] of placesIn(record, posting)) {
        const begin = (flag & 7) * 1000 + place - offset;
        own.set(begin, (own.get(begin) ?? 0) + weight);
      }
    }
  }
  return new Map(Array.from(votes, ([record, own]) => [record, most(own)]));
}

/** @param {Map<number, number>} votes @returns {number} the most that lie close together */
function most(votes) {
  let best = 0;
  for (const begin of votes.keys()) {
    let sum = 0;
    for (let at = begin; at <= begin + SHIFT; at += 1) sum += votes.get(at) ?? 0;
    best = Math.max(best, sum);
  }
  return best;
}

/**
 * The part of a text that is nearest to what is sought.
 * @param {string[]} sought units
 * @param {string} text as it is printed
 * @param {Characters} table
 * @param {(unit: string) => string} [as] what of a unit is compared
 * @returns {Match & { text: string }}
 */
export function matchIn(sought, text, table, as = (unit) => unit) {
  const all = units(normalise(text, table));
  const match = nearest(sought, all.map((unit) => as(unit.text)));
  const whole = all.length <= sought.length + SHIFT;
  // The text as it is printed, where a character is one: what is normalised reads no worse.
  const part = all.slice(match.from, match.to).map((unit) => unit.text).join("");
  return { ...match, text: whole ? text : part };
}

/**
 * Edit distance to the nearest stretch (Sellers 1980): beginning and end of the text cost nothing.
 * @param {string[]} sought
 * @param {string[]} text
 * @returns {Match}
 */
export function nearest(sought, text) {
  /** @type {{ cost: number, from: number }[]} by the place in the text where a stretch ends */
  let row = Array.from({ length: text.length + 1 }, (_, at) => ({ cost: 0, from: at }));
  sought.forEach((unit, i) => {
    const next = [{ cost: i + 1, from: 0 }];
    for (let at = 1; at <= text.length; at += 1) {
      const [diagonal, above, left] = [row[at - 1], row[at], next[at - 1]];
      if (!diagonal || !above || !left) break;
      const wrong = i === 0 || i === sought.length - 1 ? 1 + EDGE : 1;
      const swap = { cost: diagonal.cost + (text[at - 1] === unit ? 0 : wrong), from: diagonal.from };
      const ways = [swap, { cost: above.cost + wrong, from: above.from }, { cost: left.cost + 1, from: left.from }];
      next.push(ways.reduce((a, b) => (b.cost < a.cost ? b : a)));
    }
    row = next;
  });
  const end = row.reduce((best, { cost }, at) => (cost < (row[best]?.cost ?? Infinity) ? at : best), 0);
  return { distance: row[end]?.cost ?? sought.length, from: row[end]?.from ?? 0, to: end };
}

/**
 * What to search for instead of the words, by titles that are like them.
 * @param {Hits} hits
 * @param {Word[]} words
 * @param {Index} index
 * @returns {Promise<string[]>}
 */
export async function suggestionsOf(hits, words, index) {
  const table = await index.characters();
  /** @param {string} unit */
  const spoken = (unit) => table.readings(unit)[0] ?? unit;
  const sought = words.flat().map(({ text }) => spoken(text));
  const records = await Promise.all(sorted(hits).slice(0, DESCRIBED).map((number) => describe(number, index)));
  const matches = records.flatMap(({ title, responsibility }) => (
    [title, responsibility].map((text) => matchIn(sought, text, table, spoken))
  ));
  const texts = matches.filter(({ distance }) => distance === 0).map(({ text }) => text);
  return Array.from(new Set(texts)).slice(0, SUGGESTED);
}
