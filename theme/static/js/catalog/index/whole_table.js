/**
 * Reads the whole table of characters: for pinyin, for what only sounds like it, and for characters
 * that are not among the commonest. plugins/catalog/index/characters.py describes the files.
 */

import { Characters } from "./characters.js";

/**
 * @typedef {{ syllables: string[], folds: Record<string, string> }} Facts
 * @typedef {{ others: Record<string, string[]>, extra: Record<string, string>,
 *   folds: Record<string, string> }} RareFacts
 */

/** The number of a character without a syllable. */
const NONE = 0xffff;

/**
 * The table of the characters of GB 2312, each with its usual reading.
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Characters}
 */
export function tableIn(file) {
  /** @type {[Facts, Uint8Array]} */
  const [{ syllables, folds }, columns] = headed(file);
  const table = new Characters(syllables);
  const all = Array.from(table.known);
  all.forEach((character, i) => {
    const number = wide(columns, i, all.length + i);
    if (number !== NONE) table.heard.set(character, [syllables[number] ?? ""]);
  });
  for (const [source, end] of Object.entries(folds)) table.folds.set(source, end);
  return table;
}

/**
 * A table with further readings, and the characters beyond GB 2312. The one that it begins with stays
 * as it is: what a query finds must not hang on what was asked before.
 * @param {Characters} table
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Characters}
 */
export function learned(table, file) {
  /** @type {[RareFacts, Uint8Array]} */
  const [facts, columns] = headed(file);
  const more = new Characters(table.syllables);
  const { heard, folds, known } = more;
  for (const [character, readings] of table.heard) heard.set(character, readings);
  for (const [source, end] of table.folds) folds.set(source, end);
  /** @param {string} character @param {string[]} further */
  const add = (character, further) => heard.set(character, [...(heard.get(character) ?? []), ...further]);
  for (const [character, spoken] of Object.entries(facts.extra)) add(character, [spoken]);
  for (const [character, further] of Object.entries(facts.others)) add(character, further);
  const count = wide(columns, 0, 1);
  for (let i = 0, target = 0; i < count; i += 1) {
    target += columns[2 + i] ?? 0;
    const source = wide(columns, 2 + count + i, 2 + 2 * count + i);
    folds.set(String.fromCharCode(source), known[target] ?? "");
  }
  for (const [source, end] of Object.entries(facts.folds)) folds.set(source, end);
  return more;
}

/** @param {Uint8Array<ArrayBuffer>} file @returns {[any, Uint8Array]} its JSON and its columns */
function headed(file) {
  const end = 4 + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  return [JSON.parse(new TextDecoder().decode(file.subarray(4, end))), file.subarray(end)];
}

/** @param {Uint8Array} file @param {number} low @param {number} high @returns {number} 16 bits */
function wide(file, low, high) {
  const [a, b] = [file[low], file[high]];
  if (a === undefined || b === undefined) throw new RangeError("table cut off");
  return a + 256 * b;
}
