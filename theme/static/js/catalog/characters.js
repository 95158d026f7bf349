/**
 * The character table: what each character folds to, and the syllables that it is read as. The
 * file's columns are described in plugins/catalog/index/characters.py, which writes it.
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
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const length = view.getUint32(0, true);
    const head = new TextDecoder().decode(file.subarray(4, 4 + length));
    const { syllables, others, extra, folds } = /** @type {Facts} */ (JSON.parse(head));
    const at = 4 + length;
    const known = gb2312();
    /** All syllables; their numbers are part of the index. */
    this.syllables = syllables;
    /** @type {Map<string, string>} character → the one that it is searched as */
    this.folds = new Map(Object.entries(folds));
    /** @type {Map<string, string[]>} character → its syllables, the usual one first */
    this.spoken = new Map(Object.entries(extra).map(([character, spoken]) => [character, [spoken]]));
    for (let i = 0; i < KNOWN; i += 1) {
      const number = byte(file, at + i) + 256 * byte(file, at + KNOWN + i);
      if (number !== NONE) this.spoken.set(known[i] ?? "", [syllables[number] ?? ""]);
    }
    for (const [character, more] of Object.entries(others)) this.spoken.get(character)?.push(...more);
    this.readFolds(file, at + 2 * KNOWN, view.getUint16(at + 2 * KNOWN, true), known);
  }

  /** @param {Uint8Array} file @param {number} at @param {number} count @param {string[]} known */
  readFolds(file, at, count, known) {
    const start = at + 2;
    for (let i = 0, target = 0; i < count; i += 1) {
      target += byte(file, start + i);
      const source = byte(file, start + count + i) + 256 * byte(file, start + 2 * count + i);
      this.folds.set(String.fromCharCode(source), known[target] ?? "");
    }
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

/** @param {Uint8Array} file @param {number} at @returns {number} */
function byte(file, at) {
  const value = file[at];
  if (value === undefined) throw new RangeError("the character table is cut off");
  return value;
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
