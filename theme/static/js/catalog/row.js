/** One found work: its best-held edition with its face and places, the others under a fold. */

import { element, fold } from "./element.js";
import { available, byBranch, holdings, words } from "./holdings.js";

/**
 * @typedef {import("./described.js").Described} Described
 * @typedef {import("./holdings.js").Branches} Branches
 * @typedef {(text: string) => (Node | string)[]} Marked  a text with its found parts marked
 */

/**
 * @param {Described[]} editions of one work, the best-held first; at least one
 * @param {Marked} marked
 * @param {Branches} branches
 * @returns {HTMLLIElement}
 */
export function workRow([best, ...others], marked, branches) {
  if (!best) return element("li", "");
  const row = element("li", "work", recordRow(best, marked, branches));
  if (others.length) {
    const free = others.filter(({ copies }) => available(copies)).length;
    const lent = free ? `，${free} 个现在可借` : "";
    row.append(fold("editions", `另有 ${others.length} 个版本${lent}`, "ol", others.map((record) => edition(record, branches))));
  }
  return row;
}

/** @param {Described} record @param {Marked} marked @param {Branches} branches */
function recordRow(record, marked, branches) {
  const { title, other, responsibility, call, copies } = record;
  // Its face comes when the hits are there: see cover.js.
  const cover = element("span", "book-cover");
  cover.setAttribute("aria-hidden", "true");
  const row = element("div", "book-row", cover,
    element("div", "book-row__text",
      element("h3", "book-row__title", ...marked(title)),
      ...line("", marked(other)),
      ...line("", marked(responsibility)),
      ...line("book-row__soft", imprint(record, marked)),
      ...line("book-row__call", [call])),
    holdings(copies, branches));
  row.dataset.recordId = record.id;
  row.dataset.clc = record.child ? "child" : record.clc;
  return row;
}

/** @param {string} className @param {(Node | string)[]} content @returns {HTMLElement[]} none where nothing is known */
function line(className, content) {
  return content.join("") ? [element("p", className, ...content)] : [];
}

/**
 * Publisher, year and edition, as far as they are known.
 * @param {Described} record
 * @param {Marked} marked
 * @returns {(Node | string)[]}
 */
function imprint({ publisher, year, edition }, marked) {
  const date = element("time", "", year);
  date.dateTime = year;
  const parts = [marked(publisher), [/^\d{4}$/.test(year) ? date : year], [edition]];
  return parts.filter(([first]) => first !== "" && first !== undefined)
    .flatMap((part, i) => (i ? ["，", ...part] : part));
}

/** @param {Described} record @param {Branches} branches */
function edition(record, branches) {
  const places = byBranch(record.copies, branches).map(([{ name }, some]) => `${name} ${words(some)}`);
  const row = element("li", "edition",
    ...line("edition__imprint", imprint(record, (text) => [text])),
    ...line("", [places.join("；")]), ...line("book-row__call", [record.call]));
  row.dataset.recordId = record.id;
  return row;
}
