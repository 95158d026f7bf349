/**
 * Syllables that Sichuan's readers don't tell apart are one class. It decides in which file a pair
 * of characters lies: must agree to the letter with plugins/catalog/index/sounds.py, which says
 * what is one with what and why.
 */

/** @type {[RegExp, string][]} */
const RULES = [
  [/^zh/, "z"], [/^ch/, "c"], [/^sh/, "s"], [/^n(?=.)/, "l"],
  [/^hu$/, "fu"], [/^hui$/, "fei"], [/^hun$/, "fen"], [/^hu(?=[ao])/, "f"],
  [/v/, "u"], [/ang$/, "an"], [/eng$/, "en"], [/ing$/, "in"],
];
/** @type {Map<string, string>} */
const known = new Map();

/**
 * The class of a syllable: zhuang → zuan; of a character without one, itself.
 * @param {string} syllable
 * @returns {string}
 */
export function sound(syllable) {
  const found = known.get(syllable) ?? RULES.reduce((text, [from, to]) => text.replace(from, to), syllable);
  known.set(syllable, found);
  return found;
}
