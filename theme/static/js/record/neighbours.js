/**
 * The books that stand before and behind one on the shelf, read from the shelf's own page: what
 * readers without a script walk along, and no data beside it.
 */

import { coverOf, family, hash } from "../catalog/list/cover.js";
import { element, link } from "../catalog/list/elements.js";

/**
 * @typedef {import("./load.js").Details} Details
 * @typedef {import("./page.js").Parts} Parts
 * @typedef {{ id: string, title: string, call: string }} Book
 */

/** Books shown on each side. */
const BEFORE = 5;
const BEHIND = 11;
/** Spines that are seen before the current one. */
const SEEN_BEFORE = 2;
/** Heights that spines have. */
const HEIGHTS = 5;

/**
 * Puts the neighbours on the shelf, and names into the way to it. Where they do not come, the way
 * by numbers stays.
 * @param {Parts} parts
 * @param {Details} details
 */
export async function neighbours(parts, details) {
  const { shelf, page = 1, record_id: id = "" } = details;
  const own = await shelfPage(shelf, page).catch(() => undefined);
  if (!own) {
    parts.spines.hidden = true;
    return;
  }
  parts.path.replaceChildren(...path(own, parts.path));
  const books = await around(own, shelf, page, id);
  parts.spines.replaceChildren(...books.map((book) => spine(book, book.id === id, details)));
  const at = books.findIndex((book) => book.id === id);
  const first = /** @type {HTMLElement | undefined} */ (parts.spines.children[Math.max(0, at - SEEN_BEFORE)]);
  if (first) parts.spines.scrollLeft = first.offsetLeft - parts.spines.offsetLeft;
}

/** @param {string} shelf @param {number} page @returns {Promise<Document>} rejected where it is none */
async function shelfPage(shelf, page) {
  const answer = await fetch(`../clc/${shelf}/${page > 1 ? `${page}/` : ""}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/**
 * The books around one, those of the next page too where it stands at an end of its own.
 * @param {Document} own
 * @param {string} shelf
 * @param {number} page
 * @param {string} id
 * @returns {Promise<Book[]>}
 */
async function around(own, shelf, page, id) {
  const books = booksOf(own);
  const at = books.findIndex((book) => book.id === id);
  const wanted = [
    at < BEFORE && own.querySelector("a[rel=prev]") ? [page - 1] : [],
    at + BEHIND >= books.length && own.querySelector("a[rel=next]") ? [page + 1] : [],
  ].map((pages) => Promise.all(pages.map((one) => shelfPage(shelf, one).then(booksOf).catch(() => []))));
  const [before = [], behind = []] = await Promise.all(wanted);
  const all = [...before.flat(), ...books, ...behind.flat()];
  const here = before.flat().length + at;
  return all.slice(Math.max(0, here - BEFORE), here + BEHIND + 1);
}

/** @param {Document} page @returns {Book[]} */
export function booksOf(page) {
  return Array.from(page.querySelectorAll("[data-record-id]"), (row) => ({
    id: row.getAttribute("data-record-id") ?? "",
    title: textOf(row, ".book-row__title"),
    call: textOf(row, ".book-row__call"),
  }));
}

/** @param {ParentNode} node @param {string} selector */
function textOf(node, selector) {
  return node.querySelector(selector)?.textContent?.trim() ?? "";
}

/**
 * @param {Book} book
 * @param {boolean} current
 * @param {Details} details whose colours the shelf has
 * @returns {HTMLLIElement}
 */
function spine({ id, title, call }, current, { clc_numbers: [clc = ""] = [] }) {
  const { pale } = coverOf(title);
  // A title cut where its cover cuts it, but not shortened: the spine grows wider.
  const short = title.split(/[：（]/u)[0] ?? title;
  const look = `spine--${hash(title) % HEIGHTS} spine--${pale ? "pale" : "cloth"}`;
  const way = link(`spine ${look}`, `?${new URLSearchParams({ id })}`, element("span", "spine__title", short));
  way.title = call;
  if (current) way.setAttribute("aria-current", "true");
  return element("li", `spine-shelf__book work--${family(call || clc)}`, way);
}

/**
 * The classes above the shelf and the shelf itself, by their names.
 * @param {Document} page
 * @param {HTMLElement} now the way by numbers, whose last link leads to the book's line
 * @returns {HTMLElement[]}
 */
function path(page, now) {
  const address = now.lastElementChild?.getAttribute("href") ?? "";
  const above = Array.from(page.querySelectorAll(".whereabouts__link[href*='/catalog/clc/']"), (step) => (
    link("class-path__link", step.getAttribute("href") ?? "", step.textContent ?? "")
  ));
  return [...above, link("class-path__link", address, textOf(page, "h1"))];
}
