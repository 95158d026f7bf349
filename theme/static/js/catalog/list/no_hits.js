/**
 * What to try where nothing was found. After a failure readers try other words or broaden, so both
 * moves are offered, each with what it would find.
 */

import { isFiltered } from "../address/read.js";
import { isChosen, narrowedTo, plain, write } from "../address/write.js";
import { search } from "../query/search.js";
import { THERE } from "./data_day.js";
import { element, link } from "./elements.js";
import { faultIn, meant } from "./relaxed.js";
import { sheet } from "./sheet.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../query/search.js").Answer} Answer
 * @typedef {import("../../catalog.js").Page} Page
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {{ label: string, wanted: Wanted }} Move  `label`: what to do, to stand before a count
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
  const { sheetHelp, feedback } = region.dataset;
  const [found] = await Promise.all([
    Promise.all(movesFrom(wanted).map((move) => moveLink(move, index))),
    sheet(sheetHelp),
  ]);
  const moves = found.filter((made) => made !== undefined);
  return [
    ...(answer.how === "isbn" ? [element("p", "", `${faultIn(answer)}请对着书后面的条码再打一遍。`)] : []),
    ...meant(wanted, answer.suggestions, "书名相近的"),
    ...(moves.length > 0 ? [element("ul", "no-hits__moves", ...moves)] : []),
    advice(isFiltered(wanted)),
    purchase(feedback),
  ];
}

/**
 * Ways to ask for more.
 * @param {Wanted} wanted
 * @returns {Move[]} the nearest to what was asked first
 */
export function movesFrom(wanted) {
  const { query, field, filters } = wanted;
  /** @type {Move[]} */
  const moves = [];
  if (isChosen(wanted, THERE, "1")) moves.push({ label: "包括借出去的", wanted: narrowedTo(wanted, THERE, []) });
  if (PLACES.some((name) => filters[name]?.length)) {
    moves.push({ label: "看所有的馆", wanted: PLACES.reduce((all, name) => narrowedTo(all, name, []), wanted) });
  }
  if (isFiltered(wanted)) moves.push({ label: "不加筛选", wanted: { ...wanted, filters: {}, page: 1 } });
  if (field !== "any") moves.push({ label: "不限题名、责任者这些栏目", wanted: plain(query) });
  return [...moves, ...withFewerWords(wanted)].filter(isFirst);
}

/** @param {Wanted} wanted @returns {Move[]} */
function withFewerWords({ query, field }) {
  const words = query.split(/\s+/u);
  if (words.length < 2 || words.length > WORDS) return [];
  const fewer = words.map((_, left) => words.filter((_, i) => i !== left).join(" "));
  return [...fewer, ...words].map((rest) => ({ label: `只找“${rest}”`, wanted: plain(rest, field) }));
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
async function moveLink({ label, wanted }, index) {
  const { total, approximate } = await search(wanted, index);
  if (total === 0) return undefined;
  const count = `${approximate ? "约" : ""}有 ${total} 种`;
  return element("li", "no-hits__move", link("no-hits__link", write(wanted), label), `：${count}`);
}

/** @param {boolean} filtered */
function advice(filtered) {
  const other = "换个词，少打几个字，或只打书名里的两三个字；也可以打拼音或 ISBN。";
  return element("p", "", filtered ? `也可以${other}` : `可以${other}`);
}

/** @param {string | undefined} feedback the address of the page that says how to reach the library */
function purchase(feedback) {
  const line = element("p", "", "馆里要是没有，可以荐购：");
  line.append(feedback ? link("", feedback, "告诉图书馆想要哪一本") : "请告诉馆员想要哪一本", "。");
  return line;
}
