/** Finds what Latin letters mean beside themselves: pinyin, in full or by first letters. */

import { FEW, findAll, inAny, inLayers, maskOf, order } from "./query.js";
import { decoded, lines, Reader, shardOf } from "./index.js";

/**
 * @typedef {import("./query.js").Found} Found
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Layer} Layer
 * @typedef {import("./query.js").Outcome} Outcome
 * @typedef {import("./query.js").Hits} Hits
 * @typedef {import("./query.js").Slot} Slot
 * @typedef {import("./query.js").Word} Word
 */

const LETTERS = /^[a-zü]+$/;
/** Ways to cut letters that are looked up. */
const WAYS = 4;
/** Words of a query that may be syllables of two names. */
const SPACED = 8;
const KEY = 4;
/** Letters that a title is found by; what is typed beyond them says nothing more. */
const LONGEST = 16;
const WHOLE = 4;
const PERSON = 8;
const TITLES = 0b000001;
const PERSONS = maskOf("person");

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<(found: Found) => Outcome>} what to make of the hits of the letters themselves
 */
export async function findLetters(words, index, mask) {
  // What tells of it to the reader is needed at once when it is done.
  import("./relaxed.js").catch(() => {});
  const [spoken, initials] = await Promise.all([
    findSpoken(words, index, mask), words.length === 1 ? findInitials(words[0] ?? [], index, mask) : new Map(),
  ]);
  return (found) => {
    const named = { missing: [], suggestions: [] };
    const hits = inAny([found.hits, spoken]);
    // Where the letters are words too, the words' count is exact only with all of them fetched.
    const total = spoken.size > 0 ? hits.size : Math.max(found.total, hits.size);
    if (hits.size > FEW || initials.size === 0) {
      return { hits, total, how: found.hits.size > 0 || hits.size === 0 ? "exact" : "pinyin", ...named };
    }
    const all = inAny([hits, initials]);
    return { hits: all, total: all.size, how: "initials", ...named };
  };
}

/** @param {Word[]} words @param {Index} index @param {number} mask @returns {Promise<Hits>} */
async function findSpoken(words, index, mask) {
  const { syllables } = await index.characters();
  const known = new Set(syllables);
  const ways = words.map((word) => readings(word, known));
  // “hong lou meng” is one title more often than three words.
  const joined = ways.every((some) => some.length > 0)
    ? combined(ways).map((way) => [way.flat()]).filter(([word]) => isSought(word)) : [];
  const together = await findWays(joined, index, mask);
  if (together.size > 0 || words.length === 1) return together;
  const parted = await findWays(inTwo(words, ways), index, mask);
  if (parted.size > 0) return parted;
  const apart = words.map((word, i) => [...(ways[i] ?? []).filter(isSought), ...(isLatin(word) ? [] : [word])]);
  return apart.every((some) => some.length > 0) ? findWays(combined(apart), index, mask) : new Map();
}

/**
 * The ways to read spaced syllables as two words: “cao xue qin hong lou meng”.
 * @param {Word[]} words
 * @param {Word[][]} ways of each word
 * @returns {Word[][]}
 */
function inTwo(words, ways) {
  if (words.length < 3 || words.length > SPACED || ways.some((some) => some.length === 0)) return [];
  const first = ways.map((some) => some[0] ?? []);
  return words.slice(1).map((_, i) => [first.slice(0, i + 1).flat(), first.slice(i + 1).flat()])
    .filter((pair) => pair.every(isSought));
}

/** @param {Word[][]} ways each a way to read the whole query @param {Index} index @param {number} mask */
async function findWays(ways, index, mask) {
  const found = await Promise.all(ways.slice(0, SPACED).map((way) => findAll(way, index, mask, false)));
  return inAny(found.map(({ hits }) => hits));
}

/**
 * The ways to read a word with its letters as syllables; none where some letters are no syllables.
 * @param {Word} word
 * @param {Set<string>} syllables
 * @returns {Word[]}
 */
function readings(word, syllables) {
  const slots = word.map((slot) => {
    if (slot.kind === "character") return [[slot]];
    if (!LETTERS.test(slot.text)) return [];
    return syllablesOf(slot.text, syllables)
      .map((way) => way.map((text) => /** @type {Slot} */ ({ kind: "syllable", text })));
  });
  return combined(slots).map((way) => way.flat());
}

/**
 * Every choice of one from each, at most four.
 * @template T
 * @param {T[][]} choices
 * @returns {T[][]}
 */
function combined(choices) {
  return choices.reduce((/** @type {T[][]} */ all, some) => (
    all.flatMap((way) => some.map((one) => [...way, one])).slice(0, WAYS)
  ), [[]]);
}

/** @param {Word | undefined} word @returns {boolean} whether it says enough to be looked up */
function isSought(word) {
  return (word?.length ?? 0) > 1 && (word?.some(({ kind }) => kind === "syllable") ?? false);
}

/** @param {Word} word @returns {boolean} */
function isLatin(word) {
  return word.every(({ kind, text }) => kind !== "character" && LETTERS.test(text));
}

/**
 * Records whose title or person begins with these first letters; characters among them must be so.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Hits>}
 */
async function findInitials(word, index, mask) {
  if (!(mask & (TITLES | PERSONS))) return new Map();
  const table = await index.characters();
  const letters = word.map(({ kind, text }) => (
    kind === "character" ? table.readings(text)[0]?.[0] ?? "" : text
  )).join("").slice(0, LONGEST);
  if (!LETTERS.test(letters) || letters.length < 2) return new Map();
  const characters = word.filter(({ kind }) => kind === "character");
  const [hits, ...others] = await Promise.all([
    Promise.all(index.layers.map((layer) => initialsIn(letters, layer, mask))).then((found) => inLayers(found, index)),
    ...characters.map((slot) => findAll([[slot]], index, TITLES, false)),
  ]);
  return new Map(Array.from(hits).filter(([record]) => others.every((one) => one.hits.has(record))));
}

/** @param {string} letters @param {Layer} layer @param {number} mask @returns {Promise<Hits>} */
async function initialsIn(letters, layer, mask) {
  const key = letters.slice(0, KEY);
  const file = await layer.file("text", shardOf(layer, "initials", key));
  const rest = letters.slice(KEY);
  const rows = decoded(() => initialsOf(file, key)).filter((row) => (
    row.rest.startsWith(rest) && (mask & (row.flags & PERSON ? PERSONS : TITLES)) > 0
  ));
  return new Map(rows.map((row) => {
    const whole = (row.flags & WHOLE) > 0 || row.rest === rest;
    const rank = (row.flags & PERSON) > 0 ? 3 : whole ? 0 : 2;
    return [row.record, order(rank, row.flags & 3, false)];
  }));
}

/**
 * The records of a key in a file of initials.
 * @param {Uint8Array} file
 * @param {string} key
 * @returns {{ record: number, flags: number, rest: string }[]}
 */
export function initialsOf(file, key) {
  const reader = new Reader(file);
  const count = reader.varint();
  const keys = lines(reader.text());
  const records = reader.varints(count).map((some) => reader.ascending(some));
  const flags = reader.take(records.reduce((sum, some) => sum + some.length, 0));
  const rests = lines(reader.text());
  const at = keys.indexOf(key);
  const start = records.slice(0, Math.max(at, 0)).reduce((sum, some) => sum + some.length, 0);
  return (at < 0 || count === 0 ? [] : records[at] ?? []).map((record, i) => (
    { record, flags: flags[start + i] ?? 0, rest: rests[start + i] ?? "" }
  ));
}

// The syllables that letters may spell.

const SYLLABLE = 6;

/**
 * The ways to read letters as syllables, the fewest syllables first.
 * @param {string} letters lower case; ü as v, u or itself
 * @param {Set<string>} syllables
 * @returns {string[][]}
 */
export function syllablesOf(letters, syllables) {
  /** @type {string[][][]} ways to cut the letters from each place to the end */
  const ways = Array.from({ length: letters.length + 1 }, () => []);
  ways[letters.length] = [[]];
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const found = [];
    for (let end = Math.min(letters.length, at + SYLLABLE); end > at; end -= 1) {
      const syllable = spelled(letters.slice(at, end), syllables);
      if (syllable) found.push(...(ways[end] ?? []).map((rest) => [syllable, ...rest]));
    }
    found.sort((a, b) => a.length - b.length);
    ways[at] = found.slice(0, WAYS);
  }
  return ways[0] ?? [];
}

/** @param {string} letters @param {Set<string>} syllables @returns {string | undefined} */
function spelled(letters, syllables) {
  const typed = letters.replace("ü", "v");
  // A lone n or m is a sound that nobody reads a title by.
  if (/^[^aeo]$/.test(typed)) return undefined;
  if (syllables.has(typed)) return typed;
  // lue and nue are typed with u, and stand in the table with v.
  const other = typed.replace(/^([ln])ue$/, "$1ve");
  return syllables.has(other) ? other : undefined;
}
