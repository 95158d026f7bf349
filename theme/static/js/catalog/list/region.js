/** The results region: its parts, its states, and the answer in a sentence. */

import { isFiltered } from "../address/plain.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {"idle" | "loading" | "done" | "error"} State
 * @typedef {{
 *   status: HTMLElement, help: HTMLElement, tools: HTMLElement, only: HTMLAnchorElement,
 *   filter: HTMLButtonElement, sort: HTMLSelectElement, chips: HTMLElement, facets: HTMLElement,
 *   list: HTMLElement, pager: HTMLElement,
 * }} Parts  the tools within `tools` are made by tools.js
 */

/**
 * @param {HTMLElement} region
 * @param {State} state
 * @param {number} [total]
 * @param {string[]} [used] the words by which it was found, where not all were
 */
export function setState(region, state, total, used = []) {
  const { dataset } = region;
  region.setAttribute("aria-busy", String(state === "loading"));
  delete dataset.resultTotal;
  delete dataset.relaxed;
  if (total !== undefined) dataset.resultTotal = String(total);
  if (used.length > 0) dataset.relaxed = used.join(" ");
  dataset.searchState = state;
}

/**
 * The parts of the region, which the template has laid out, each by the end of its class.
 * @param {HTMLElement} region
 * @returns {Parts}
 */
export function partsOf(region) {
  const parts = Array.from(region.querySelectorAll("[class]"), (part) => [part.className.replace(/.*__/, ""), part]);
  return /** @type {any} */ (Object.fromEntries(parts));
}

/** @param {Parts} parts */
export function clear({ help, tools, chips, list, pager }) {
  tools.hidden = true;
  for (const part of [help, chips, list, pager]) part.replaceChildren();
}

/**
 * @param {Wanted} wanted
 * @param {{ total: number, approximate: boolean }} answer
 * @returns {string[]} one sentence in parts, between which a line may break
 */
export function sentence(wanted, { total, approximate }) {
  const about = `“${wanted.query}”`;
  const narrowed = isFiltered(wanted) ? "筛选后" : "";
  if (total) return [about, `${narrowed}${approximate ? "至少" : ""}有 ${total} 种`];
  return narrowed ? [about, `${narrowed}一种也没有`] : ["没有找到", about];
}
