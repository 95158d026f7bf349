/** What the results region shows: the answer in a sentence, and what went wrong. */

import { isFiltered } from "./address.js";
import { element } from "./element.js";

/**
 * @typedef {import("./address.js").Wanted} Wanted
 * @typedef {"idle" | "loading" | "done" | "error"} State
 * @typedef {{
 *   status: HTMLElement, help: HTMLElement, tools: HTMLElement, only: HTMLAnchorElement,
 *   filter: HTMLButtonElement, sort: HTMLSelectElement, chips: HTMLElement, facets: HTMLElement,
 *   list: HTMLElement, pager: HTMLElement,
 * }} Parts
 */

/** @param {HTMLElement} region @param {State} state @param {number} [total] */
export function setState(region, state, total) {
  region.setAttribute("aria-busy", String(state === "loading"));
  if (total === undefined) delete region.dataset.resultTotal;
  else region.dataset.resultTotal = String(total);
  region.dataset.searchState = state;
}

/**
 * The parts of the region, which the template has laid out, each by its name.
 * @param {HTMLElement} region
 * @returns {Parts}
 */
export function partsOf(region) {
  const parts = Array.from(region.querySelectorAll("[data-part]"));
  return Object.fromEntries(parts.map((part) => [part.getAttribute("data-part"), part]));
}

/** @param {Parts} parts */
export function clear({ help, tools, chips, list, pager }) {
  tools.hidden = true;
  for (const part of [help, chips, list, pager]) part.replaceChildren();
}

/**
 * @param {Wanted} wanted
 * @param {{ total: number, approximate: boolean }} answer
 * @param {number | undefined} free how many can be borrowed; undefined where it was not counted
 * @returns {string[]} one sentence in parts, between which a line may break
 */
export function sentence(wanted, { total, approximate }, free) {
  const about = `“${wanted.query}”`;
  const narrowed = isFiltered(wanted) ? "筛选后" : "";
  if (!total) return narrowed ? [about, `${narrowed}一种也没有`] : ["没有找到", about];
  const found = `${narrowed}${approximate ? "约" : ""}有 ${total} 种`;
  return free === undefined ? [about, found] : [about, `${found}，`, `${free} 种现在可借`];
}

/**
 * The way out of something unfinished.
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
export function retry(again) {
  const button = element("button", "button", "再试一次");
  button.onclick = again;
  return [button, element("p", "", "还是不行，请刷新网页，或请馆员帮你找。")];
}
