/**
 * Text as the index has it: cut into units, each character folded, and the syllables that it is
 * read as. Must agree to the letter with plugins/catalog/index/{units,characters}.py, which also
 * describe the files of the character table: a difference here is a record that nobody finds.
 *
 * One module, because a first search brings all of it, and every file of a round costs time.
 */

/** The characters of GB 2312. */
const KNOWN = 6763;
const NONE = 0xffff;

/**
 * @typedef {{ syllables: string[], folds: Record<string, string> }} Facts
 * @typedef {{ others: Record<string, string[]>, extra: Record<string, string>,
 *   folds: Record<string, string> }} RareFacts
 */

export class Characters {
  /** @param {Uint8Array<ArrayBuffer>} file */
  constructor(file) {
    /** @type {[Facts, Uint8Array]} */
    const [{ syllables, folds }, columns] = headed(file);
    this.known = gb2312();
    /** All syllables; their numbers are part of the index. */
    this.syllables = syllables;
    /** @type {Map<string, string>} character → the one that it is searched as */
    this.folds = new Map(Object.entries(folds));
    /** @type {Map<string, string[]>} character → its syllables, the usual one first */
    this.spoken = new Map();
    this.known.forEach((character, i) => {
      const number = wide(columns, i, KNOWN + i);
      if (number !== NONE) this.spoken.set(character, [syllables[number] ?? ""]);
    });
  }

  /**
   * Learns further readings, and the characters beyond GB 2312.
   * @param {Uint8Array<ArrayBuffer>} file
   */
  learn(file) {
    /** @type {[RareFacts, Uint8Array]} */
    const [{ others, extra, folds }, columns] = headed(file);
    for (const [character, spoken] of Object.entries(extra)) this.spoken.set(character, [spoken]);
    for (const [character, more] of Object.entries(others)) this.spoken.get(character)?.push(...more);
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

/** @param {Uint8Array<ArrayBuffer>} file @returns {[any, Uint8Array]} its JSON and its columns */
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

/** @typedef {{ text: string, cjk: boolean, at: number }} Unit  `at`: its place in the text */
/** @typedef {{ fold: (character: string) => string }} Folding */

/** Scripts without spaces (Han, kana, Hangul), as ranges that Python has too. */
const CJK = "\\u3005\\u3007\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fa\\u30fc-\\u30fe\\u3400-\\u4dbf"
  + "\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
/** One such character, or a run of other letters and numbers with the mark of c++ and c#. */
const UNIT = new RegExp(`([${CJK}])|(?:(?![${CJK}])[\\p{L}\\p{N}])+(?:\\+\\+|#)?`, "gu");

/**
 * One spelling for all the ways to type a text: wide or narrow, upper or lower, old or new forms.
 * @param {string} text
 * @param {Folding} characters
 * @returns {string}
 */
export function normalise(text, characters) {
  const even = text.normalize("NFKC").toLowerCase();
  return Array.from(even, (character) => characters.fold(character)).join("");
}

/**
 * The units of a normalised text: each character of a script without spaces, each word of others.
 * @param {string} text
 * @returns {Unit[]}
 */
export function units(text) {
  return Array.from(text.matchAll(UNIT), (match) => ({
    text: match[0],
    cjk: match[1] !== undefined,
    at: match.index,
  }));
}
