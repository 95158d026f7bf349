/** Says in a sentence what was relaxed to find anything, and what else may have been meant. */

import { plain, write } from "../address/write.js";
import { element, link } from "./elements.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../query/search.js").Answer} Answer
 */

/**
 * @param {Wanted} wanted
 * @param {Answer} answer
 * @returns {HTMLElement[]}
 */
export function help(wanted, answer) {
  const said = sentenceOf(wanted.query, answer);
  return [
    ...(said ? [element("p", "catalog-results__said", said)] : []),
    ...meant(wanted, answer.suggestions, "您是不是要找"),
  ];
}

/**
 * @param {string} query
 * @param {Pick<Answer, "how" | "missing">} answer
 * @returns {string} empty where nothing was relaxed
 */
export function sentenceOf(query, { how, missing }) {
  switch (how) {
    case "sound": return `没有一字不差的“${query}”，以下读音相同。`;
    case "similar": return `没有一字不差的“${query}”，以下读音相近。`;
    case "apart": return `没有连在一起的“${query}”，以下这几个字都有。`;
    case "swapped": return `没有“${query}”，以下有两个字换了位置。`;
    case "near": return `没有“${query}”，以下差一两个字。`;
    case "some": return some(query.split(/\s+/u), missing);
    case "pinyin": return `按拼音“${query}”找的。`;
    case "accent": return `按拼音“${query}”找的，读音相近的也算。`;
    case "misspelt": return `没有拼作“${query}”的，以下差一个字母。`;
    case "initials": return `按拼音首字母“${query}”找的，数目是约数。`;
    default: return "";
  }
}

/** @param {string[]} words @param {string[]} missing @returns {string} */
function some(words, missing) {
  const without = missing.length > 0 ? `，没有算上${missing.map(quoted).join("")}` : "";
  const all = words.map(quoted);
  const last = all.length > 1 ? `和${all.pop()}` : "";
  return `没有同时包含${all.join("")}${last}的书，以下包含其中几个词${without}。`;
}

/** @param {string} word */
function quoted(word) {
  return `“${word}”`;
}

/**
 * Other words to search for, as links.
 * @param {Wanted} wanted
 * @param {string[]} suggestions
 * @param {string} label
 * @returns {HTMLElement[]} nothing where there is none
 */
export function meant(wanted, suggestions, label) {
  if (suggestions.length === 0) return [];
  const links = suggestions.map((text) => {
    const made = link("catalog-results__meant", write(plain(text, wanted.field)), text);
    made.dataset.suggestion = text;
    return made;
  });
  return [element("p", "", `${label}：`, ...links)];
}
