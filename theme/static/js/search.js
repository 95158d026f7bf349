/**
 * The search page: the address says what is sought, so that it can be sent, kept and gone back to.
 */

import { load } from "./search/ask.js";
import { letters, words } from "./search/cut.js";
import { excerpt, mark } from "./search/excerpt.js";
import { find } from "./search/find.js";
import { rowsAt } from "./search/names.js";
import { queryOf } from "./search/query_of.js";
import { hitItem, message, setState, withButton } from "./search/view.js";
import { savesData } from "./search/thrift.js";

/** Hits shown at a time. */
const PAGE = 20;
/** With so few hits a reader may have meant a book. */
const FEW = 3;

/**
 * @typedef {import("./search/ask.js").Page} Found
 * @typedef {import("./search/ask.js").Result} Result
 */

/** @param {HTMLFormElement} form @param {HTMLElement} region */
function start(form, region) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const status = /** @type {HTMLElement} */ (region.querySelector("[data-search-status]"));
  const list = /** @type {HTMLElement} */ (region.querySelector("[data-search-hits]"));
  const more = /** @type {HTMLElement} */ (region.querySelector("[data-search-more]"));
  const books = /** @type {HTMLElement} */ (region.querySelector("[data-search-books]"));
  const tasks = /** @type {HTMLElement} */ (document.querySelector("[data-search-tasks]"));
  /** Counts searches, so that a slow answer never overwrites a later one. */
  let turn = 0;

  /** @param {string} query */
  async function search(query) {
    const mine = ++turn;
    clear(query ? "正在查找……" : "");
    setState(region, query ? "loading" : "idle");
    tasks.hidden = query !== "";
    if (!query) return;
    try {
      const [pagefind, rows] = await prepare();
      const { results, named, used } = await find(pagefind, query, rows);
      const shown = await hits(results.slice(0, PAGE), query, used, named);
      if (mine !== turn) return;
      show(results, shown, query, used);
      if (results.length <= FEW || used.length) void offerBooks(query, mine);
    } catch {
      if (mine === turn) fail(query);
    }
  }

  /** @param {string} text */
  function clear(text) {
    list.replaceChildren();
    more.replaceChildren();
    books.replaceChildren();
    delete region.dataset.relaxed;
    status.replaceChildren(message(text));
  }

  /** @param {Result[]} results @param {HTMLLIElement[]} shown @param {string} query @param {string[]} used */
  function show(results, shown, query, used) {
    const total = results.length;
    if (used.length) region.dataset.relaxed = used.join(" ");
    status.replaceChildren(message(sentence(total, used)));
    list.replaceChildren(...shown);
    tasks.hidden = total > 0 && used.length === 0;
    offerMore(results.slice(PAGE), query, used);
    setState(region, "done", total);
  }

  /** What the catalogue has, said when it is known. @param {string} query @param {number} mine */
  async function offerBooks(query, mine) {
    const { catalog } = region.dataset;
    if (!catalog) return;
    const { bookOffer } = await import("./search/books.js");
    const offer = await bookOffer(query, catalog);
    if (mine === turn) books.replaceChildren(...offer);
  }

  /** @param {Result[]} rest @param {string} query @param {string[]} used */
  function offerMore(rest, query, used) {
    const mine = turn;
    const next = async () => {
      const items = await hits(rest.slice(0, PAGE), query, used);
      if (mine !== turn) return;
      list.append(...items);
      items[0]?.querySelector("a")?.focus();
      offerMore(rest.slice(PAGE), query, used);
    };
    const left = `还有 ${rest.length} 个`;
    const retry = () => void next().catch(() => fail(query));
    more.replaceChildren(...(rest.length ? [withButton(left, "再看一些", retry)] : []));
  }

  /** @param {string} query */
  function fail(query) {
    clear("");
    const again = () => void search(query);
    status.replaceChildren(withButton("搜索没有加载成功，可能是网络断了。", "再试一次", again));
    setState(region, "error");
  }

  function followAddress() {
    field.value = queryOf(new URLSearchParams(location.search));
    void search(field.value);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    history.pushState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
    void search(query);
  });
  addEventListener("popstate", followAddress);
  // Who enters the box is about to search: the large part comes while words are typed.
  if (!savesData()) field.addEventListener("focus", () => void prepare().catch(() => {}), { once: true });
  followAddress();
}

/** @returns {Promise<[import("./search/ask.js").Pagefind, import("./search/names.js").Row[]]>} */
function prepare() {
  return Promise.all([load(here("pagefind/pagefind.js")), rowsAt(here("names.json"))]);
}

/** @param {string} address @returns {string} as it is seen from the folder of this page */
function here(address) {
  return new URL(address, location.href).href;
}

/** @param {number} total @param {string[]} used @returns {string} */
function sentence(total, used) {
  if (!total) return "没有找到网页。可以换个词，或者从下面找。";
  const found = `找到 ${total} 个网页`;
  return used.length ? `没有完全对得上的网页。按“${used.join("、")}”${found}：` : found;
}

/**
 * @param {Result[]} results
 * @param {string} query
 * @param {string[]} used
 * @param {number} [named] how many come first because the query names them
 * @returns {Promise<HTMLLIElement[]>} those that are called so before those that tell of it
 */
async function hits(results, query, used, named = 0) {
  const sought = used.length ? used : words(query);
  const pages = await Promise.all(results.map((result) => result.data()));
  const places = pages.map((page, i) => ({ page, place: placeOf(letters(titleOf(page)), query, sought, i < named) }));
  return places.sort((a, b) => a.place - b.place).map(({ page }) => {
    const path = pathOf(page);
    return hitItem({
      url: here(`../${path}`),
      title: mark(titleOf(page), sought),
      excerpt: excerpt(page.content, titleOf(page), sought),
      path: `/${path}`,
    });
  });
}

/**
 * @param {string} title
 * @param {string} query
 * @param {string[]} sought
 * @param {boolean} named
 * @returns {number} first what is called exactly so, then what is meant, then what has the words in its title
 */
function placeOf(title, query, sought, named) {
  if (title === letters(query)) return 0;
  if (named) return 1;
  return sought.every((word) => title.includes(word)) ? 2 : 3;
}

/** @param {Found} page @returns {string} from the site's root */
function pathOf(page) {
  return (page.raw_url ?? page.url).replace(/^\//, "");
}

/** @param {Found} page */
function titleOf(page) {
  return page.meta.title ?? pathOf(page);
}

const region = document.querySelector("[data-search-state]");
const form = document.querySelector("form[data-page-search]");
if (region instanceof HTMLElement && form instanceof HTMLFormElement) start(form, region);
document.documentElement.classList.add("runs"); // see boot.js
