/** Where the copies of a book are, branch by branch: as spines on a shelf and in words. */

import { AVAILABLE } from "./blocks.js";
import { element } from "./element.js";

/**
 * @typedef {import("./blocks.js").Item} Item
 * @typedef {import("./query.js").Branch} Branch
 */

/** Spines drawn; more copies than these are told by the words alone. */
const DRAWN = 10;
const READ_HERE = "r";
/** What to say when no copy can be taken home, by the first letter that any copy has. */
const WORDS = /** @type {const} */ ([
  [READ_HERE, "仅供阅览"],
  ["v", "已被预约"],
  ["l", "都借出了"],
  ["t", "调拨途中"],
  ["p", "加工中"],
  ["m", "修补中"],
]);

/**
 * What a reader wants to know of the copies in one branch.
 * @param {Item[]} items
 * @returns {string}
 */
export function words(items) {
  const available = items.filter((item) => item.status === AVAILABLE).length;
  if (available > 0) return `可借 ${available}`;
  const said = WORDS.find(([letter]) => items.some((item) => item.status === letter));
  return said?.[1] ?? "请问馆员";
}

/**
 * Copies by branch, in the order in which the library names its branches.
 * @param {Item[]} items
 * @param {Record<string, Branch>} branches
 * @returns {[string, Item[]][]}
 */
export function byBranch(items, branches) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map(Object.keys(branches).map((code) => [code, []]));
  for (const item of items) groups.set(item.branch, [...(groups.get(item.branch) ?? []), item]);
  return Array.from(groups).filter(([, copies]) => copies.length > 0);
}

/**
 * @param {Item[]} items
 * @param {Record<string, Branch>} branches
 * @returns {HTMLElement}
 */
export function holdings(items, branches) {
  if (items.length === 0) return element("p", "holdings holdings--none", "暂无可借复本");
  const list = element("ul", "holdings");
  for (const [code, copies] of byBranch(items, branches)) {
    list.append(branchRow(branches[code] ?? { name: code, url: "" }, copies));
  }
  return list;
}

/** @param {Branch} branch @param {Item[]} copies @returns {HTMLLIElement} */
function branchRow(branch, copies) {
  const place = element("span", "holdings__place", nameOf(branch));
  const rooms = new Set(copies.map((copy) => copy.room).filter((room) => room !== ""));
  if (rooms.size > 0) place.append(element("span", "holdings__room", Array.from(rooms).join("、")));
  return element("li", "holdings__branch", place, shelf(copies),
    element("span", "holdings__words", words(copies)));
}

/** @param {Branch} branch @returns {HTMLElement} */
function nameOf(branch) {
  if (branch.url === "") return element("b", "holdings__name", branch.name);
  const link = element("a", "holdings__name", branch.name);
  link.href = branch.url;
  return link;
}

/** @param {Item[]} copies @returns {HTMLElement} a spine for each copy that stands there */
function shelf(copies) {
  const board = element("span", "holdings__shelf");
  board.setAttribute("aria-hidden", "true");
  for (const { status } of copies.slice(0, DRAWN)) {
    const stands = status === AVAILABLE || status === READ_HERE;
    board.append(element("span", stands ? "holdings__copy holdings__copy--here" : "holdings__copy"));
  }
  return board;
}
