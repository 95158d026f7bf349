/**
 * Reads the whole table of characters: for pinyin, for what only sounds like it, and for characters
 * that are not among the commonest. plugins/catalog/index/characters.py describes the files.
 */

import { Characters } from "./characters.js";
import { decoded, once } from "./files.js";
import { sound } from "./sounds.js";

/**
 * @typedef {import("./files.js").Fetcher} Fetcher
 * @typedef {import("./layers.js").Index} Index
 * @typedef {import("./layers.js").Manifest} Manifest
 * @typedef {import("../query/words.js").Slot} Slot
 * @typedef {{ syllables: string[], folds: Record<string, string>, others: Record<string, string[]>,
 *   extra: Record<string, string> }} Facts
 * @typedef {{ extra: Record<string, string>, folds: Record<string, string> }} RareFacts
 */

/** The number of a character without a syllable. */
const NONE = 0xffff;
/** Where the syllables stand that only a record's own pinyin knows. */
const PRIVATE = 0xe000;
/** What the table in the page does not know: pinyin, which has vowels, and characters that it lacks. */
const VOWEL = /[aeiouv]/i;
const CHARACTER = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/gu;

export class WholeTable extends Characters {
  /** @param {string} syllable @returns {string} */
  sound(syllable) {
    return sound(syllable);
  }

  /** @param {Slot} slot @param {string} unit @returns {boolean} whether it is read so */
  isRead({ kind, text }, unit) {
    // What only the record's own pinyin knows stands there as a syllable.
    const own = this.syllables[(unit.codePointAt(0) ?? 0) - PRIVATE];
    const readings = own === undefined ? this.readings(unit) : [own];
    return readings.some((syllable) => (kind === "sound" ? sound(syllable) : syllable) === text);
  }
}

/**
 * Which table a text gets hangs on the text alone, never on what is there already.
 * @param {Pick<Manifest, "characters" | "rare">} manifest
 * @param {Fetcher} fetch
 * @param {Characters | undefined} common the table in the page
 * @returns {Index["characters"]}
 */
export function tablesOf(manifest, fetch, common) {
  const usual = once(async () => {
    const file = await fetch(manifest.characters);
    return decoded(() => tableIn(file));
  });
  /** @param {() => Characters | Promise<Characters>} table what the rest is added to */
  const withRest = (table) => once(async () => {
    const [known, file] = await Promise.all([table(), fetch(manifest.rare)]);
    return decoded(() => learned(known, file));
  });
  const spoken = once(async () => {
    const [known, file] = await Promise.all([usual(), fetch(manifest.characters)]);
    return decoded(() => withReadings(known, file));
  });
  const whole = withRest(spoken);
  const forms = withRest(() => common ?? usual());
  /** @param {string[]} characters @returns {Promise<Characters | undefined>} what stands in the page, where that will do */
  const small = async (characters) => {
    const unknown = characters.filter((one) => !common?.isSpoken(one));
    // Traditional characters stand in the rest, and what they are searched as mostly in the page.
    const table = unknown.length === 0 || unknown.some((one) => common?.known.includes(one)) ? common : await forms();
    return characters.every((one) => table?.isSpoken(table.fold(one))) ? table : undefined;
  };
  return async (text) => {
    // Without the marks of tones, and narrow.
    const plain = text?.normalize("NFKD") ?? "";
    const characters = plain.match(CHARACTER) ?? [];
    /** @param {Characters} table @returns {boolean} whether it knows all of the text */
    const knows = (table) => characters.every((one) => table.isSpoken(one));
    if (VOWEL.test(plain)) {
      const table = await spoken();
      return knows(table) ? table : whole();
    }
    const found = common && text !== undefined ? await small(characters) : undefined;
    if (found) return found;
    const table = await usual();
    return knows(table) ? table : whole();
  };
}

/**
 * The table of the characters of GB 2312, each with its usual reading.
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Characters}
 */
export function tableIn(file) {
  /** @type {[Facts, Uint8Array]} */
  const [{ syllables, folds }, columns] = headed(file);
  const table = new WholeTable();
  table.syllables = syllables;
  const all = Array.from(table.known);
  all.forEach((character, i) => {
    const number = wide(columns, i, all.length + i);
    if (number !== NONE) table.heard.set(character, [syllables[number] ?? ""]);
  });
  for (const [source, end] of Object.entries(folds)) table.folds.set(source, end);
  return table;
}

/**
 * A table with further readings and those of characters of names: pinyin may mean any of them.
 * @param {Characters} table
 * @param {Uint8Array<ArrayBuffer>} file the same that the table was read from
 * @returns {Characters}
 */
export function withReadings(table, file) {
  /** @type {[Facts, Uint8Array]} */
  const [{ extra, others }] = headed(file);
  const more = copied(table);
  for (const [character, spoken] of Object.entries(extra)) more.heard.set(character, [spoken]);
  for (const [character, further] of Object.entries(others)) more.heard.set(character, [...table.readings(character), ...further]);
  return more;
}

/**
 * A table with the characters beyond GB 2312.
 * @param {Characters} table
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Characters}
 */
export function learned(table, file) {
  /** @type {[RareFacts, Uint8Array]} */
  const [facts, columns] = headed(file);
  const more = copied(table);
  const { heard, folds, known } = more;
  const isWhole = more instanceof WholeTable;
  for (const [character, spoken] of Object.entries(facts.extra)) heard.set(character, [isWhole ? spoken : sound(spoken)]);
  const count = wide(columns, 0, 1);
  for (let i = 0, target = 0; i < count; i += 1) {
    target += columns[2 + i] ?? 0;
    const source = wide(columns, 2 + count + i, 2 + 2 * count + i);
    folds.set(String.fromCharCode(source), known[target] ?? "");
  }
  for (const [source, end] of Object.entries(facts.folds)) folds.set(source, end);
  return more;
}

/**
 * What is learned is learned by a copy: what a query finds must not hang on what was asked before.
 * @param {Characters} table
 * @returns {Characters}
 */
function copied(table) {
  const more = table instanceof WholeTable ? new WholeTable() : new Characters();
  more.syllables = table.syllables;
  for (const [character, readings] of table.heard) more.heard.set(character, readings);
  for (const [source, end] of table.folds) more.folds.set(source, end);
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
  if (a === undefined || b === undefined) throw new RangeError("cut off");
  return a + 256 * b;
}
