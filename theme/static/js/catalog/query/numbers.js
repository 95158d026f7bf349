/** Finds records by a number: ISBN, ISSN, 统一书号, barcode, call number. */

import { decoded } from "../index/files.js";
import { shardOf } from "../index/layers.js";
import { lines, Reader } from "../index/postings.js";
import { normalise } from "../index/units.js";
import { inLayers } from "./find.js";
import { order } from "./ranks.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./hits.js").Hits} Hits
 */

/** They stand in codes as they are. */
const LETTERS = /[a-z]/gi;
/** A name before a number that is sure to be one. */
const NAMED = /^is[bs]n(?:1[03])?(?=\d{7})/;
const ISBN10 = /^\d{9}[\dx]$/;

/**
 * @param {string} query
 * @param {Index} index
 * @param {string} field where to look: isbn, callno, or anything else for everywhere
 * @returns {Promise<Hits>}
 */
export async function findNumber(query, index, field) {
  const typed = normalise(query, await index.characters(query.replace(LETTERS, ""))).replace(/[^\p{L}\p{N}]/gu, "");
  // As it is copied from a page: “ISBN：978…”.
  const plain = typed.replace(NAMED, "");
  const forms = ISBN10.test(plain) ? [plain, isbn13(plain)] : [plain];
  const layers = await Promise.all(index.layers.map(async (layer) => {
    const found = await Promise.all([
      ...(field === "callno" ? [] : forms.map((key) => recordsOf(key, layer, "text", "numbers"))),
      ...(field === "isbn" ? [] : [recordsOf(plain, layer, "holdings", "codes")]),
    ]);
    return new Map(found.flat().map((record) => [record, order(0, 0, false)]));
  }));
  return inLayers(layers, index);
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
  const reader = new Reader(file);
  const count = reader.varint();
  const keys = lines(reader.text());
  const counts = reader.varints(count);
  for (let i = 0; i < count; i += 1) {
    const records = reader.ascending(counts[i] ?? 0);
    if (keys[i] === key) return records;
  }
  return [];
}

/** @param {string} isbn10 @returns {string} the same number in thirteen digits */
export function isbn13(isbn10) {
  const digits = `978${isbn10.slice(0, 9)}`;
  const sum = Array.from(digits).reduce((all, digit, i) => all + Number(digit) * (i % 2 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}
