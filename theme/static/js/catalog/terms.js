/** What a query asks the index for: words, their terms, and the file that holds each term. */

import { normalise, units } from "./normalise.js";

/**
 * @typedef {import("./normalise.js").Unit} Unit
 * @typedef {import("./normalise.js").Fold} Fold
 * @typedef {{ term: string, offset: number }} Lookup  a term and its place in the word
 * @typedef {{ lookups: Lookup[], identifier: boolean }} Word  all lookups stand side by side
 */

const ISBN = /^(?:\d{9}[\dx]|97[89]\d{10})$/;
/** Shelf marks and barcodes: long, with figures enough that no one means a word. */
const CODE = /^(?=(?:.*\d){4})[a-z0-9]{8,}$/;

/**
 * The terms of a word's units. A run of Han characters is covered by pairs, as few as will do.
 * @param {Unit[]} all
 * @returns {Lookup[]}
 */
export function lookups(all) {
  /** @type {Lookup[]} */
  const found = [];
  for (let start = 0; start < all.length; ) {
    const end = runEnd(all, start);
    for (const offset of pairStarts(start, end)) {
      const term = all.slice(offset, Math.min(offset + 2, end)).map((unit) => unit.text).join("");
      found.push({ term, offset });
    }
    start = end;
  }
  return found;
}

/** @param {Unit[]} all @param {number} start @returns {number} where the run of Han ends */
function runEnd(all, start) {
  let end = start + 1;
  while (all[start]?.han && all[end]?.han) end += 1;
  return end;
}

/** @param {number} start @param {number} end @returns {number[]} */
function pairStarts(start, end) {
  const starts = [start];
  for (let at = start + 2; at < end; at += 2) starts.push(Math.min(at, end - 2));
  return starts;
}

/**
 * The words of a query, all of which a record must have; a word may fall into several terms.
 * @param {string} query
 * @param {Fold} fold
 * @returns {Word[]}
 */
export function wordsOf(query, fold) {
  const parts = normalise(query, fold).split(/\s+/u);
  const cut = parts.map((part) => lookups(units(part)));
  return cut.filter((found) => found.length > 0).map((found) => ({ lookups: found, identifier: false }));
}

/**
 * A query that is nothing but an ISBN, barcode or shelf mark, as alternatives of which a record
 * needs one; undefined for any other query.
 * @param {string} query
 * @param {Fold} fold
 * @returns {Word[] | undefined}
 */
export function identifiersOf(query, fold) {
  const code = normalise(query, fold).replace(/[^\p{L}\p{N}]/gu, "");
  if (!ISBN.test(code) && !CODE.test(code)) return undefined;
  const forms = new Set([code, code.length === 10 && ISBN.test(code) ? isbn13(code) : code]);
  return Array.from(forms, (term) => ({ lookups: [{ term, offset: 0 }], identifier: true }));
}

/** @param {string} isbn10 @returns {string} the same number in thirteen digits */
export function isbn13(isbn10) {
  const digits = `978${isbn10.slice(0, 9)}`;
  const sum = Array.from(digits).reduce((all, digit, i) => all + Number(digit) * (i % 2 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/**
 * The file of a term, below the index's folder. A lone Han character has a file of its own.
 * @param {string} term
 * @param {number} shards
 * @returns {string}
 */
export function fileOf(term, shards) {
  const [unit, next] = units(term);
  if (unit?.han && !next) return `c/${(term.codePointAt(0) ?? 0).toString(16)}.bin.gz`;
  const shard = crc32(new TextEncoder().encode(term)) % shards;
  return `s/${shard.toString(16).padStart(4, "0")}.bin.gz`;
}

/** @param {Uint8Array} bytes @returns {number} */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
