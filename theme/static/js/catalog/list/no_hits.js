/**
 * What to try where nothing was found. After a failure readers try other words or broaden, so both
 * moves are offered, each with what it would find; and where there is neither, the whole catalogue by
 * its classes, and the library's staff. No search ends without a way on.
 */

import { isFiltered, plain } from "../address/plain.js";
import { isChosen, narrowedTo, write } from "../address/write.js";
import { CODES } from "../query/outcome.js";
import { maskOf } from "../query/ranks.js";
import { search } from "../query/search.js";
import { parted } from "../query/minus.js";
import { wordsOf } from "../query/words.js";
import { anyField, classAbove } from "./beside.js";
import { THERE } from "./data_day.js";
import { element, link } from "./elements.js";
import { faultIn, meant, quoted } from "./relaxed.js";

/**
 * @typedef {import("../../catalog.js").Page} Page
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/search.js").Answer} Answer
 * @typedef {{ label: string, wanted: Wanted, exact?: boolean }} Move  `label`: what to do, to stand
 *   before a count; `exact`: where only the words as they are would be found
 */

/** The facets that say where a copy is. */
const PLACES = ["branch", "room"];
/** Of more words than these the list would be one that nobody reads. */
const WORDS = 5;

/**
 * @param {Wanted} wanted
 * @param {Answer} answer
 * @param {Page} page
 * @returns {Promise<HTMLElement[]>}
 */
export async function help(wanted, answer, { index, region }) {
  const [above, parts] = await Promise.all([classAbove(wanted.query, index), partsOf(wanted, index)]);
  const moves = [...above, ...movesFrom(wanted), ...parts].filter(isFirst);
  const found = await Promise.all(moves.map((move) => moveLink(move, index)));
  return [
    ...(answer.how === "without" ? [element("p", "", `找到的都有${answer.without.map(quoted).join("或")}，都去掉了。`)] : []),
    ...(answer.how === "isbn" ? [element("p", "", `${faultIn(answer)}请对着书后面的条码再打一遍。`)] : []),
    ...meant(wanted, answer.suggestions, "书名相近的"),
    element("ul", "no-hits__moves", ...found.filter((made) => made !== undefined), classes(index)),
    advice(isFiltered(wanted)),
    purchase(region.dataset.feedback),
  ];
}

/**
 * Ways to ask for more.
 * @param {Wanted} wanted
 * @returns {Move[]} the nearest to what was asked first
 */
export function movesFrom(wanted) {
  const { query, field, filters } = wanted;
  const { kept, without } = parted(query);
  /** @type {Move[]} */
  const moves = [];
  if (without.length > 0) moves.push({ label: `不去掉有${without.map(quoted).join("、")}的`, wanted: { ...wanted, query: kept, page: 1 } });
  if (isChosen(wanted, THERE, "1")) moves.push({ label: "包括借出去的", wanted: narrowedTo(wanted, THERE, []) });
  if (PLACES.some((name) => filters[name]?.length)) {
    moves.push({ label: "看所有的馆", wanted: PLACES.reduce((all, name) => narrowedTo(all, name, []), wanted) });
  }
  if (isFiltered(wanted)) moves.push({ label: "不加筛选", wanted: { ...wanted, filters: {}, page: 1 } });
  if (field !== "any") moves.push(anyField(wanted));
  return [...moves, ...withFewerWords(wanted)].filter(isFirst);
}

/** @param {Wanted} wanted @returns {Move[]} */
function withFewerWords({ query, field }) {
  const words = parted(query).kept.split(/\s+/u);
  if (words.length < 2 || words.length > WORDS) return [];
  const fewer = words.map((_, left) => words.filter((_, i) => i !== left).join(" "));
  return [...fewer, ...words].map((rest) => only(rest, field));
}

/** @param {string} text @param {Wanted["field"]} field @returns {Move} */
function only(text, field) {
  return { label: `只找“${text}”`, wanted: plain(text, field), exact: true };
}

/**
 * Parts of the query that records have, though they tell too little to be an answer.
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Promise<Move[]>}
 */
async function partsOf({ query, field }, index) {
  if (CODES.includes(field)) return [];
  const { kept } = parted(query);
  const words = wordsOf(kept, await index.characters(kept));
  const { weigh } = await import("../forgive/weigh.js");
  const { parts } = await weigh(words.map((word) => ({ word, mask: maskOf(field), worth: 1 })), index);
  return parts.map((part) => only(part, field));
}

/** @param {Move} move @param {number} at @param {Move[]} all */
function isFirst({ wanted }, at, all) {
  return all.findIndex((other) => write(other.wanted) === write(wanted)) === at;
}

/**
 * @param {Move} move
 * @param {Index} index
 * @returns {Promise<HTMLLIElement | undefined>} undefined where it would find nothing either
 */
export async function moveLink(move, index) {
  const { total, approximate } = await countOf(move, index);
  return total > 0 ? wayOn(write(move.wanted), `${move.label}：${approximate ? "至少" : ""}有 ${total} 种`) : undefined;
}

/**
 * How many a move finds: where it finds any as it is, so many as its link opens.
 * @param {Move} move
 * @param {Index} index
 * @returns {Promise<Pick<Answer, "total" | "approximate">>}
 */
export async function countOf({ wanted, exact = false }, index) {
  const found = await search(wanted, index, !exact);
  return exact && found.total > 0 ? search(wanted, index) : found;
}

/** @param {Index} index @returns {HTMLLIElement} the whole catalogue, which every reader can go through */
function classes({ layers }) {
  const total = layers.reduce((sum, { facts }) => sum + facts.records, 0);
  return wayOn("clc/", `分类找书：共 ${total} 种`);
}

/** @param {string} address @param {string} text @returns {HTMLLIElement} */
function wayOn(address, text) {
  const way = link("catalog-results__meant", address, text);
  way.dataset.wayOn = "";
  return element("li", "no-hits__move", way);
}

/** @param {boolean} filtered */
function advice(filtered) {
  const other = "换个词，少打几个字，或只打书名里的两三个字；也可以打拼音或 ISBN。";
  return element("p", "", filtered ? `也可以${other}` : `可以${other}`);
}

/** @param {string | undefined} feedback the address of the page that says how to reach the library */
function purchase(feedback) {
  const line = element("p", "", "馆里要是没有，可以荐购：");
  if (!feedback) return element("p", "", "馆里要是没有，可以荐购：请告诉馆员想要哪一本。");
  const way = link("", feedback, "告诉图书馆想要哪一本");
  way.dataset.wayOn = "";
  line.append(way, "。");
  return line;
}
