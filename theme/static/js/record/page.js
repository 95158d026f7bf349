/** Fills the page with what a record says. Text goes in as text: no string ever becomes HTML here. */

import { coverOf, family, traitsOf } from "../catalog/list/cover.js";
import { element, link } from "../catalog/list/elements.js";
import { toggleButton } from "../my_list/toggle.js";
import { factsOf, imprintOf, personsOf, shelfOf } from "./facts.js";

/**
 * @typedef {import("./load.js").Details} Details
 * @typedef {import("./load.js").Edition} Edition
 * @typedef {import("./values.js").Table} Table
 * @typedef {"loading" | "done" | "missing" | "error"} State
 * @typedef {Record<
 *   "cover" | "seal" | "title" | "status" | "known" | "lead" | "actions" | "my-list" | "help" | "again"
 *   | "holdings" | "legend" | "call" | "path" | "spines" | "editions" | "text" | "facts" | "cite",
 *   HTMLElement
 * >} Parts
 */

/** @param {HTMLElement} region @returns {Parts} the places that the template has, by name */
export function partsOf(region) {
  const parts = /** @type {HTMLElement[]} */ (Array.from(region.querySelectorAll("[data-part]")));
  return /** @type {Parts} */ (Object.fromEntries(parts.map((part) => [part.dataset.part, part])));
}

/** @param {HTMLElement} region @param {State} state */
function setState(region, state) {
  region.dataset.recordState = state;
  region.setAttribute("aria-busy", String(state === "loading"));
}

/** @param {HTMLElement} region @param {Parts} parts */
export function wait(region, parts) {
  parts.status.textContent = "正在打开……";
  parts.help.replaceChildren();
  setState(region, "loading");
}

/**
 * Puts what a record says into its places, which are not seen before they are shown.
 * @param {HTMLElement} region
 * @param {Parts} parts
 * @param {Details} details
 * @param {Table} table
 */
export function fill(region, parts, details, table) {
  const { title = "", editions = [] } = details;
  document.title = [title, ...document.title.split(" · ").slice(-1)].filter(Boolean).join(" · ");
  parts.title.textContent = title || "没有题名的书";
  parts.known.replaceChildren(...known(details));
  setCover(parts.cover, details);
  parts.actions.replaceChildren(...actions(details, region.dataset.opac));
  parts["my-list"].replaceChildren(listButton(details));
  parts.call.className = colours(details);
  parts.call.replaceChildren(...callNumber(details));
  parts.path.replaceChildren(...path(details));
  parts.editions.replaceChildren(...editions.map(editionRow));
  parts.text.replaceChildren(...texts(details));
  parts.facts.replaceChildren(...factsOf(details, table));
  region.dataset.recordId = details.record_id ?? "";
}

/** @param {HTMLElement} region @param {Parts} parts @param {Details} details */
export function show(region, parts, { editions = [] }) {
  /** @type {Record<string, boolean>} */
  const there = { editions: editions.length > 0, text: parts.text.hasChildNodes() };
  parts.status.textContent = "";
  const sections = /** @type {NodeListOf<HTMLElement>} */ (region.querySelectorAll("[data-section]"));
  for (const section of sections) section.hidden = there[section.dataset.section ?? ""] === false;
  setState(region, "done");
}

/** @param {HTMLElement} region @param {Parts} parts @param {string} id that no record has */
export function miss(region, parts, id) {
  parts.title.textContent = "没有这本书";
  parts.status.textContent = id
    ? `目录里没有编号为“${id}”的书。它可能已经注销，也可能地址不全。`
    : "地址里没有写是哪一本书。";
  parts.again.hidden = false;
  setState(region, "missing");
}

/** @param {HTMLElement} region @param {Parts} parts @param {HTMLElement[]} help the way out */
export function fail(region, parts, help) {
  parts.status.textContent = "网络断了，这本书的记录没有取到。";
  parts.help.replaceChildren(...help);
  setState(region, "error");
}

/** @param {Details} details @returns {HTMLElement[]} other titles, persons, imprint */
function known(details) {
  const titles = (details.other_titles ?? []).map(([text]) => text).join("；");
  return [
    ...line("record-head__other", titles), ...line("record-head__persons", personsOf(details)), ...imprintOf(details),
  ];
}

/** @param {string} className @param {string} text @returns {HTMLElement[]} */
function line(className, text) {
  return text ? [element("p", className, text)] : [];
}

/** @param {HTMLElement} place @param {Details} details */
function setCover(place, details) {
  const face = coverOf(details.title ?? "");
  const classes = traitsOf(face).map((trait) => `book-cover--${trait}`);
  const cover = element("span", `book-cover ${classes.join(" ")}`, element("b", "book-cover__title", face.text));
  cover.dataset.first = face.first;
  place.classList.add(colours(details));
  place.replaceChildren(cover);
}

/** @param {Details} details @returns {string} the class that gives the cloth of its class of books */
function colours({ clc_numbers: [clc = ""] = [], is_for_children: child }) {
  return `work--${family(child ? "child" : clc)}`;
}

/** @param {Details} details @param {string | undefined} opac @returns {HTMLElement[]} */
function actions(details, opac) {
  const address = opacOf(opac ?? "", details);
  const there = address ? [link("button button--hollow", address, "预约、续借")] : [];
  for (const away of there) away.rel = "noopener";
  return [link("button", "#where", "去哪里借"), ...there];
}

/**
 * The page of the library system for a record.
 * @param {string} pattern with `{id}` or `{isbn}`
 * @param {Details} details
 * @returns {string} empty where the pattern asks for a number that the record lacks
 */
export function opacOf(pattern, { record_id: id = "", isbns: [isbn = ""] = [] }) {
  if (pattern.includes("{isbn}") && !isbn) return "";
  return pattern.split("{id}").join(encodeURIComponent(id))
    .split("{isbn}").join(encodeURIComponent(isbn.replace(/-/g, "")));
}

/** @param {Details} details */
function listButton(details) {
  const { record_id: id = "", title = "", publisher = "", publication_year: year = "", call = "" } = details;
  return toggleButton({ id, title, responsibility: personsOf(details), publisher, year, call });
}

/** @param {Details} details @returns {(Node | string)[]} */
function callNumber({ call = "" }) {
  return call ? ["到架上按书标找：", element("span", "book-row__call", call)] : [];
}

/** @param {Details} details @returns {HTMLElement[]} the way to its shelf, by numbers until the names come */
function path(details) {
  const [clc = "没有分类号的"] = details.clc_numbers ?? [];
  return [link("class-path__link", "../clc/", "分类找书"), link("class-path__link", shelfOf(details), clc)];
}

/** @param {Edition} edition @returns {HTMLLIElement} */
function editionRow([id, publisher, year, edition]) {
  const said = [publisher, year, edition].filter(Boolean).join("，") || "另一版";
  const title = element("strong", "link-list__title", said);
  return element("li", "link-list__item", link("link-list__link", `?${new URLSearchParams({ id })}`, title));
}

/** @param {Details} details @returns {HTMLElement[]} */
function texts({ abstract = "", contents = [] }) {
  const chapters = contents.map((text) => element("p", "", text));
  return [
    ...line("record-text__abstract", abstract),
    ...(chapters.length ? [element("h3", "record-text__heading", "目次"), ...chapters] : []),
  ];
}
