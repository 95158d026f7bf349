/** Finds records by a number: ISBN, ISSN, 统一书号, barcode, call number; by a class, where it is one. */

import { decoded } from "../index/files.js";
import { shardOf } from "../index/layers.js";
import { lines, readerOf } from "../index/postings.js";
import { normalise } from "../index/units.js";
import { findAll, inLayers } from "./find.js";
import { classIn, findGroup, pointed } from "./groups.js";
import { behind, inAny } from "./hits.js";
import { faultOf, isbn13, isLikely, isSure, repairs, withDigits } from "./isbn.js";
import { CODES, FEW, outcome } from "./outcome.js";
import { maskOf, order } from "./ranks.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./outcome.js").Outcome} Outcome
 */

/** They stand in codes as they are. */
const LETTERS = /[a-z]/gi;
/** A name before a number that is sure to be one. */
const NAMED = /^is[bs]n(?:1[03])?(?=[\doil]{7})/;
/** Letters and digits of a class that is taken for one above it. */
const SHORTEST = 4;
const ISBN10 = /^\d{9}[\dx]$/;

/**
 * What a query has found that is a number or a class, or looks like one.
 * @param {string} query
 * @param {Index} index
 * @param {string} field where to look: isbn, callno, or anything else for everywhere
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Outcome | undefined>} undefined where it may still be words: “python 2021”
 */
export async function findNumbered(query, index, field, best) {
  const text = normalise(query, await index.characters(query.replace(LETTERS, "")));
  // As it is copied from a page: “ISBN：978…”.
  const typed = text.replace(/[^\p{L}\p{N}]/gu, "").replace(NAMED, "");
  const meant = field === "callno" ? "" : withDigits(typed);
  const plain = meant || typed;
  const group = field === "isbn" ? "" : classIn(text);
  // A call number has its class before the stroke.
  const asClass = group && !text.includes("/") ? await ofClass(group, query, index, field, best) : undefined;
  if (asClass) return asClass;
  const hits = await findNumber(plain, index, field);
  if (hits.size > 0) return meant ? lettersIn(hits) : outcome({ hits, total: hits.size });
  const repaired = field === "callno" ? undefined : await ofRepaired(plain, index, field === "isbn");
  if (repaired) return repaired;
  if (meant) return lettersIn(hits);
  const above = group && text.includes("/") ? await ofClass(group, query, index, field, best) : undefined;
  return above ?? (CODES.includes(field) ? outcome({ hits, total: 0 }) : undefined);
}

/** @param {Hits} hits @returns {Outcome} of an ISBN with letters for digits */
function lettersIn(hits) {
  return { ...outcome({ hits, total: hits.size }, "isbn"), facts: ["letters"] };
}

/**
 * The records of a class; where the letters are words too (H5, C919), those that have the words.
 * @param {string} group
 * @param {string} query
 * @param {Index} index
 * @param {string} field
 * @param {boolean} best
 * @returns {Promise<Outcome | undefined>}
 */
async function ofClass(group, query, index, field, best) {
  const words = field === "any" ? wordsOf(query, await index.characters(query)) : [];
  const [found, texts] = await Promise.all([findGroup(group, index, best), findAll(words, index, maskOf(field), false)]);
  if (texts.hits.size > FEW || (found.hits.size === 0 && texts.hits.size > 0)) return undefined;
  if (found.hits.size === 0) {
    // The class above: a longer number is not in every catalogue.
    const above = group.slice(0, -1);
    return above.length < SHORTEST ? undefined : ofClass(above, above, index, field, best);
  }
  const added = Array.from(texts.hits.keys()).filter((record) => !found.hits.has(record)).length;
  const hits = new Map([...behind(texts.hits), ...found.hits]);
  return { ...outcome({ hits, total: found.total + added }, "class"), facts: [pointed(group)] };
}

/**
 * What has a number that may have been meant where an ISBN can't be right.
 * @param {string} plain
 * @param {Index} index
 * @param {boolean} named whether the reader says that it is an ISBN
 * @returns {Promise<Outcome | undefined>} without hits where it can have been nothing else
 */
async function ofRepaired(plain, index, named) {
  const fault = faultOf(plain);
  if (!fault) return undefined;
  const keys = repairs(plain);
  /** @type {Hits} */
  let hits = new Map();
  // One layer after the other: each number is a file in each, and the first has most.
  for (const layer of index.layers) {
    const found = (await Promise.all(keys.map((key) => recordsOf(key, layer, "text", "numbers")))).flat();
    hits = new Map(found.map((record) => [layer.first + record, order(0, 0, false)]));
    if (hits.size > 0) break;
  }
  if (hits.size === 0 && !named && !isSure(plain)) return undefined;
  return { ...outcome({ hits, total: hits.size }, "isbn"), facts: [fault] };
}

/** @param {string} plain @param {Index} index @param {string} field @returns {Promise<Hits>} */
async function findNumber(plain, index, field) {
  /** @param {string} key */
  const byNumber = (key) => recordsWith(key, index, "text", "numbers");
  const byCode = () => recordsWith(plain, index, "holdings", "codes");
  if (field === "callno") return byCode();
  const isbn = ISBN10.test(plain) ? isbn13(plain) : plain;
  // No barcode and no call number looks like this; that of a book which is held in thirteen digits is no other number.
  const sure = field !== "isbn" && isLikely(plain) ? await byNumber(isbn) : undefined;
  if (sure && sure.size > 0) return sure;
  const forms = new Set(sure ? [plain] : [plain, isbn]);
  return inAny(await Promise.all([...Array.from(forms, byNumber), ...(field === "isbn" ? [] : [byCode()])]));
}

/**
 * The records of a key in all layers.
 * @param {string} key
 * @param {Index} index
 * @param {"text" | "holdings"} aspect
 * @param {"numbers" | "codes"} family
 * @returns {Promise<Hits>}
 */
async function recordsWith(key, index, aspect, family) {
  const layers = await Promise.all(index.layers.map((layer) => recordsOf(key, layer, aspect, family)));
  return inLayers(layers.map((records) => new Map(records.map((record) => [record, order(0, 0, false)]))), index);
}

/**
 * @param {string} key
 * @param {Layer} layer
 * @param {"text" | "holdings"} aspect
 * @param {"numbers" | "codes"} family
 * @returns {Promise<number[]>}
 */
async function recordsOf(key, layer, aspect, family) {
  const file = await layer.file(aspect, shardOf(layer, family, key));
  return decoded(() => recordsIn(file, key));
}

/**
 * The records of a key in a file of numbers.
 * @param {Uint8Array} file
 * @param {string} key
 * @returns {number[]}
 */
export function recordsIn(file, key) {
  const reader = readerOf(file);
  const count = reader.varint();
  const keys = lines(reader.text());
  const counts = reader.varints(count);
  for (let i = 0; i < count; i += 1) {
    const records = reader.ascending(counts[i] ?? 0);
    if (keys[i] === key) return records;
  }
  return [];
}
