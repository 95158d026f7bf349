/**
 * What the results region shows: the answer in a sentence, and what went wrong; and what makes
 * elements. Text goes in as text: no string ever becomes HTML here.
 */

import { isFiltered } from "./address.js";

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
 * @returns {string[]} one sentence in parts, between which a line may break
 */
export function sentence(wanted, { total, approximate }) {
  const about = `“${wanted.query}”`;
  const narrowed = isFiltered(wanted) ? "筛选后" : "";
  if (!total) return narrowed ? [about, `${narrowed}一种也没有`] : ["没有找到", about];
  return [about, `${narrowed}${approximate ? "约" : ""}有 ${total} 种`];
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

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * @param {string} className
 * @param {string} address
 * @param {...(Node | string)} content
 * @returns {HTMLAnchorElement}
 */
export function link(className, address, ...content) {
  const made = element("a", className, ...content);
  made.href = address;
  return made;
}

/**
 * A list under a fold, in the page from the beginning.
 * @param {string} className
 * @param {string} label
 * @param {"ul" | "ol"} kind
 * @param {HTMLLIElement[]} items
 * @returns {HTMLDetailsElement}
 */
export function fold(className, label, kind, items) {
  return element("details", className, element("summary", "fold", label), element(kind, "", ...items));
}
