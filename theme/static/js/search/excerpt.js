/**
 * The piece of a page in which a word was found, as runs of text: marked and not.
 */

import { cut, uncut } from "./cut.js";

/** Characters before and after the found word: two lines on a telephone. */
const BEFORE = 20;
const AFTER = 60;

/** @typedef {{ text: string, marked: boolean }} Run */

/**
 * @param {string} content the page's cut text, which begins with its title
 * @param {string} title
 * @param {string[]} words lower-case words of the query
 * @returns {Run[]}
 */
export function excerpt(content, title, words) {
  const text = withoutTitle(uncut(content), uncut(cut(title)));
  const first = firstPlace(text.toLowerCase(), words);
  const start = Math.max(0, first - BEFORE);
  const end = Math.min(text.length, first + AFTER);
  const piece = wholeCharacters(text.slice(start, end));
  const runs = mark(piece, words);
  if (start > 0) runs.unshift({ text: "……", marked: false });
  if (end < text.length) runs.push({ text: "……", marked: false });
  return runs;
}

/**
 * Text with every found word marked.
 * @param {string} text
 * @param {string[]} words
 * @returns {Run[]}
 */
export function mark(text, words) {
  const low = text.toLowerCase();
  /** @type {Run[]} */
  const runs = [];
  let done = 0;
  while (low.length === text.length && done < text.length) {
    const { place, word } = next(low, words, done);
    if (place < 0) break;
    if (place > done) runs.push({ text: text.slice(done, place), marked: false });
    runs.push({ text: text.slice(place, place + word.length), marked: true });
    done = place + word.length;
  }
  if (done < text.length) runs.push({ text: text.slice(done), marked: false });
  return runs;
}

/** @param {string} text @param {string[]} words @param {number} from */
function next(text, words, from) {
  let best = { place: -1, word: "" };
  for (const word of words) {
    const place = text.indexOf(word, from);
    const longer = place === best.place && word.length > best.word.length;
    if (place >= 0 && (best.place < 0 || place < best.place || longer)) best = { place, word };
  }
  return best;
}

/** @param {string} text @param {string[]} words @returns {number} */
function firstPlace(text, words) {
  return Math.max(0, next(text, words, 0).place);
}

/** @param {string} text @param {string} title @returns {string} */
function withoutTitle(text, title) {
  return text.startsWith(title) ? text.slice(title.length).replace(/^[。.\s]+/, "") : text;
}

/** @param {string} text @returns {string} without half a surrogate pair at either end */
function wholeCharacters(text) {
  return text.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "");
}
