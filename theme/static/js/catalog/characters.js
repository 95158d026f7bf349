/**
 * The character table: what each character folds to, and the syllables that it is read as. The
 * files are described in plugins/catalog/index/characters.py, which writes them.
 */

/** The characters of GB 2312. */
const KNOWN = 6763;
const NONE = 0xffff;

/**
 * @typedef {{ syllables: string[], others: Record<string, string[]>,
 *   extra: Record<string, string>, folds: Record<string, string> }} Facts
 */

export class Characters {
  /** @param {Uint8Array<ArrayBuffer>} file */
  constructor(file) {
    const [{ syllables, others, extra, folds }, columns] = /** @type {[Facts, Uint8Array]} */ (headed(file));
    this.known = gb2312();
    /** All syllables; their numbers are part of the index. */
    this.syllables = syllables;
    /** @type {Map<string, string>} character → the one that it is searched as */
    this.folds = new Map(Object.entries(folds));
    /** @type {Map<string, string[]>} character → its syllables, the usual one first */
    this.spoken = new Map(Object.entries(extra).map(([character, spoken]) => [character, [spoken]]));
    this.known.forEach((character, i) => {
      const number = wide(columns, i, KNOWN + i);
      if (number !== NONE) this.spoken.set(character, [syllables[number] ?? ""]);
    });
    for (const [character, more] of Object.entries(others)) this.spoken.get(character)?.push(...more);
  }

  /**
   * Learns the folds of characters beyond GB 2312.
   * @param {Uint8Array<ArrayBuffer>} file
   */
  learn(file) {
    const [folds, columns] = /** @type {[Record<string, string>, Uint8Array]} */ (headed(file));
    const count = wide(columns, 0, 1);
    for (let i = 0, target = 0; i < count; i += 1) {
      target += columns[2 + i] ?? 0;
      const source = wide(columns, 2 + count + i, 2 + 2 * count + i);
      this.folds.set(String.fromCharCode(source), this.known[target] ?? "");
    }
    for (const [source, end] of Object.entries(folds)) this.folds.set(source, end);
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
    return this.spoken.get(character) ?? [character];
  }
}

/** @param {Uint8Array<ArrayBuffer>} file @returns {[unknown, Uint8Array]} its JSON and its columns */
function headed(file) {
  const end = 4 + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  return [JSON.parse(new TextDecoder().decode(file.subarray(4, end))), file.subarray(end)];
}

/** @param {Uint8Array} file @param {number} low @param {number} high @returns {number} 16 bits */
function wide(file, low, high) {
  const [a, b] = [file[low], file[high]];
  if (a === undefined || b === undefined) throw new RangeError("the character table is cut off");
  return a + 256 * b;
}

/** @returns {string[]} the characters of GB 2312 in its order */
function gb2312() {
  const bytes = [];
  for (let row = 0xb0; row < 0xf8; row += 1) {
    for (let cell = 0xa1; cell < 0xff; cell += 1) {
      // Five places at the end of the first level are empty.
      if (row !== 0xd7 || cell < 0xfa) bytes.push(row, cell);
    }
  }
  return Array.from(new TextDecoder("gbk").decode(new Uint8Array(bytes)));
}
