/**
 * What other programs read on the page: a span for reference managers (COinS: OpenURL Z39.88-2004 in
 * key-encoded values) and a block for search engines (schema.org as JSON-LD). Text only.
 */

import { textsOf } from "./values.js";

/**
 * @typedef {import("./values.js").RecordFields} RecordFields
 * @typedef {import("./values.js").Table} Table
 * @typedef {string | { "@type": string, name: string }} Value
 */

const BOOK = "info:ofi/fmt:kev:mtx:book";
/** Codes of ISO 639-2 that records have → the shortest of BCP 47, which schema.org asks for.
 * @type {Readonly<Record<string, string>>} */
const LANGUAGES = {
  chi: "zh", eng: "en", jpn: "ja", fre: "fr", ger: "de", rus: "ru", kor: "ko", spa: "es", ita: "it", tib: "bo",
};
/** Keys of the book format, and the field of a record that each is taken from. */
const KEYS = /** @type {const} */ ([
  ["btitle", "title"], ["au", "contributors"], ["pub", "publisher"], ["place", "place"],
  ["date", "publication_year"], ["edition", "edition"], ["series", "series"], ["isbn", "isbns"],
  ["issn", "issns"], ["tpages", "extent"],
]);

/**
 * @param {RecordFields} record
 * @returns {string} the title of a COinS span
 */
export function coinsOf(record) {
  const said = new URLSearchParams({ ctx_ver: "Z39.88-2004", rft_val_fmt: BOOK, "rft.genre": "book" });
  for (const [key, name] of KEYS) {
    for (const text of textsOf(record, name)) said.append(`rft.${key}`, text);
  }
  return said.toString();
}

/**
 * @param {RecordFields} record
 * @param {Table} table
 * @returns {Record<string, unknown>} a Book of schema.org
 */
export function bookOf(record, { fields }) {
  /** @type {Map<string, Value[]>} */
  const found = new Map();
  for (const [name, , property] of fields) {
    const values = property ? textsOf(record, name).flatMap((text) => valueOf(record, name, text)) : [];
    if (values.length) found.set(property, [...(found.get(property) ?? []), ...values]);
  }
  const properties = Array.from(found, ([property, values]) => [property, values.length > 1 ? values : values[0]]);
  return { "@context": "https://schema.org", "@type": "Book", ...Object.fromEntries(properties) };
}

/**
 * @param {RecordFields} record
 * @param {string} name
 * @param {string} text
 * @returns {Value[]} none where schema.org has no place for such a text
 */
function valueOf(record, name, text) {
  if (name === "contributors") return [{ "@type": isBody(record, text) ? "Organization" : "Person", name: text }];
  if (name === "publisher") return [{ "@type": "Organization", name: text }];
  if (name === "series") return [{ "@type": "BookSeries", name: text }];
  // 页 of the extent; schema.org knows numbers alone.
  if (name === "extent") return text.match(/\d+(?=\s*页)/)?.slice(0, 1) ?? [];
  if (name === "languages") return [LANGUAGES[text] ?? text];
  return [text];
}

/** @param {RecordFields} record @param {string} person @returns {boolean} whether it is no person */
function isBody({ contributors = [] }, person) {
  return contributors.some(([name, , , , , body]) => name === person && body);
}

/** @param {RecordFields} record @param {Table} table @returns {HTMLElement[]} span and block */
export function machineParts(record, table) {
  const span = document.createElement("span");
  span.className = "Z3988";
  span.title = coinsOf(record);
  const block = document.createElement("script");
  block.type = "application/ld+json";
  block.textContent = JSON.stringify(bookOf(record, table));
  return [span, block];
}
