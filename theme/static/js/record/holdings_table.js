/** Where the copies are: by branch, with what a reader who sets out wants to know of each. */

import { dataDay } from "../catalog/list/data_day.js";
import { element, link, retry } from "../catalog/list/elements.js";
import { byBranch, heldOf, holdings } from "../catalog/list/holdings.js";
import { shanghaiDay } from "../today.js";
import { answerOf } from "./availability.js";
import { volumes } from "./volumes.js";

/**
 * @typedef {import("../catalog/index/layers.js").Index} Index
 * @typedef {import("../catalog/list/holdings.js").Held} Held
 * @typedef {import("./load.js").Details} Details
 * @typedef {import("./load.js").Place} Place
 * @typedef {import("./load.js").Places} Places
 * @typedef {import("./page.js").Parts} Parts
 * @typedef {{ index: Index, places: () => Promise<Places> }} Sources
 */

/**
 * Fills the seal and the list of branches. A failure stays where it is: what the book is stands.
 * @param {HTMLElement} region
 * @param {Parts} parts
 * @param {Details} details
 * @param {Sources} sources
 * @returns {Promise<void>} when it is shown, or said that it did not come
 */
export async function showHoldings(region, parts, details, { index, places }) {
  const [layer, own] = details.at;
  try {
    const number = (index.layers[layer]?.first ?? 0) + own;
    const [held, known] = await Promise.all([heldOf(number, index), places()]);
    fill(parts, held, { places: known, index, call: details.call ?? "" });
  } catch {
    const again = () => void showHoldings(region, parts, details, { index, places });
    parts.holdings.replaceChildren(element("p", "holdings", "在哪个馆、能不能借，没有取到。"), ...retry(again));
  }
}

/**
 * @param {Parts} parts
 * @param {Held} held
 * @param {{ places: Places, index: Index, call: string }} known `call`: the record's call number
 */
function fill(parts, held, { places, index, call }) {
  // The page of a record has them in it.
  const branches = /** @type {import("../catalog/index/layers.js").Branches} */ (index.manifest.branches);
  const { copies, online } = held;
  const day = dataDay(index.manifest.updated, shanghaiDay(new Date()));
  const { words, solid, lead } = answerOf(held, branches, day);
  parts.seal.replaceChildren(seal(words, solid));
  parts.lead.textContent = lead;
  const list = holdings(held, branches, day);
  // The rows come in the order of byBranch, those under the fold too.
  const rows = list.querySelectorAll(".holdings__branch");
  const isApart = copies.some((copy) => copy.call || copy.volume);
  byBranch(copies, branches).forEach(([, some], i) => {
    if (isApart) rows[i]?.append(volumes(some, call));
    rows[i]?.append(...placeLine(places[some[0]?.branch ?? ""] ?? {}));
  });
  parts.holdings.replaceChildren(list);
  if (online) leadThere(parts, online);
  // A number for all would send a reader to the wrong shelf where branches have their own.
  if (copies.some((copy) => copy.call)) parts.call.replaceChildren();
  parts.legend.hidden = copies.length === 0 || !(day.fresh || day.said);
  if (!day.fresh) parts.legend.textContent = `一条是一本${day.said}在架的书，空位是那时借出的。`;
}

/**
 * The first way of the page leads to what is read on the web: nobody need go anywhere to borrow it.
 * @param {Parts} parts
 * @param {import("../catalog/list/holdings.js").Online} online
 */
function leadThere({ actions }, [words, address]) {
  const there = address ? [link("button", address, words)] : [];
  for (const away of there) away.rel = "noopener";
  actions.firstElementChild?.replaceWith(...there);
}

/** @param {string} words four characters @param {boolean} solid */
function seal(words, solid) {
  const [before, after] = [words.slice(0, 2), words.slice(2)];
  return element("p", `seal${solid ? "" : " seal--hollow"}`, before, document.createElement("br"), after);
}

/** @param {Place} place @returns {HTMLElement[]} nothing where nothing is known */
function placeLine({ address, telephone, days = {}, url }) {
  const today = days[shanghaiDay(new Date())];
  const said = [address, today && `今天${today}`, telephone && `电话 ${telephone}`];
  const parts = said.filter((part) => part).map((part) => element("span", "", part ?? ""));
  if (url) parts.push(element("span", "", link("holdings__way", url, "怎么去")));
  return parts.length ? [element("p", "holdings__place", ...parts)] : [];
}
