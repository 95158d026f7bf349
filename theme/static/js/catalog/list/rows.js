/**
 * One found work: its best-held edition, the others under a fold. Where the copies are, the marks
 * and the face come when the texts stand: see finish.js.
 */

import { element, fold, link } from "./elements.js";

/** @typedef {import("../query/records.js").Described} Described */

/**
 * @param {Described[]} editions of one work, the best-held first; at least one
 * @returns {HTMLLIElement}
 */
export function workRow([best, ...others]) {
  const row = element("li", "work", recordRow(/** @type {Described} */ (best)));
  row.dataset.work = "";
  if (others.length) row.append(fold("editions", `另有 ${others.length} 个版本`, "ol", others.map(edition)));
  return row;
}

/** @param {Described} record */
function recordRow(record) {
  const { other, responsibility, call } = record;
  const cover = element("span", "book-cover");
  cover.setAttribute("aria-hidden", "true");
  const row = element("div", "book-row", cover,
    element("div", "book-row__text",
      element("h3", "book-row__title", way(record)),
      ...line("", [other]),
      ...line("", [responsibility]),
      ...line("book-row__soft", imprint(record)),
      ...line("book-row__call", [call])));
  row.dataset.clc = record.child ? "child" : record.clc;
  return known(row, record);
}

/**
 * @template {HTMLElement} T
 * @param {T} row
 * @param {Described} record
 * @returns {T} with what leads to the record
 */
function known(row, { id, number }) {
  row.dataset.recordId = id;
  row.dataset.number = String(number);
  return row;
}

/** @param {Described} record @param {(Node | string)[]} said @returns {HTMLAnchorElement} its own page */
function way({ id, title }, ...said) {
  return link("", `record/?id=${encodeURIComponent(id)}`, ...(said.length ? said : [title]));
}

/** @param {string} className @param {(Node | string)[]} content @returns {HTMLElement[]} none where nothing is known */
function line(className, content) {
  return content.join("") ? [element("p", className, ...content)] : [];
}

/**
 * Publisher, year and edition, as far as they are known.
 * @param {Described} record
 * @returns {(Node | string)[]}
 */
function imprint({ publisher, year, edition }) {
  const date = element("time", "", year);
  date.dateTime = year;
  const parts = [publisher, /^\d{4}$/.test(year) ? date : year, edition].filter(Boolean);
  return parts.flatMap((part, i) => (i ? ["，", part] : [part]));
}

/** @param {Described} record */
function edition(record) {
  return known(element("li", "edition",
    element("p", "edition__imprint", way(record, ...imprint(record))), ...line("book-row__call", [record.call])), record);
}
