/**
 * 长辈版: offers to read a page aloud, and answers whether a book is there. Without this script the
 * page is whole; without a voice nothing is offered, and what finds books comes when one is sought.
 */

import "./fill.js";
import { offerAloud } from "./elder/aloud.js";
import { queryOf } from "./search/query_of.js";
import { savesData } from "./search/thrift.js";

/** @param {HTMLElement} region @param {HTMLInputElement} box */
async function answer(region, box) {
  const query = queryOf(new URLSearchParams(location.search));
  if (!query) return;
  box.value = query;
  try {
    const { find } = await import("./elder/find.js");
    await find(region, query);
  } catch {
    region.dataset.searchState = "error";
    /** @type {HTMLElement} */ (region.querySelector("[data-search-failed]")).hidden = false;
  }
}

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-aloud]"));
const region = /** @type {HTMLElement | null} */ (document.querySelector("[data-elder-find]"));
const box = /** @type {HTMLInputElement | null} */ (document.querySelector("form[role=search] input[name=q]"));
if (place) offerAloud(place);
if (region && box) void answer(region, box);
if (box && !savesData()) {
  // Who enters the box is about to search.
  const fetchAhead = () => void import("./elder/find.js").catch(() => {});
  if (box === document.activeElement) fetchAhead();
  else box.addEventListener("focus", fetchAhead, { once: true });
}
document.documentElement.classList.add("runs"); // see boot.js
