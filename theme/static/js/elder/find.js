/** Is the book there? Each found work in large type: 在馆 or 借出, in which branch, whom to call. */

import { plain } from "../catalog/address/plain.js";
import { open } from "../catalog/index/layers.js";
import { branchesOf } from "../catalog/list/branches.js";
import { dataDay } from "../catalog/list/data_day.js";
import { element, link } from "../catalog/list/elements.js";
import { heldOf } from "../catalog/list/holdings.js";
import { records } from "../catalog/query/records.js";
import { search } from "../catalog/query/search.js";
import { manifestOf } from "../search/manifest.js";
import { shanghaiDay } from "../today.js";
import { bookOf, editionShown } from "./book.js";

/**
 * @typedef {import("../catalog/index/layers.js").Index} Index
 * @typedef {import("../catalog/query/search.js").Answer} Answer
 * @typedef {import("./book.js").Known} Known
 */

/** Books shown at a time: a list that somebody reads to its end. */
const SHOWN = 5;

/**
 * Answers on the page; rejected where the catalogue did not come.
 * @param {HTMLElement} region
 * @param {string} query
 */
export async function find(region, query) {
  const catalog = region.dataset.elderFind ?? "";
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (region.querySelector(`.elder-find__${name}`));
  const [status, list, more] = [part("status"), part("list"), part("more")];
  status.textContent = "正在找……";
  region.dataset.searchState = "loading";
  const index = open(await manifestOf(catalog));
  const branches = await branchesOf(index);
  const day = dataDay(index.manifest.updated, shanghaiDay(new Date()));
  /** @type {Known} */
  const known = { branches, day, catalog, places: read("#elder-telephones") };

  /** @param {number} page @param {number} from which of its works comes first */
  async function show(page, from) {
    const answer = await search({ ...plain(query), page }, index);
    const works = answer.works.slice(from, from + SHOWN);
    const books = await Promise.all(works.map((numbers) => bookOfWork(numbers, index, known)));
    if (page === 1 && from === 0) say(status, query, answer);
    const first = books[0]?.querySelector("a");
    list.append(...books);
    if (page > 1 || from > 0) first?.focus();
    more.replaceChildren(...wayOn(answer, page, from + SHOWN));
    region.dataset.resultTotal = String(answer.total);
  }

  /** @param {Answer} answer @param {number} page @param {number} next @returns {HTMLElement[]} */
  function wayOn(answer, page, next) {
    if (!answer.total) return moves(answer);
    const isHere = next < answer.works.length;
    if (!isHere && page >= (answer.pages ?? page + 1)) return [];
    const button = element("button", "elder-find__button", "再往下看");
    button.onclick = () => {
      button.disabled = true;
      show(isHere ? page : page + 1, isHere ? next : 0).catch(() => {
        button.disabled = false;
        button.textContent = "没有取到，再试一次";
      });
    };
    return [button];
  }

  await show(1, 0);
  region.dataset.searchState = "done";
}

/** @param {number[]} numbers @param {Index} index @param {Known} known */
async function bookOfWork(numbers, index, known) {
  const editions = await records(numbers, index);
  const held = await Promise.all(editions.map(({ number }) => heldOf(number, index)));
  return bookOf(editionShown(editions.map((record, n) => ({ record, held: held[n] ?? { copies: [] } })), known), known);
}

/** @param {HTMLElement} status @param {string} query @param {Answer} answer */
function say(status, query, { total, approximate, how, suggestions }) {
  const books = `${approximate ? "至少" : ""}有 ${total} 种`;
  const near = how === "exact" ? "" : "，不全一样，看看有没有您要的";
  status.textContent = total ? `“${query}”${books}${near}。` : `没有找到“${query}”。${suggestions.length ? "" : "少打几个字再试试，或者问馆员。"}`;
}

/** @param {Answer} answer that found nothing @returns {HTMLElement[]} other words that find something */
function moves({ suggestions }) {
  if (!suggestions.length) return [];
  const ways = suggestions.map((words) => (
    element("li", "elder-rows__row", link("elder-rows__link", `?${new URLSearchParams({ q: words })}`, element("strong", "elder-rows__words", words)))
  ));
  return [element("p", "", "您是不是要找："), element("ul", "elder-rows", ...ways)];
}

/** @param {string} selector @returns {any} what a block of data says */
function read(selector) {
  return JSON.parse(document.querySelector(selector)?.textContent ?? "{}");
}
