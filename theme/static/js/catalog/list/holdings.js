/** Where the copies of a record are, branch by branch: as spines on a shelf and in words. */

import { placeOf } from "../index/layers.js";
import { element, fold, link } from "./elements.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {{ branch: string, room: string, status: string, call: string, volume: string }} Copy
 *   `call`: where it is not the record's
 * @typedef {[branch: string, room: string, call?: string, volume?: string]} PlaceOfCopy
 * @typedef {[words: string, address: string]} Online  在线阅读, and where, as far as the export says it
 * @typedef {{ copies: Copy[], online?: Online | undefined }} Held  `online`: in place of copies
 * @typedef {{ places: PlaceOfCopy[], copies: number[][], online?: Record<string, Online> }} Holdings
 * @typedef {{ name: string, url?: string }} Branch
 * @typedef {import("./data_day.js").DataDay} DataDay
 * @typedef {Record<string, Branch>} Branches  by code, in the library's order
 */

/** The letter of a copy that a reader may take home, and of one to be read here. */
const AVAILABLE = "a";
const READ_HERE = "r";
/** What to say when no copy can be taken home, by the first letter that any copy has. */
const WORDS = {
  [READ_HERE]: "仅供阅览", v: "已被预约", l: "都借出了", t: "调拨途中", p: "加工中", m: "修补中",
};
const ASK = "请问馆员";
/** Spines drawn; more copies than these are told by the words alone. */
const DRAWN = 10;
/** Branches shown at once; the others are under a fold. */
const SHOWN = 4;

/**
 * The copies of a record that are shown, from the holdings and from the status of the day.
 * @param {number} number
 * @param {Index} index
 * @returns {Promise<Held>}
 */
export async function heldOf(number, index) {
  const [layer, own] = placeOf(number, index);
  const { copiesBlock } = layer.facts;
  const path = `copies/${Math.floor(own / copiesBlock)}.json.gz`;
  const [held, status] = await Promise.all([layer.json("holdings", path), layer.json("status", path)]);
  const holdingsOfBlock = /** @type {Holdings} */ (held);
  const { places, copies, online = {} } = holdingsOfBlock;
  const at = own % copiesBlock;
  const letters = /** @type {string[]} */ (status)[at] ?? "";
  return {
    copies: (copies[at] ?? []).map((place, i) => {
      const [branch = "", room = "", call = "", volume = ""] = places[place] ?? [];
      return { branch, room, status: letters[i] ?? "o", call, volume };
    }),
    online: online[at],
  };
}

/** @param {Copy[]} copies @returns {number} how many a reader can take home now */
export function available(copies) {
  return copies.filter(({ status }) => status === AVAILABLE).length;
}

/**
 * What a reader wants to know of the copies in one branch.
 * @param {Copy[]} copies
 * @param {DataDay} day of the data: what is older tells of its own day and promises nothing
 * @returns {string}
 */
export function words(copies, { fresh, said }) {
  const count = available(copies);
  const letters = copies.map(({ status }) => status);
  const [letter = "", told = ASK] = count ? [AVAILABLE, `${fresh ? "可借" : "在架"} ${count}`]
    : Object.entries(WORDS).find(([some]) => letters.includes(some)) ?? [];
  if (fresh || letter === READ_HERE || told === ASK) return told;
  return said ? `${said}${told}` : ASK;
}

/**
 * Copies by branch: first where one can be taken home, then in the library's order.
 * @param {Copy[]} copies
 * @param {Branches} branches
 * @returns {[Branch, Copy[]][]}
 */
export function byBranch(copies, branches) {
  const codes = new Set([...Object.keys(branches), ...copies.map(({ branch }) => branch)]);
  /** @type {[Branch, Copy[]][]} */
  const groups = Array.from(codes, (code) => [
    branches[code] ?? { name: code }, copies.filter(({ branch }) => branch === code),
  ]);
  return groups.filter(([, some]) => some.length)
    .sort(([, a], [, b]) => Number(!available(a)) - Number(!available(b)));
}

/**
 * What is said where there is no copy.
 * @param {Online | undefined} online
 * @returns {Node | string}
 */
export function insteadOf(online) {
  const [words, address] = online ?? ["暂无可借复本", ""];
  if (!address) return words;
  const way = link("holdings__way", address, words);
  way.rel = "noopener";
  return way;
}

/** @param {Held} held @param {Branches} branches @param {DataDay} day @returns {HTMLElement} */
export function holdings({ copies, online }, branches, day) {
  if (!copies.length) return element("p", "holdings", insteadOf(online));
  const rows = byBranch(copies, branches).map((held) => branchRow(held, day));
  const rest = rows.splice(SHOWN);
  const list = element("ul", "holdings", ...rows);
  if (rest.length) list.append(element("li", "", fold("", `还有 ${rest.length} 个馆`, "ul", rest)));
  return list;
}

/** @param {[Branch, Copy[]]} held @param {DataDay} day @returns {HTMLLIElement} */
function branchRow([{ name, url }, copies], day) {
  const rooms = new Set(copies.map(({ room }) => room));
  return element("li", "holdings__branch",
    element("span", "",
      url ? link("holdings__name", url, name) : element("b", "", name),
      element("span", "holdings__room", Array.from(rooms).filter(Boolean).join("、"))),
    shelf(copies), element("span", "", words(copies, day)));
}

/** @param {Copy[]} copies @returns {HTMLElement} a spine for each copy that stands there */
function shelf(copies) {
  const board = element("span", "holdings__shelf", ...copies.slice(0, DRAWN).map(({ status }) => (
    element("i", `holdings__copy ${status === AVAILABLE || status === READ_HERE ? "holdings__copy--here" : ""}`)
  )));
  board.setAttribute("aria-hidden", "true");
  return board;
}
