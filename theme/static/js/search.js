/**
 * The search page: the address says what is sought, so that it can be sent, kept and gone back to.
 */

import { words } from "./search/cut.js";
import { excerpt, mark } from "./search/excerpt.js";
import { find, load } from "./search/find.js";
import { hitItem, message, setState, withButton } from "./search/view.js";

/** Hits shown at a time. */
const PAGE = 20;

/** @typedef {import("./search/find.js").Result} Result */

/** @param {HTMLFormElement} form @param {HTMLElement} region */
function start(form, region) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const status = /** @type {HTMLElement} */ (region.querySelector("[data-search-status]"));
  const list = /** @type {HTMLElement} */ (region.querySelector("[data-search-hits]"));
  const more = /** @type {HTMLElement} */ (region.querySelector("[data-search-more]"));
  /** Counts searches, so that a slow answer never overwrites a later one. */
  let turn = 0;

  /** @param {string} query */
  async function search(query) {
    const mine = ++turn;
    clear(query ? "正在查找……" : "");
    setState(region, query ? "loading" : "idle");
    if (!query) return;
    try {
      const results = await find(await load(bundle()), query);
      const shown = await hits(results.slice(0, PAGE), query);
      if (mine === turn) show(results, shown, query);
    } catch {
      if (mine === turn) fail(query);
    }
  }

  /** @param {string} text */
  function clear(text) {
    list.replaceChildren();
    more.replaceChildren();
    status.replaceChildren(message(text));
  }

  /** @param {Result[]} results @param {HTMLLIElement[]} shown @param {string} query */
  function show(results, shown, query) {
    const total = results.length;
    const found = `找到 ${total} 个网页`;
    status.replaceChildren(message(total ? found : "没有找到网页。可以换个词，或到馆藏目录里查书。"));
    list.replaceChildren(...shown);
    offerMore(results.slice(PAGE), query);
    setState(region, "done", total);
  }

  /** @param {Result[]} rest @param {string} query */
  function offerMore(rest, query) {
    const mine = turn;
    const next = async () => {
      const items = await hits(rest.slice(0, PAGE), query);
      if (mine !== turn) return;
      list.append(...items);
      items[0]?.querySelector("a")?.focus();
      offerMore(rest.slice(PAGE), query);
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
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    void search(field.value.trim());
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    history.pushState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
    void search(query);
  });
  addEventListener("popstate", followAddress);
  followAddress();
}

/** @returns {string} Pagefind's script lies in the folder of this page */
function bundle() {
  return new URL("pagefind/pagefind.js", location.href).href;
}

/** @param {Result[]} results @param {string} query @returns {Promise<HTMLLIElement[]>} */
async function hits(results, query) {
  const sought = words(query);
  const pages = await Promise.all(results.map((result) => result.data()));
  return pages.map((page) => {
    const path = (page.raw_url ?? page.url).replace(/^\//, "");
    const title = page.meta.title ?? path;
    return hitItem({
      url: new URL(`../${path}`, location.href).href,
      title: mark(title, sought),
      excerpt: excerpt(page.content, title, sought),
      path: `/${path}`,
    });
  });
}

const region = document.querySelector("[data-search-state]");
const form = document.querySelector("form[data-page-search]");
if (region instanceof HTMLElement && form instanceof HTMLFormElement) start(form, region);
document.documentElement.classList.add("runs"); // see boot.js
