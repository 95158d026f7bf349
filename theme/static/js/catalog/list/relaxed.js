/** Says in a sentence what was relaxed to find anything, and what else may have been meant. */

import { plain } from "../address/plain.js";
import { write } from "../address/write.js";
import { keptOf } from "../query/outcome.js";
import { element, link } from "./elements.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../query/search.js").Answer} Answer
 */

/** More words, or more letters, are not told one by one. */
const WORDS = 3;
const LETTERS = 16;

/**
 * @param {Wanted} wanted
 * @param {Answer} answer
 * @returns {HTMLElement[]}
 */
export function help(wanted, answer) {
  const said = sentenceOf(keptOf(wanted.query), answer) + takenAway(answer.without);
  return [
    ...(said ? [element("p", "catalog-results__said", said)] : []),
    ...(answer.how === "class" ? shelf(answer.facts[0] ?? "") : []),
    ...meant(wanted, answer.suggestions, "您是不是要找"),
  ];
}

/**
 * The way to the shelf of a class, as soon as it is known which there is: a long class has shelves
 * for its numbers, a short one is all on one.
 * @param {string} code ``I247.5``
 * @returns {HTMLElement[]}
 */
function shelf(code) {
  const line = element("p", "");
  const found = shelfOf(code.toLowerCase());
  void found.then((address) => line.append("也可以", link("", address, "到分类里一架一架地看"), "。"));
  return [line];
}

/** @param {string} slug @returns {Promise<string>} the address of the shelf, or of one above it */
async function shelfOf(slug) {
  const shelves = await fetch("clc/shelves.json").then((answer) => (answer.ok ? answer.json() : []), () => []);
  return `clc/${nearestShelf(slug, shelves)}`;
}

/**
 * @param {string} slug
 * @param {string[]} shelves all that there are
 * @returns {string} the nearest of them, as it ends an address; empty where there is none
 */
export function nearestShelf(slug, shelves) {
  const above = shelves.filter((one) => slug.startsWith(one));
  return above.length > 0 ? `${above.reduce((a, b) => (b.length > a.length ? b : a))}/` : "";
}

/** @type {Record<string, string>} What is told of an ISBN that can't be right. */
const FAULTS = {
  short: "这个 ISBN 少了一位。",
  long: "这个 ISBN 多了一位。",
  check: "这个 ISBN 的校验码不对，有一位打错了。",
  letters: "这个 ISBN 里有字母，O 当作了数字 0，I 和 l 当作了 1。",
};

/** @param {Pick<Answer, "facts">} answer @returns {string} what is wrong with an ISBN */
export function faultIn({ facts }) {
  return FAULTS[facts[0] ?? ""] ?? "";
}

/**
 * @param {string} query
 * @param {Pick<Answer, "how" | "asked" | "used" | "missing" | "facts" | "approximate">} answer
 * @returns {string} empty where nothing was relaxed
 */
export function sentenceOf(query, answer) {
  const { how, asked } = answer;
  if (how === "some") return some(asked || query, answer);
  if (how === "called") return `书名里不说“${answer.facts[0]}”，以下是按${listed(asked.split(/\s+/u))}找的。`;
  return `${asked ? `按${listed(asked.split(/\s+/u))}找的${without(answer.missing)}。` : ""}${said(asked || query, answer)}`;
}

/** @param {string[]} words that a reader does not want @returns {string} */
function takenAway(words) {
  return words.length > 0 ? `去掉了有${words.map(quoted).join("、")}的书。` : "";
}

/** @param {string} query @param {Pick<Answer, "how" | "facts" | "approximate">} answer @returns {string} */
function said(query, { how, facts, approximate }) {
  switch (how) {
    case "class": return `按分类号 ${facts[0]} 找的，连同它下面各级的书。`;
    case "isbn": return `${faultIn({ facts })}${facts[0] === "letters" ? "" : "以下是改正一位后对得上的书。"}`;
    case "published": return `“${facts[0]}”是当作出版年找的。`;
    case "sound": return `没有一字不差的“${query}”，以下读音相同。`;
    case "similar": return `没有一字不差的“${query}”，以下读音相近。`;
    case "apart": return `没有连在一起的“${query}”，以下这几个字都有。`;
    case "swapped": return `没有“${query}”，以下有两个字换了位置。`;
    case "near": return `没有“${query}”，以下差一两个字。`;
    case "linked": return `也按${listed(facts)}找了，只差中间一个字。`;
    case "pinyin": return `按拼音“${query}”找的。`;
    case "accent": return `按拼音“${query}”找的，读音相近的也算。`;
    case "misspelt": return `没有拼作“${query}”的，以下差一个字母。`;
    case "initials": return `按拼音首字母“${query}”找的${approximate ? "，只列出馆藏最多的一部分" : ""}。`;
    default: return "";
  }
}

/** @param {string} query @param {Pick<Answer, "used" | "missing">} answer @returns {string} */
function some(query, { used, missing }) {
  const words = query.split(/\s+/u);
  return words.length > 1
    ? `没有同时包含${listed(words)}的书，以下包含其中几个词${without(missing)}。`
    : `没有“${query}”，以下是按其中的${listed(used.slice(0, WORDS))}找的${without(missing)}。`;
}

/** @param {string[]} missing @returns {string} */
function without(missing) {
  if (missing.length === 0) return "";
  const many = missing.length > WORDS || missing.join("").length > LETTERS;
  return `，没有算上${many ? "其余的字" : missing.map(quoted).join("")}`;
}

/** @param {string[]} words @returns {string} */
function listed(words) {
  const all = words.map(quoted);
  const last = all.length > 1 ? `和${all.pop()}` : "";
  return `${all.join("")}${last}`;
}

/** @param {string} word */
export function quoted(word) {
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
