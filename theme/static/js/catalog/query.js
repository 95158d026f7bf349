/**
 * Asks the index: from what a reader wants to the records that answer it, best first. Words become
 * terms, terms hits, hits works, and these are described. What only some queries need (letters,
 * numbers, filters, what to try when nothing is found) comes in modules of its own.
 *
 * One module, because a first search brings all of it: see index.js.
 */

import {
  after, characters, decoded, LAST, lines, normalise, pairs, placeOf, postingsOf, Reader, SAME, shardOf,
  united, units,
} from "./index.js";
import { isFiltered } from "./view.js";

// What a query asks the index for: words, what may stand at each place of them, and their files.

/**
 * @typedef {import("./index.js").Characters} Characters
 * @typedef {import("./index.js").Family} Family
 * @typedef {{ kind: "character" | "syllable" | "word" | "beginning", text: string }} Slot
 *   What may stand at a place: that character, any character that is read so, that word, or any
 *   word that begins so.
 * @typedef {Slot[]} Word  all of its slots stand side by side
 * @typedef {{
 *   offset: number, length: number, family: Family, key: string,
 *   cut: (text: string) => string[], accepts: (term: string) => boolean,
 *   heavy: (term: string) => string,
 * }} Lookup  a stretch of a word that the index has as one term
 */

/** Pairs that a run of characters is looked up by, and those that look for what is only near. */
const MOST = 7;
const MOST_NEAR = 8;
/** Letters of a word that say in which file it lies; from so many on its beginning is enough. */
const PREFIX = 3;
/** Where the syllables stand that only a record's own pinyin knows. */
const PRIVATE = 0xe000;

/**
 * The words of a query, all of which a record must have.
 * @param {string} query
 * @param {Characters} characters
 * @returns {Word[]}
 */
export function wordsOf(query, characters) {
  return normalise(query, characters).split(/\s+/u).map(slotsOf).filter((word) => word.length > 0);
}

/** @param {string} text normalised @returns {Word} */
export function slotsOf(text) {
  const all = units(text);
  return all.map((unit, i) => {
    if (unit.cjk) return { kind: "character", text: unit.text };
    const begins = i === all.length - 1 && unit.text.length >= PREFIX;
    return { kind: begins ? "beginning" : "word", text: unit.text };
  });
}

/** @param {Slot | undefined} slot @returns {boolean} */
function isSpoken(slot) {
  return slot?.kind === "character" || slot?.kind === "syllable";
}

/**
 * The terms that cover a word: of characters every second pair, as few as will do. None for a lone
 * syllable, which half of the catalogue has.
 * @param {Word} word
 * @param {Characters} table
 * @param {boolean} [every] all pairs, to find what is only nearly there
 * @returns {Lookup[]}
 */
export function lookupsOf(word, table, every = false) {
  /** @type {Lookup[]} */
  const found = [];
  for (let start = 0; start < word.length; ) {
    let end = start + 1;
    while (isSpoken(word[start]) && isSpoken(word[end])) end += 1;
    for (const offset of end - start > 1 ? pairStarts(start, end, every) : []) {
      const [first, second] = word.slice(offset, offset + 2);
      if (first && second) found.push(pairLookup(first, second, offset, table));
    }
    const only = word[start];
    if (only && end - start === 1 && only.kind !== "syllable") found.push(oneLookup(only, start));
    start = end;
  }
  return found;
}

/**
 * Of a very long run some characters between the pairs go unlooked at: what has all these pairs at
 * these distances is the text that was pasted, and every pair costs a request in each layer.
 * @param {number} start
 * @param {number} end
 * @param {boolean} every
 * @returns {number[]}
 */
function pairStarts(start, end, every) {
  const last = end - 2;
  const step = Math.max(every ? 1 : 2, Math.ceil((last - start) / (every ? MOST_NEAR : MOST)));
  const starts = [];
  for (let at = start; at < last; at += step) starts.push(at);
  // The last pair may overlap the one before.
  return [...starts, last];
}

/** @param {Slot} first @param {Slot} second @param {number} offset @param {Characters} table */
function pairLookup(first, second, offset, table) {
  /** @param {Slot} slot */
  const syllable = ({ kind, text }) => (kind === "syllable" ? text : table.readings(text)[0] ?? text);
  const key = `${syllable(first)} ${syllable(second)}`;
  const own = ownPinyin([first, second], table);
  /** @param {string} term */
  const accepts = (term) => {
    const [a, b] = Array.from(term);
    return term === own || (stands(first, a ?? "", table) && stands(second, b ?? "", table));
  };
  return lookup("pairs", offset, 2, key, pairs, accepts);
}

/** @param {Slot} slot @param {string} character @param {Characters} table @returns {boolean} */
function stands({ kind, text }, character, table) {
  return kind === "syllable" ? table.readings(character).includes(text) : text === character;
}

/**
 * The term of two syllables that only the record's own pinyin has.
 * @param {Slot[]} slots
 * @param {Characters} table
 * @returns {string | undefined}
 */
function ownPinyin(slots, table) {
  if (slots.some(({ kind }) => kind !== "syllable")) return undefined;
  const numbers = slots.map(({ text }) => table.syllables.indexOf(text));
  return numbers.map((number) => String.fromCodePoint(PRIVATE + number)).join("");
}

/** @param {Slot} slot @param {number} offset @returns {Lookup} */
function oneLookup({ kind, text }, offset) {
  if (kind === "character") {
    return lookup("characters", offset, 1, text, characters, (term) => term === text);
  }
  const key = Array.from(text).slice(0, PREFIX).join("");
  const begins = kind === "beginning";
  return lookup("words", offset, 1, key, lines, (term) => (begins ? term.startsWith(text) : term === text));
}

/**
 * @param {Family} family
 * @param {number} offset
 * @param {number} length
 * @param {string} key
 * @param {Lookup["cut"]} cut
 * @param {Lookup["accepts"]} accepts
 * @returns {Lookup}
 */
function lookup(family, offset, length, key, cut, accepts) {
  /** @param {string} term */
  const heavy = (term) => {
    const points = Array.from(term, (character) => (character.codePointAt(0) ?? 0).toString(16));
    return `heavy/${family === "words" ? "w-" : ""}${points.join("-")}.bin.gz`;
  };
  return { offset, length, family, key, cut, accepts, heavy };
}

// Which records have a word, how near to the top each belongs, and which are editions of one work.

/**
 * @typedef {{ posting: Posting, offset: number, length: number }} Stretch
 *   a stretch of a word with its records
 * @typedef {Map<number, number>} Hits  record number → order, the smaller the better
 */

/** Orders: text rank, then static rank, then whether the record is another edition of its work. */
const RANK = 16;
const STATIC = 2;
/** The best static rank. */
export const BEST = 4;
/** By field: title, other title, person, series, subject, publisher. */
const RANKS = [2, 3, 4, 6, 5, 7];
const TITLE = 0;

/** @type {Record<string, number>} */
const MASKS = { title: 0b001011, person: 0b000100, subject: 0b010000, publisher: 0b100000 };

/**
 * The fields in which a reader looks, a bit each.
 * @param {string} field
 * @returns {number}
 */
export function maskOf(field) {
  return MASKS[field] ?? 0b111111;
}

/**
 * @param {number} rank
 * @param {number} statics 0 to 4, the more the better
 * @param {boolean} same
 * @returns {number}
 */
export function order(rank, statics, same) {
  return rank * RANK + (BEST - statics) * STATIC + Number(same);
}

/** @param {number} value @returns {number} the text rank of an order */
export function rankOf(value) {
  return Math.floor(value / RANK);
}

/** @param {number} value @returns {boolean} whether it is an edition of the work before it */
export function isSame(value) {
  return value % 2 === 1;
}

/**
 * The records of one layer in which all stretches stand side by side.
 * @param {Stretch[]} stretches in the order of the word
 * @param {number} mask
 * @param {Set<number>} popular
 * @returns {Hits}
 */
export function hitsOf(stretches, mask, popular) {
  /** @type {Hits} */
  const hits = new Map();
  const [begin, ...rest] = stretches;
  if (!begin) return hits;
  const rarest = stretches.reduce((a, b) => (
    b.posting.records.length < a.posting.records.length ? b : a
  ));
  for (const record of rarest.posting.records) {
    const rank = rankIn(record, begin, rest, mask);
    if (rank === undefined) continue;
    const { flags, starts, records } = rarest.posting;
    const flag = flags[starts[indexOf(records, record)] ?? 0] ?? 0;
    const statics = popular.has(record) ? BEST : flag >> 6;
    hits.set(record, order(rank, statics, (flag & SAME) > 0));
  }
  return hits;
}

/**
 * @param {number} record
 * @param {Stretch} begin
 * @param {Stretch[]} rest
 * @param {number} mask
 * @returns {number | undefined} the best text rank of the word in a record
 */
function rankIn(record, begin, rest, mask) {
  const others = rest.map((stretch) => /** @type {const} */ ([stretch, placesIn(record, stretch.posting)]));
  /** @type {number | undefined} */
  let best;
  for (const [flag, place] of placesIn(record, begin.posting)) {
    const field = flag & 7;
    if (!((mask >> field) & 1)) continue;
    let last = flag;
    const whole = others.every(([stretch, places]) => {
      const there = after(place, stretch.offset - begin.offset);
      const found = places.find(([other, at]) => (other & 7) === field && at === there);
      last = found?.[0] ?? last;
      return found !== undefined;
    });
    if (whole) best = Math.min(best ?? Infinity, rankAt(field, place, last));
  }
  return best;
}

/** @param {number} record @param {Posting} posting @returns {[number, number][]} flags and place */
export function placesIn(record, { records, starts, flags, places }) {
  const i = indexOf(records, record);
  /** @type {[number, number][]} */
  const found = [];
  if (records[i] !== record) return found;
  for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at += 1) {
    found.push([flags[at] ?? 0, places[at] ?? 0]);
  }
  return found;
}

/** @param {number[]} records ascending @param {number} record @returns {number} */
function indexOf(records, record) {
  let low = 0;
  let high = records.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle] ?? 0) < record) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {number} field @param {number} place @param {number} last @returns {number} */
function rankAt(field, place, last) {
  if (field !== TITLE || place !== 0) return RANKS[field] ?? RANKS.length;
  return last & LAST ? 0 : 1;
}

/**
 * The records that have every word, with the sum of their text ranks.
 * @param {Hits[]} words
 * @returns {Hits}
 */
export function inAll(words) {
  const [first = new Map(), ...others] = [...words].sort((a, b) => a.size - b.size);
  /** @type {Hits} */
  const hits = new Map();
  for (const [record, value] of first) {
    const orders = others.map((word) => word.get(record));
    if (orders.some((other) => other === undefined)) continue;
    const ranks = orders.reduce((sum, other) => Number(sum) + rankOf(other ?? 0), 0);
    hits.set(record, value + Number(ranks) * RANK);
  }
  return hits;
}

/**
 * The records that have one or another, in the better order.
 * @param {Hits[]} words
 * @returns {Hits}
 */
export function inAny(words) {
  /** @type {Hits} */
  const hits = new Map();
  for (const word of words) {
    for (const [record, value] of word) hits.set(record, Math.min(value, hits.get(record) ?? Infinity));
  }
  return hits;
}

/**
 * Records in the order a reader sees them.
 * @param {Hits} hits
 * @returns {number[]}
 */
export function sorted(hits) {
  const pairs = Array.from(hits, ([record, value]) => /** @type {const} */ ([record, value >> 1]));
  pairs.sort(([one, a], [other, b]) => a - b || one - other);
  return pairs.map(([record]) => record);
}

/** Editions in a group; the rest of them form the next. */
const EDITIONS = 24;

/**
 * Groups of records in the order of the best of each.
 * @param {number[]} records sorted
 * @param {Hits} hits
 * @returns {number[][]}
 */
export function worksOf(records, hits) {
  /** @type {Set<number>} */
  const done = new Set();
  /** @type {number[][]} */
  const works = [];
  for (const record of records) {
    if (done.has(record)) continue;
    const work = editionsOf(record, hits, done);
    for (const edition of work) done.add(edition);
    works.push(work);
  }
  return works;
}

/** @param {number} record @param {Hits} hits @param {Set<number>} done @returns {number[]} */
function editionsOf(record, hits, done) {
  const work = [record];
  for (let at = record; work.length < EDITIONS && isSame(hits.get(at) ?? 0); at -= 1) {
    if (!hits.has(at - 1) || done.has(at - 1)) break;
    work.push(at - 1);
  }
  for (let at = record + 1; work.length < EDITIONS && isSame(hits.get(at) ?? 0) && !done.has(at); at += 1) {
    work.push(at);
  }
  return work;
}

// The files of words, and the records that have them.

/**
 * Stretches of a word, and words, that are looked up first, in each of two layers: as many files as
 * browsers have connections. What has none of the whole mostly shows so by these.
 */
const FIRST = 3;
/** Records that are described before it is sure that they are found. */
const LIKELY = 6;

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Layer} Layer
 * @typedef {import("./index.js").Posting} Posting
 * @typedef {{ hits: Hits, total: number }} Found  `total`: of all, where only the best were fetched
 */

/**
 * The records that have all of the words.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Found>}
 */
export async function findAll(words, index, mask, best) {
  // Long words first: they say sooner than short ones that nothing has them all.
  const ordered = [...words].sort((a, b) => length(b) - length(a));
  /** @param {Word[]} some */
  const find = (some) => Promise.all(some.map((word) => findWord(word, index, mask, best && words.length === 1)));
  const first = await find(ordered.slice(0, FIRST));
  if (words.length === 1) return first[0] ?? { hits: new Map(), total: 0 };
  const some = inAll(first.map((one) => one.hits));
  if (some.size === 0 || words.length <= FIRST) return { hits: some, total: some.size };
  const hits = inAll([some, ...(await find(ordered.slice(FIRST))).map((one) => one.hits)]);
  return { hits, total: hits.size };
}

/** @param {Word} word @returns {number} in letters */
function length(word) {
  return word.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * The records that have a word, in all layers.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @param {boolean} best
 * @returns {Promise<Found>}
 */
export async function findWord(word, index, mask, best) {
  const lookups = lookupsOf(word, await index.characters());
  const enough = best && lookups.length === 1 && lookups[0]?.length === word.length;
  const layers = await Promise.all(index.layers.map(async (layer) => {
    const popular = popularOf(layer);
    const stretches = await Promise.all(lookups.slice(0, FIRST).map((lookup) => stretchOf(lookup, layer, enough)));
    const hits = hitsOf(stretches, mask, await popular);
    const [only] = stretches;
    if (lookups.length > FIRST && hits.size > 0) return findRest(lookups, layer, index, { stretches, hits, mask });
    return { hits, total: enough && only ? only.posting.total : hits.size };
  }));
  return {
    hits: inLayers(layers.map(({ hits }) => hits), index),
    total: layers.reduce((sum, { total }) => sum + total, 0),
  };
}

/**
 * What the first stretches of a word have found in a layer, held against the others.
 * @param {Lookup[]} lookups
 * @param {Layer} layer
 * @param {Index} index
 * @param {{ stretches: Stretch[], hits: Hits, mask: number }} begun
 * @returns {Promise<Found>}
 */
async function findRest(lookups, layer, index, { stretches, hits, mask }) {
  // What is found by now is mostly what will be shown: it comes in the same round.
  for (const record of sorted(hits).slice(0, LIKELY)) describe(layer.first + record, index).catch(() => {});
  const rest = await Promise.all(lookups.slice(FIRST).map((lookup) => stretchOf(lookup, layer)));
  const all = hitsOf([...stretches, ...rest], mask, await popularOf(layer));
  return { hits: all, total: all.size };
}

/** @param {Lookup} lookup @param {Layer} layer @param {boolean} [best] */
export async function stretchOf(lookup, layer, best = false) {
  const { offset, length } = lookup;
  return { offset, length, posting: await postingOf(lookup, layer, best) };
}

/**
 * @param {Lookup} lookup
 * @param {Layer} layer
 * @param {boolean} best whether what the shard lists of a heavy term is enough
 * @returns {Promise<Posting>}
 */
async function postingOf(lookup, layer, best) {
  const file = await layer.file("text", shardOf(layer, lookup.family, lookup.key));
  const terms = decoded(() => postingsOf(file, lookup.cut, lookup.accepts));
  // Of several terms the best of each don't tell how many records there are together.
  const enough = best && terms.size === 1;
  return united(await Promise.all(Array.from(terms, async ([term, posting]) => {
    if (posting.total === posting.records.length || enough) return posting;
    const all = await layer.file("text", lookup.heavy(term));
    return decoded(() => postingsOf(all, lookup.cut, () => true)).get(term) ?? posting;
  })));
}

/** @param {Layer} layer @returns {Promise<Set<number>>} what is lent most */
async function popularOf(layer) {
  if (!layer.facts.popular) return new Set();
  const file = await layer.file("holdings", "popular.bin.gz");
  return decoded(() => {
    const reader = new Reader(file);
    const records = new Set();
    for (let record = 0; reader.at < file.length; records.add(record)) record += reader.varint();
    return records;
  });
}

/**
 * Hits of each layer under their numbers in the whole catalogue.
 * @param {Hits[]} layers
 * @param {Index} index
 * @returns {Hits}
 */
export function inLayers(layers, index) {
  /** @type {Hits} */
  const hits = new Map();
  layers.forEach((found, i) => {
    const first = index.layers[i]?.first ?? 0;
    for (const [record, value] of found) hits.set(first + record, value);
  });
  return hits;
}

// What is told about records, but for where their copies are: see holdings.js.

/**
 * @typedef {{
 *   number: number, id: string, title: string, other: string, responsibility: string,
 *   publisher: string, year: string, edition: string, call: string, clc: string,
 *   child: boolean, held: number,
 * }} Described
 * @typedef {Record<string, (string | number)[]>} Block
 */

/**
 * Records of one work, the best-held first.
 * @param {number[]} numbers
 * @param {Index} index
 * @returns {Promise<Described[]>}
 */
export async function records(numbers, index) {
  const found = await Promise.all(numbers.map((number) => describe(number, index)));
  return found.sort((a, b) => b.held - a.held);
}

/**
 * @param {number} number
 * @param {Index} index
 * @returns {Promise<Described>}
 */
export async function describe(number, index) {
  const [layer, own] = placeOf(number, index);
  const { block } = layer.facts;
  const columns = /** @type {Block} */ (await layer.json("text", `blocks/${Math.floor(own / block)}.json.gz`));
  return decoded(() => {
    const row = Object.entries(columns).map(([name, values]) => [name, values[own % block]]);
    const record = /** @type {Described} */ (Object.fromEntries([...row, ["number", number]]));
    if (!record.id) throw new RangeError("short block");
    return record;
  });
}

// The whole: from what a reader wants to an answer.

/**
 * @typedef {import("./view.js").Wanted} Wanted
 * @typedef {"exact" | "pinyin" | "initials" | "sound" | "apart" | "some" | "near"} How
 *   what was done to find something
 * @typedef {Found & { how: How, missing: string[], suggestions: string[] }} Outcome
 * @typedef {{
 *   total: number, approximate: boolean, how: How, missing: string[], works: number[][],
 *   pages: number | undefined, page: number, suggestions: string[],
 *   hits: Hits, records: () => Promise<Uint32Array>,
 * }} Answer  `works`: those of the page, groups of record numbers; `pages`: undefined where only
 *   the best of very many were fetched
 */

/** Works on a page. */
const PAGE = 10;
/** With so many hits or fewer, what was meant may be something else. */
export const FEW = 3;
/** The shortest code that is no year. */
const CODE = /^(?=(?:.*\d){3})[a-z\d]{5,}$/;
const LETTERS = /[a-z]/;
/** Fields in which only numbers are looked up. */
export const CODES = ["isbn", "callno"];

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Promise<Answer>}
 */
export async function search(wanted, index) {
  const found = await outcomeOf(wanted, index, !isNarrowed(wanted));
  const first = found.hits.size > 0 ? found : await relaxed(wanted, index, found);
  const partial = isPartial(first);
  const works = await orderedWorks(first.hits, wanted, index);
  if (!partial || works.length >= wanted.page * PAGE) return answerOf(first, works, wanted, index);
  const all = await outcomeOf(wanted, index, false);
  return answerOf(all, await orderedWorks(all.hits, wanted, index), wanted, index);
}

/** @param {Wanted} wanted @returns {boolean} whether the best hits are not enough to go on */
function isNarrowed(wanted) {
  return isFiltered(wanted) || wanted.sort !== "relevance" || wanted.field !== "any";
}

/** @param {Outcome} outcome @returns {boolean} whether more was found than was fetched */
function isPartial({ hits, total }) {
  return total > hits.size;
}

/**
 * @param {Outcome} outcome
 * @param {number[][]} works
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Answer}
 */
function answerOf(outcome, works, wanted, index) {
  const partial = isPartial(outcome);
  const pages = Math.max(1, Math.ceil(works.length / PAGE));
  const page = Math.min(wanted.page, pages);
  const { how, missing, suggestions } = outcome;
  return {
    total: partial ? outcome.total : works.reduce((sum, work) => sum + work.length, 0),
    approximate: how === "initials",
    how,
    missing,
    works: works.slice((page - 1) * PAGE, page * PAGE),
    pages: partial ? undefined : pages,
    page,
    suggestions,
    hits: outcome.hits,
    records: async () => {
      const all = partial ? await orderedWorks((await outcomeOf(wanted, index, false)).hits, wanted, index) : works;
      return Uint32Array.from(all.flat());
    },
  };
}

/** @param {Hits} hits @param {Wanted} wanted @param {Index} index @returns {Promise<number[][]>} */
async function orderedWorks(hits, wanted, index) {
  if (!isNarrowed(wanted)) return worksOf(sorted(hits), hits);
  const { narrowed } = await import("./narrow.js");
  return narrowed(hits, wanted, index);
}

/**
 * @param {Pick<Wanted, "query" | "field">} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Outcome>}
 */
export async function outcomeOf({ query, field }, index, best) {
  const table = await index.characters(query);
  const code = CODES.includes(field);
  if (code || looksLikeCode(query, table)) {
    const { findNumber } = await import("./numbers.js");
    const hits = await findNumber(query, index, field);
    if (code || hits.size > 0) return outcome({ hits, total: hits.size });
  }
  // What looked like a code may still be words: “python 2021”.
  const words = wordsOf(query, table);
  if (words.length === 0) return outcome({ hits: new Map(), total: 0 });
  const mask = maskOf(field);
  const letters = lettersIn(words, index, mask);
  const [found, typed] = await Promise.all([
    findAll(words, index, mask, best && field === "any"), letters,
  ]);
  return typed ? typed(found) : outcome(found);
}

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {Outcome} nothing
 * @returns {Promise<Outcome>} what is found with less
 */
async function relaxed({ query, field }, index, nothing) {
  const table = await index.characters();
  const words = wordsOf(query, table);
  if (words.length === 0 || CODES.includes(field)) return nothing;
  // What tells of it to the reader is needed at once when it is done.
  import("./relaxed.js").catch(() => {});
  const [{ relax }] = await Promise.all([
    import("./relax.js"), ...(words.length === 1 ? allPairs(words, index, table) : []),
  ]);
  return relax(words, index, maskOf(field), nothing);
}

/**
 * The files of all pairs of words, asked for while the module that reads them is on its way.
 * @param {Word[]} words
 * @param {Index} index
 * @param {Characters} table
 * @returns {Promise<unknown>[]}
 */
function allPairs(words, index, table) {
  const lookups = words.flatMap((word) => lookupsOf(word, table, true));
  return index.layers.flatMap((layer) => lookups.map(({ family, key }) => (
    layer.file("text", shardOf(layer, family, key))
  )));
}

/**
 * @param {Found} found
 * @param {How} [how]
 * @returns {Outcome}
 */
export function outcome(found, how = "exact") {
  return { ...found, how, missing: [], suggestions: [] };
}

/**
 * What Latin letters may mean beside themselves.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<((found: Found) => Outcome) | undefined>}
 */
async function lettersIn(words, index, mask) {
  if (!words.flat().some(({ kind, text }) => kind !== "character" && LETTERS.test(text))) return undefined;
  const { findLetters } = await import("./letters.js");
  return findLetters(words, index, mask);
}

/** @param {string} query @param {import("./index.js").Characters} table @returns {boolean} */
function looksLikeCode(query, table) {
  return CODE.test(normalise(query, table).replace(/[^\p{L}\p{N}]/gu, ""));
}
