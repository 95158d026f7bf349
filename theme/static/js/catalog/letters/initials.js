/** Finds pinyin by first letters: hlm. */

import { decoded } from "../index/files.js";
import { shardOf } from "../index/layers.js";
import { lines, readerOf } from "../index/postings.js";
import { findAll, inLayers } from "../query/find.js";
import { EXACT_TITLE, maskOf, order, PERSON_ENDS, TITLE_BEGINS } from "../query/ranks.js";
import { LETTERS } from "./syllables.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/words.js").Word} Word
 */

const KEY = 4;
/** So many letters may have a Latin word among them, which is one of them by its first: iPhone使用手册. */
const SURE = 5;
/** So many records are listed for one key; what has fewer lists all. Also in plugins/catalog/index/numbered.py. */
const LISTED = 64;
/** Letters that a title is found by; what is typed beyond them says nothing more. */
const LONGEST = 16;
const WHOLE = 4;
const PERSON = 8;
const SAME = 16;
const TITLES = 0b000001;
const PERSONS = maskOf("person");

/**
 * Records whose title or person begins with these first letters; characters among them must be so.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<{ hits: Hits, all: boolean }>} `all`: whether there are no others
 */
export async function findInitials(word, index, mask) {
  const none = { hits: new Map(), all: true };
  if (!(mask & (TITLES | PERSONS))) return none;
  const characters = word.filter(({ kind }) => kind === "character");
  const table = characters.length > 0 ? await index.characters() : undefined;
  const letters = word.map(({ kind, text }) => (
    kind === "character" ? table?.readings(text)[0]?.[0] ?? "" : text
  )).join("").slice(0, LONGEST);
  if (!LETTERS.test(letters) || letters.length < 2 || isSpelled(letters)) return none;
  const layers = await Promise.all(index.layers.map((layer) => initialsIn(letters, layer, mask)));
  const hits = inLayers(layers.map((one) => one.hits), index);
  // The list of a character is long, and few sentences are the letters of a title: 零基础学python.
  const others = hits.size === 0 ? [] : await Promise.all(characters.map((slot) => findAll([[slot]], index, TITLES, false)));
  return {
    hits: new Map(Array.from(hits).filter(([record]) => others.every((one) => one.hits.has(record)))),
    all: layers.every((one) => one.all),
  };
}

/** @param {string} letters @returns {boolean} whether they are no first letters: with i, u and v no syllable begins */
function isSpelled(letters) {
  return letters.length > SURE && /[iuvü]/.test(letters);
}

/** @param {string} letters @param {Layer} layer @param {number} mask @returns {Promise<{ hits: Hits, all: boolean }>} */
async function initialsIn(letters, layer, mask) {
  const key = letters.slice(0, KEY);
  const file = await layer.file("text", shardOf(layer, "initials", key));
  const rest = letters.slice(KEY);
  const listed = decoded(() => initialsOf(file, key));
  const rows = listed.filter((row) => (
    row.rest.startsWith(rest) && (mask & (row.flags & PERSON ? PERSONS : TITLES)) > 0
  ));
  const hits = new Map(rows.map((row) => {
    const whole = (row.flags & WHOLE) > 0 || row.rest === rest;
    const title = whole ? EXACT_TITLE : TITLE_BEGINS;
    return [row.record, order(row.flags & PERSON ? PERSON_ENDS : title, row.flags & 3, (row.flags & SAME) > 0)];
  }));
  return { hits, all: listed.length < LISTED };
}

/**
 * The records of a key in a file of initials.
 * @param {Uint8Array} file
 * @param {string} key
 * @returns {{ record: number, flags: number, rest: string }[]}
 */
function initialsOf(file, key) {
  const reader = readerOf(file);
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
