/**
 * The characters of the catalogue: what each is searched as, and the syllables that it is read as.
 * Must agree to the letter with plugins/catalog/index/characters.py: a difference here is a record
 * that nobody finds. How the commonest sound stands in the page (first_level.js); the rest, which few
 * searches need, is read by whole_table.js.
 */

export class Characters {
  constructor() {
    /** The characters of GB 2312 in its order. */
    this.known = gb2312();
    /** @type {Map<string, string[]>} character → its syllables, the usual one first; or only how it sounds */
    this.heard = new Map();
    /** @type {Map<string, string>} character → the one that it is searched as */
    this.folds = new Map();
    /** @type {string[]} all there are, where they are known; their numbers are part of the index */
    this.syllables = [];
  }

  /** @param {string} character @returns {boolean} whether the table has a reading of it */
  isSpoken(character) {
    return this.heard.has(character);
  }

  /** @param {string} character @returns {string} */
  fold(character) {
    return this.folds.get(character) || character;
  }

  /**
   * @param {string} character folded
   * @returns {string[]} its syllables, the usual one first; itself where it has none
   */
  readings(character) {
    return this.heard.get(character) || [character];
  }

  /** @param {string} syllable @returns {string} its class, see sounds.js; what the page tells is these alone */
  sound(syllable) {
    return syllable;
  }
}

/** @returns {string} */
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
