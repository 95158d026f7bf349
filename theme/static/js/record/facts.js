/** The table of what is known of a book, each value a way to more of its kind where there is one. */

import { element, link } from "../catalog/list/elements.js";
import { textsOf, wordsOf } from "./values.js";

/**
 * @typedef {import("./load.js").Details} Details
 * @typedef {import("./values.js").Table} Table
 * @typedef {(text: string, i: number, details: Details) => (Node | string)[]} Shown
 */

/** What stands elsewhere on the page, or says the same twice. */
const ELSEWHERE = ["statement", "abstract", "contents", "audience_code"];
/** What matters to librarians stands last. */
const LAST = ["country", "record_id", "date_entered", "last_changed"];
const DAY = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
/** A month as it is printed in books: 2015.09. */
const MONTH = /^(\d{4})[.-](\d{1,2})$/;

/**
 * What is made of a text of a field; text alone where a field is not named here.
 * @type {Record<string, Shown>}
 */
const SHOWN = {
  contributors: person,
  publisher: (text) => [searchLink(text, "publisher")],
  series: (text) => [searchLink(text)],
  subjects: (text) => [searchLink(text, "subject")],
  keywords: (text) => [searchLink(text, "subject")],
  clc_numbers: (text, i, details) => [i ? text : link("", shelfOf(details), text)],
  publication_date: (text) => [moment(text)],
  date_entered: (text) => [moment(text)],
  last_changed: (text) => [moment(text)],
  links: website,
};

/** @param {Details} details @param {Table} table @returns {HTMLElement[]} rows of a list of pairs */
export function factsOf(details, table) {
  const names = table.fields.filter(([name]) => !ELSEWHERE.includes(name));
  const ordered = [
    ...names.filter(([name]) => !LAST.includes(name)), ...names.filter(([name]) => LAST.includes(name)),
  ];
  return ordered.flatMap(([name, label]) => {
    const values = wordsOf(details, name, table).map((text, i) => (
      element("span", "record-value", ...(SHOWN[name]?.(text, i, details) ?? [text]))
    ));
    return values.length ? [pair(label, values)] : [];
  });
}

/** @param {string} label @param {HTMLElement[]} values */
function pair(label, values) {
  return element("div", "facts__pair",
    element("dt", "facts__name", label), element("dd", "facts__value", ...values));
}

/**
 * Publisher, date and edition in a line under the title.
 * @param {Details} details
 * @returns {HTMLElement[]} none where nothing is known
 */
export function imprintOf(details) {
  const { publisher = "", publication_date: date = "", edition = "" } = details;
  const parts = [publisher, date && moment(date), edition].filter(Boolean);
  const said = parts.flatMap((part, i) => (i ? ["，", part] : [part]));
  return said.length ? [element("p", "record-head__imprint", ...said)] : [];
}

/** @type {Shown} the name leads to all of a person's books; what the person did stands behind it */
function person(name, i, { contributors = [] }) {
  const [, role = "", dates = "", country = ""] = contributors[i] ?? [];
  const about = [country, dates].filter(Boolean).join("，");
  return [searchLink(name, "person"), `${about ? `（${about}）` : ""}${role ? ` ${role}` : ""}`];
}

/** @param {string} query @param {string} [field] @returns {HTMLAnchorElement} */
function searchLink(query, field) {
  const said = new URLSearchParams({ q: query, ...(field ? { field } : {}) });
  return link("", `../?${said}`, query);
}

/** @param {Details} details @returns {string} where it stands on the shelf pages */
export function shelfOf({ shelf, page = 1, anchor }) {
  return `../clc/${shelf}/${page > 1 ? `${page}/` : ""}#${anchor}`;
}

/** @param {string} text @returns {Node | string} a date for machines too, where it is one */
function moment(text) {
  const [, year = "", month = ""] = text.match(MONTH) ?? [];
  const machine = year ? `${year}-${month.padStart(2, "0")}` : text;
  if (!DAY.test(machine)) return text;
  const time = element("time", "", text);
  time.dateTime = machine;
  return time;
}

/** @type {Shown} an address of the web is a link, anything else is text: a record is not trusted */
function website(address, i, details) {
  const [, label = ""] = details.links?.[i] ?? [];
  if (!/^https?:\/\//i.test(address)) return [[label, address].filter(Boolean).join(" ")];
  const way = link("", address, label || address);
  way.rel = "noopener";
  return [way];
}

/** @param {Details} details @returns {string} whose book it is, in one line */
export function personsOf(details) {
  return details.responsibility || textsOf(details, "contributors").join("；");
}
