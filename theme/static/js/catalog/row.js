/** One found book: its face, what it is, and where to get it. */

import { coverOf, family } from "./cover.js";
import { element } from "./element.js";
import { holdings } from "./holdings.js";
import { runs } from "./mark.js";

/**
 * @typedef {import("./blocks.js").Book} Book
 * @typedef {import("./normalise.js").Fold} Fold
 * @typedef {import("./query.js").Branch} Branch
 */

/**
 * @param {Book} book
 * @param {string} query
 * @param {Fold} fold
 * @param {Record<string, Branch>} branches
 * @returns {HTMLLIElement}
 */
export function bookRow(book, query, fold, branches) {
  const text = element("div", "book-row__text", heading(book.title, query, fold));
  for (const line of lines(book)) text.append(line);
  const row = element("li", "book-row", cover(book), text, holdings(book.items, branches));
  row.dataset.recordId = book.id;
  return row;
}

/** @param {string} title @param {string} query @param {Fold} fold */
function heading(title, query, fold) {
  const parts = runs(title, query, fold).map(({ text, marked }) => (
    marked ? element("mark", "book-row__mark", text) : text
  ));
  return element("h3", "book-row__title", ...parts);
}

/** @param {Book} book @returns {HTMLElement[]} */
function lines(book) {
  const found = [book.other, book.responsibility].filter((text) => text !== "")
    .map((text) => element("p", "book-row__line", text));
  if (book.publisher !== "" || book.year !== "") found.push(imprint(book));
  if (book.isbn !== "") found.push(element("p", "book-row__line book-row__line--soft", `ISBN ${book.isbn}`));
  if (book.call !== "") found.push(label(book));
  return found;
}

/** @param {Book} book */
function imprint(book) {
  const line = element("p", "book-row__line book-row__line--soft", book.publisher);
  if (book.publisher !== "" && book.year !== "") line.append("，");
  if (book.year !== "") line.append(/^\d{4}$/.test(book.year) ? year(book.year) : book.year);
  return line;
}

/** @param {string} text four figures */
function year(text) {
  const made = element("time", "book-row__year", text);
  made.dateTime = text;
  return made;
}

/** The call number as on the spine, with the colour of its class at the edge. @param {Book} book */
function label(book) {
  const colour = `book-row__call--${family(book.clc, book.child)}`;
  return element("p", `book-row__call ${colour}`, book.call);
}

/** @param {Book} book */
function cover({ title, clc, child }) {
  const face = coverOf(title, clc, child);
  const made = element("span", [
    "book-cover",
    `book-cover--${face.form}`,
    `book-cover--${face.colour}`,
    `book-cover--height-${face.height}`,
    `book-cover--size-${face.size}`,
    ...(face.wide ? ["book-cover--wide"] : []),
  ].join(" "), element("b", "book-cover__title", face.text));
  made.setAttribute("aria-hidden", "true");
  made.dataset.first = face.first;
  return made;
}
