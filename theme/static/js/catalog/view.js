/**
 * What a first list of hits is made with: the address that says what is sought, the answer in a
 * sentence, a row for each work. Text goes in as text: no string ever becomes HTML here.
 *
 * One module, because a first search brings all of it: see index.js.
 */

// The address of a search says all, so that a search can be sent, kept and gone back to. How one
// is written is in write.js.

/**
 * @typedef {"any" | "title" | "person" | "subject" | "publisher" | "isbn" | "callno"} SearchField
 * @typedef {Record<string, string[]>} Filters  by facet; several values of one are alternatives
 * @typedef {{
 *   query: string, field: SearchField, filters: Filters, sort: string, page: number,
 * }} Wanted
 * @typedef {Pick<import("./index.js").Manifest, "branches" | "facets" | "orders">} Known  what may be sought
 */

/** @type {readonly SearchField[]} */
const FIELDS = ["any", "title", "person", "subject", "publisher", "isbn", "callno"];

/**
 * What an address asks for. What it says that makes no sense is passed over.
 * @param {string} search the part of the address from its question mark on
 * @param {Known} manifest
 * @returns {Wanted} with all filters, in the order of an address
 */
export function read(search, { branches, facets, orders }) {
  const said = new URLSearchParams(search);
  /** @type {Filters} */
  const filters = {};
  for (const [name, { kind, sense = ".{1,80}" }] of Object.entries(facets)) {
    filters[name] = Array.from(new Set(said.getAll(name))).filter((value) => (
      kind === "branches" ? Object.keys(branches).includes(value) : RegExp(`^(${sense})$`, "u").test(value)
    ));
  }
  const page = Number(said.get("page"));
  return {
    query: (said.get("q") ?? "").trim(),
    field: FIELDS.find((field) => field === said.get("field")) ?? "any",
    filters,
    sort: Object.keys(orders).find((order) => order === said.get("sort")) ?? "relevance",
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
  };
}

/** @param {Wanted} wanted @returns {boolean} whether anything but words narrows the search */
export function isFiltered({ filters }) {
  return Object.values(filters).some((values) => values.length > 0);
}

// The results region, and what makes elements.

/**
 * @typedef {"idle" | "loading" | "done" | "error"} State
 * @typedef {{
 *   status: HTMLElement, help: HTMLElement, tools: HTMLElement, only: HTMLAnchorElement,
 *   filter: HTMLButtonElement, sort: HTMLSelectElement, chips: HTMLElement, facets: HTMLElement,
 *   list: HTMLElement, pager: HTMLElement,
 * }} Parts
 */

/** @param {HTMLElement} region @param {State} state @param {number} [total] */
export function setState(region, state, total) {
  region.setAttribute("aria-busy", String(state === "loading"));
  if (total === undefined) delete region.dataset.resultTotal;
  else region.dataset.resultTotal = String(total);
  region.dataset.searchState = state;
}

/**
 * The parts of the region, which the template has laid out, each by its name.
 * @param {HTMLElement} region
 * @returns {Parts}
 */
export function partsOf(region) {
  const parts = Array.from(region.querySelectorAll("[data-part]"));
  return Object.fromEntries(parts.map((part) => [part.getAttribute("data-part"), part]));
}

/** @param {Parts} parts */
export function clear({ help, tools, chips, list, pager }) {
  tools.hidden = true;
  for (const part of [help, chips, list, pager]) part.replaceChildren();
}

/**
 * @param {Wanted} wanted
 * @param {{ total: number, approximate: boolean }} answer
 * @returns {string[]} one sentence in parts, between which a line may break
 */
export function sentence(wanted, { total, approximate }) {
  const about = `“${wanted.query}”`;
  const narrowed = isFiltered(wanted) ? "筛选后" : "";
  if (!total) return narrowed ? [about, `${narrowed}一种也没有`] : ["没有找到", about];
  return [about, `${narrowed}${approximate ? "约" : ""}有 ${total} 种`];
}

/**
 * The way out of something unfinished.
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
export function retry(again) {
  const button = element("button", "button", "再试一次");
  button.onclick = again;
  return [button, element("p", "", "还是不行，请刷新网页，或请馆员帮你找。")];
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * @param {string} className
 * @param {string} address
 * @param {...(Node | string)} content
 * @returns {HTMLAnchorElement}
 */
export function link(className, address, ...content) {
  const made = element("a", className, ...content);
  made.href = address;
  return made;
}

/**
 * A list under a fold, in the page from the beginning.
 * @param {string} className
 * @param {string} label
 * @param {"ul" | "ol"} kind
 * @param {HTMLLIElement[]} items
 * @returns {HTMLDetailsElement}
 */
export function fold(className, label, kind, items) {
  return element("details", className, element("summary", "fold", label), element(kind, "", ...items));
}

// One found work: its best-held edition, the others under a fold. Where the copies are, the marks
// and the face come when the texts stand: see finish.js.

/** @typedef {import("./query.js").Described} Described */

/**
 * @param {Described[]} editions of one work, the best-held first; at least one
 * @returns {HTMLLIElement}
 */
export function workRow([best, ...others]) {
  if (!best) return element("li", "");
  const row = element("li", "work", recordRow(best));
  if (others.length) row.append(fold("editions", `另有 ${others.length} 个版本`, "ol", others.map(edition)));
  return row;
}

/** @param {Described} record */
function recordRow(record) {
  const { title, other, responsibility, call } = record;
  const cover = element("span", "book-cover");
  cover.setAttribute("aria-hidden", "true");
  const row = element("div", "book-row", cover,
    element("div", "book-row__text",
      element("h3", "book-row__title", way(record, title)),
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
  const parts = [publisher, /^\d{4}$/.test(year) ? date : year, edition].filter((part) => part !== "");
  return parts.flatMap((part, i) => (i ? ["，", part] : [part]));
}

/** @param {Described} record */
function edition(record) {
  return known(element("li", "edition",
    element("p", "edition__imprint", way(record, ...imprint(record))), ...line("book-row__call", [record.call])), record);
}
