/**
 * The address of a search: it says all, so that a search can be sent, kept and gone back to. How
 * one is written is in write.js.
 */

/**
 * @typedef {"any" | "title" | "person" | "subject" | "publisher" | "isbn" | "callno"} SearchField
 * @typedef {"relevance" | "new" | "year" | "loans"} Sort
 * @typedef {"branch" | "room" | "clc" | "type" | "lang" | "audience" | "year"} FilterName
 * @typedef {Record<FilterName, string[]>} Filters  several values of one filter are alternatives
 * @typedef {{
 *   query: string, field: SearchField, filters: Filters, available: boolean, sort: Sort,
 *   page: number,
 * }} Wanted
 */

/** @type {readonly SearchField[]} */
const FIELDS = ["any", "title", "person", "subject", "publisher", "isbn", "callno"];
/** @type {readonly Sort[]} */
const SORTS = ["relevance", "new", "year", "loans"];
/**
 * The filters, in the order of an address, each with the values that make sense.
 * @type {readonly (readonly [FilterName, RegExp])[]}
 */
const VALUES = [
  ["branch", /^.{1,40}$/u],
  ["room", /^.{1,80}$/u],
  ["clc", /^[A-Z][A-Z\d.-]{0,7}$/],
  ["type", /^[\w-]{1,20}$/],
  ["lang", /^[a-z]{2,8}$/],
  ["audience", /^children$/],
  ["year", /^\d{4}-\d{4}$/],
];

/** @returns {Filters} */
export function noFilters() {
  return { branch: [], room: [], clc: [], type: [], lang: [], audience: [], year: [] };
}

/**
 * What an address asks for. What it says that makes no sense is passed over.
 * @param {string} search the part of the address from its question mark on
 * @param {object} branches the branches that there are, by code
 * @returns {Wanted}
 */
export function read(search, branches) {
  const said = new URLSearchParams(search);
  const filters = noFilters();
  for (const [name, sense] of VALUES) {
    filters[name] = Array.from(new Set(said.getAll(name).filter((value) => sense.test(value))));
  }
  filters.branch = filters.branch.filter((code) => Object.keys(branches).includes(code));
  const page = Number(said.get("page"));
  return {
    query: (said.get("q") ?? "").trim(),
    field: FIELDS.find((field) => field === said.get("field")) ?? "any",
    filters,
    available: said.get("available") === "1",
    sort: SORTS.find((sort) => sort === said.get("sort")) ?? "relevance",
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
  };
}

/** @param {Wanted} wanted @returns {boolean} whether anything but words narrows the search */
export function isFiltered({ filters, available }) {
  return available || Object.values(filters).some((values) => values.length > 0);
}
