/**
 * Catalogue search: the address says what is sought, so that it can be sent, kept and gone back to.
 */

import { read, write } from "./catalog/address.js";
import { availableAmong, books } from "./catalog/blocks.js";
import { fetcher, OldBrowserError } from "./catalog/fetching.js";
import { find, loadFold } from "./catalog/query.js";
import { bookRow } from "./catalog/row.js";
import { answer, clear, noneHelp, pagerLinks, partsOf, retryHelp, setState } from "./catalog/view.js";

/** @typedef {import("./catalog/address.js").Wanted} Wanted */
/** @typedef {import("./catalog/query.js").Manifest} Manifest */

/** Books on a page. */
const PAGE = 10;
/** Up to so many books it is counted how many can be borrowed: each may need a file of its own. */
const COUNTED = 200;

/**
 * @typedef {{
 *   total: number, available: number | undefined, rows: HTMLLIElement[], page: number,
 *   pages: number,
 * }} Result
 */

/** @param {HTMLFormElement} form @param {HTMLElement} region @param {Manifest} manifest */
function start(form, region, manifest) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const parts = partsOf(region);
  const fetch = fetcher(manifest.base);
  const title = document.title;
  /** Counts searches, so that a slow answer never overwrites a later one. */
  let turn = 0;

  /** @param {Wanted} wanted */
  async function search(wanted) {
    const mine = ++turn;
    const { query } = wanted;
    field.value = query;
    document.title = query ? `${query} · ${title}` : title;
    clear(parts, query ? "正在找……" : "");
    setState(region, query ? "loading" : "idle");
    if (!query) return;
    try {
      const result = await ask(wanted);
      if (mine === turn) show(query, result);
    } catch (reason) {
      if (mine === turn) fail(wanted, reason);
    }
  }

  /** @param {Wanted} wanted @returns {Promise<Result>} */
  async function ask({ query, page }) {
    const fold = await loadFold(fetch);
    const records = await find(query, fold, manifest, fetch);
    const total = records.length;
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const place = Math.min(page, pages);
    const shown = records.slice((place - 1) * PAGE, place * PAGE);
    const counting = total <= COUNTED ? availableAmong(records, manifest, fetch) : undefined;
    const [found, available] = await Promise.all([books(shown, manifest, fetch), counting]);
    const rows = found.map((book) => bookRow(book, query, fold, manifest.branches));
    return { total, available, rows, page: place, pages };
  }

  /** @param {string} query @param {Result} result */
  function show(query, { total, available, rows, page, pages }) {
    parts.status.textContent = answer(query, total, available);
    parts.help.replaceChildren(...(total === 0 ? [noneHelp(query)] : []));
    parts.list.replaceChildren(...rows);
    parts.pager.replaceChildren(...pagerLinks(query, page, pages));
    setState(region, "done", total);
  }

  /** @param {Wanted} wanted @param {unknown} reason */
  function fail(wanted, reason) {
    if (reason instanceof OldBrowserError) {
      clear(parts, "浏览器版本太旧，不能在这里找书。请更新浏览器，或请馆员帮你找。");
    } else {
      clear(parts, "网络断了，没有查完。");
      parts.help.replaceChildren(retryHelp(() => void search(wanted)));
    }
    setState(region, "error");
  }

  /** @param {Wanted} wanted */
  function goTo(wanted) {
    history.pushState(null, "", wanted.query ? write(wanted) : location.pathname);
    return search(wanted);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void goTo({ query: field.value.trim(), page: 1 });
  });
  parts.pager.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void goTo(read(link.search));
    // Without a new page to load, nothing else brings a reader back to the first book.
    parts.status.focus();
  });
  addEventListener("popstate", () => void search(read(location.search)));
  void search(read(location.search));
}

const region = document.querySelector(".catalog-results");
const form = document.querySelector("form[role=search]");
const manifest = document.querySelector("#catalog-manifest");
if (region instanceof HTMLElement && form instanceof HTMLFormElement && manifest) {
  start(form, region, JSON.parse(manifest.textContent ?? ""));
}
