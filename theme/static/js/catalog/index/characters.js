/**
 * The characters of the catalogue: what each is searched as, and the syllables that it is read as.
 * Must agree to the letter with plugins/catalog/index/characters.py, which also describes the files
 * of the table: a difference here is a record that nobody finds.
 */

/**
 * @typedef {{ syllables: string[], folds: Record<string, string> }} Facts
 * @typedef {{ others: Record<string, string[]>, extra: Record<string, string>,
 *   folds: Record<string, string> }} RareFacts
 */

/** The characters of GB 2312. */
const KNOWN = 6763;
/** A character without a syllable. */
export const NONE = 0xffff;

export class Characters {
  /** @param {Uint8Array<ArrayBuffer>} file */
  constructor(file) {
    /** @type {[Facts, Uint8Array]} */
    const [{ syllables, folds }, columns] = headed(file);
    wide(columns, KNOWN - 1, 2 * KNOWN - 1);
    this.known = gb2312();
    /** Two columns, the low bytes of the numbers of syllables and the high ones, by known character. */
    this.columns = columns;
    /** All syllables; their numbers are part of the index. */
    this.syllables = syllables;
    /** @type {Map<string, string>} character → the one that it is searched as */
    this.folds = new Map(Object.entries(folds));
    /** @type {Map<string, string[]>} character → its further syllables; all, where it is not known */
    this.others = new Map();
  }

  /**
   * Learns further readings, and the characters beyond GB 2312.
   * @param {Uint8Array<ArrayBuffer>} file
   */
  learn(file) {
    /** @type {[RareFacts, Uint8Array]} */
    const [{ others, extra, folds }, columns] = headed(file);
    for (const [character, spoken] of Object.entries(extra)) this.others.set(character, [spoken]);
    for (const [character, more] of Object.entries(others)) {
      this.others.set(character, [...(this.others.get(character) ?? []), ...more]);
    }
    const count = wide(columns, 0, 1);
    for (let i = 0, target = 0; i < count; i += 1) {
      target += columns[2 + i] ?? 0;
      const source = wide(columns, 2 + count + i, 2 + 2 * count + i);
      this.folds.set(String.fromCharCode(source), this.known[target] ?? "");
    }
    for (const [source, end] of Object.entries(folds)) this.folds.set(source, end);
  }

  /** @param {string} character a known one @param {number} number that of its syllable */
  set(character, number) {
    const i = this.known.indexOf(character);
    this.columns[i] = number % 256;
    this.columns[KNOWN + i] = Math.floor(number / 256);
  }

  /** @param {string} character @returns {boolean} whether the table has a reading of it */
  isSpoken(character) {
    return this.spoken(character).length > 0;
  }

  /** @param {string} character @returns {string[]} its syllables, the usual one first */
  spoken(character) {
    const i = character.length === 1 ? this.known.indexOf(character) : -1;
    const number = i < 0 ? NONE : wide(this.columns, i, KNOWN + i);
    const further = this.others.get(character) ?? [];
    return number === NONE ? further : [this.syllables[number] ?? "", ...further];
  }

  /** @param {string} character @returns {string} */
  fold(character) {
    return this.folds.get(character) ?? character;
  }

  /**
   * @param {string} character folded
   * @returns {string[]} its syllables; itself where it has none
   */
  readings(character) {
    const spoken = this.spoken(character);
    return spoken.length > 0 ? spoken : [character];
  }
}

/**
 * A file of the table.
 * @param {Facts} facts
 * @param {number[]} numbers of the syllables of the first characters; the others have none
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function tableFile(facts, numbers) {
  const head = new TextEncoder().encode(JSON.stringify(facts));
  const file = new Uint8Array(4 + head.length + 2 * KNOWN).fill(255);
  new DataView(file.buffer).setUint32(0, head.length, true);
  file.set(head, 4);
  file.set(numbers.map((number) => number % 256), 4 + head.length);
  file.set(numbers.map((number) => Math.floor(number / 256)), 4 + head.length + KNOWN);
  return file;
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

/** @returns {string} the characters of GB 2312 in its order */
function gb2312() {
  const bytes = [];
  for (let row = 0xb0; row < 0xf8; row += 1) {
    for (let cell = 0xa1; cell < 0xff; cell += 1) {
      // Five places at the end of the first level are empty.
      if (row !== 0xd7 || cell < 0xfa) bytes.push(row, cell);
    }
  }
  return new TextDecoder("gbk").decode(new Uint8Array(bytes));
}
