/** What the results region shows: the answer in a sentence, the books, and the way further. */

import { write } from "./address.js";
import { element } from "./element.js";

/**
 * @typedef {"idle" | "loading" | "done" | "error"} State
 * @typedef {{ status: HTMLElement, help: HTMLElement, list: HTMLElement, pager: HTMLElement }} Parts
 */

/** @param {HTMLElement} region @param {State} state @param {number} [total] */
export function setState(region, state, total) {
  region.setAttribute("aria-busy", String(state === "loading"));
  if (total === undefined) delete region.dataset.resultTotal;
  else region.dataset.resultTotal = String(total);
  region.dataset.searchState = state;
}

/**
 * The parts of the region, which the template has laid out.
 * @param {HTMLElement} region
 * @returns {Parts}
 */
export function partsOf(region) {
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => {
    const found = region.querySelector(`.catalog-results__${name}`);
    if (!(found instanceof HTMLElement)) throw new Error(`the template lacks ${name}`);
    return found;
  };
  return { status: part("status"), help: part("help"), list: part("list"), pager: part("pager") };
}

/** @param {Parts} parts @param {string} sentence said in place of all that stood there */
export function clear({ status, help, list, pager }, sentence) {
  status.textContent = sentence;
  help.replaceChildren();
  list.replaceChildren();
  pager.replaceChildren();
}

/**
 * @param {string} query
 * @param {number} total
 * @param {number | undefined} available undefined where it was not counted
 * @returns {string}
 */
export function answer(query, total, available) {
  if (total === 0) return `没有找到“${query}”`;
  const second = available === undefined ? "" : `，${available} 种现在可借`;
  return `“${query}”有 ${total} 种${second}`;
}

/** What was searched, and what else to try. @param {string} query @returns {HTMLElement} */
export function noneHelp(query) {
  const list = element("ul", "catalog-results__advice");
  for (const advice of ["少打几个字再找", "只打书名，不加别的词", "请馆员帮你找"]) {
    list.append(element("li", "catalog-results__hint", advice));
  }
  const sought = `在题名、责任者、出版社、ISBN、索书号、条码和主题里找过“${query}”，都没有。可以：`;
  return element("div", "catalog-results__none", element("p", "catalog-results__sought", sought), list);
}

/** The way out of an unfinished search. @param {() => void} again @returns {HTMLElement} */
export function retryHelp(again) {
  const button = element("button", "catalog-results__button", "再试一次");
  button.type = "button";
  button.addEventListener("click", again);
  const reload = element("p", "catalog-results__sought", "还是不行，请刷新网页，或请馆员帮你找。");
  return element("div", "catalog-results__none", button, reload);
}

/**
 * Links to the page before and after, with the place among them.
 * @param {string} query
 * @param {number} page
 * @param {number} pages
 * @returns {HTMLElement[]}
 */
export function pagerLinks(query, page, pages) {
  if (pages < 2) return [];
  /** @param {number} to @param {string} label @param {string} rel */
  const link = (to, label, rel) => {
    const made = element("a", "catalog-results__link", label);
    made.href = write({ query, page: to });
    made.rel = rel;
    return made;
  };
  return [
    ...(page > 1 ? [link(page - 1, "上一页", "prev")] : []),
    element("span", "catalog-results__place", `第 ${page} 页，共 ${pages} 页`),
    ...(page < pages ? [link(page + 1, "下一页", "next")] : []),
  ];
}
