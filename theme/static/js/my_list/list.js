/**
 * 我的书单, the reader's own list of books, as values: what is kept on the phone, what an address
 * says of it, and the table that can be saved. Pure; where it is kept is in store.js.
 *
 * What is read, from the phone or out of an address, may have been written by anybody.
 */

/**
 * @typedef {{
 *   id: string, title: string, responsibility: string, publisher: string, year: string, call: string,
 * }} Book what a page knows of a record
 * @typedef {Book & { note: string, added: string }} Entry `added`: the reader's day, 2026-02-03
 */

const VERSION = 1;
/** Books that a list may hold: more are no list, and their rows make a cheap phone slow. */
export const MOST = 500;
/** Characters of a reader's note. */
export const NOTE = 200;
/** Characters of any other text; the longest title of a catalogue is shorter. */
const TEXT = 300;
/** Characters of an address that is sent: many programs cut what is longer. */
const ADDRESS = 2000;
const SHARED = "#v1:";
const COLUMNS = ["题名", "责任者", "出版者", "出版年", "索书号", "备注", "加入日期", "记录号"];

/**
 * @param {string | null} text as kept on the phone; null where nothing is
 * @returns {{ entries: Entry[], sound: boolean }} not sound where it can't be read at all
 */
export function parse(text) {
  if (text === null) return { entries: [], sound: true };
  try {
    const { version, entries } = JSON.parse(text);
    if (version !== VERSION || !Array.isArray(entries)) return { entries: [], sound: false };
    return { entries: distinct(entries.flatMap(known)), sound: true };
  } catch {
    return { entries: [], sound: false };
  }
}

/** @param {Entry[]} entries @returns {string} */
export function serialise(entries) {
  return JSON.stringify({ version: VERSION, entries });
}

/**
 * @param {Book} book
 * @param {Date} moment
 * @returns {Entry} added on that day
 */
export function entryOf(book, moment) {
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  const added = day.map((part) => String(part).padStart(2, "0")).join("-");
  return { ...bookOf({ ...book }), note: "", added };
}

/** @param {Entry[]} entries @param {string} id @returns {boolean} */
export function has(entries, id) {
  return entries.some((entry) => entry.id === id);
}

/**
 * @param {Entry[]} entries
 * @param {Entry} entry no second time, and none beyond `MOST`
 * @param {number} [at] how many stand before it
 * @returns {Entry[]}
 */
export function add(entries, entry, at = entries.length) {
  if (has(entries, entry.id) || entries.length >= MOST) return entries;
  return [...entries.slice(0, at), entry, ...entries.slice(at)];
}

/** @param {Entry[]} entries @param {string} id @returns {Entry[]} */
export function remove(entries, id) {
  return entries.filter((entry) => entry.id !== id);
}

/** @param {Entry[]} entries @param {string} id @param {string} text @returns {Entry[]} */
export function annotate(entries, id, text) {
  const note = cut(text, NOTE);
  return entries.map((entry) => (entry.id === id ? { ...entry, note } : entry));
}

/**
 * @param {Entry[]} entries
 * @param {string} id
 * @param {number} steps down, or up where negative; never over an end
 * @returns {Entry[]}
 */
export function move(entries, id, steps) {
  const from = entries.findIndex((entry) => entry.id === id);
  const moved = entries[from];
  if (!moved) return entries;
  const others = remove(entries, id);
  const to = Math.min(others.length, Math.max(0, from + steps));
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/**
 * The fragment of an address that says ids and titles: one a line and at last how many, by which
 * one is known that was cut off; as UTF-8 in letters that no program changes (base64url, RFC 4648).
 * Notes stay with their reader.
 * @param {Book[]} books
 * @returns {string} begins with #
 */
export function encode(books) {
  const lines = [...books.map(({ id, title }) => `${id}\t${title}`), String(books.length)];
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return SHARED + letters.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

/** @param {string} fragment @returns {boolean} whether it says a list, of this version or a later one */
export function isShared(fragment) {
  return /^#v\d+:/.test(fragment);
}

/**
 * @param {string} fragment
 * @returns {Book[] | undefined} undefined where it was cut off on its way, or is no such list
 */
export function decode(fragment) {
  if (!fragment.startsWith(SHARED) || fragment.length > ADDRESS) return undefined;
  try {
    const letters = atob(fragment.slice(SHARED.length).replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const lines = new TextDecoder("utf-8", { fatal: true }).decode(bytes).split("\n");
    const count = Number(lines.pop());
    const books = lines.flatMap((line) => {
      const [id, title] = line.split("\t");
      return known({ id, title });
    });
    return books.length > 0 && books.length === count ? distinct(books) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The address to send.
 * @param {string} page address of the page of lists, without fragment
 * @param {Book[]} books
 * @returns {{ address: string, fits: number }} no address where not all books fit into one
 */
export function addressOf(page, books) {
  const length = (/** @type {number} */ some) => page.length + encode(books.slice(0, some)).length;
  let fits = 0;
  while (fits < books.length && length(fits + 1) <= ADDRESS) fits += 1;
  return { address: fits === books.length ? page + encode(books) : "", fits };
}

/**
 * The list as a table for a spreadsheet (RFC 4180): with a mark by which Excel knows UTF-8, and
 * with nothing that it would take for a formula.
 * @param {Entry[]} entries
 * @returns {string}
 */
export function csv(entries) {
  const rows = entries.map((entry) => [
    entry.title, entry.responsibility, entry.publisher, entry.year, entry.call, entry.note,
    entry.added, entry.id,
  ]);
  const lines = [COLUMNS, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`);
  return `\ufeff${lines.join("")}`;
}

/** @param {string} text @returns {string} */
function cell(text) {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replace(/"/g, '""')}"`;
}

/**
 * What can be used of a foreign value.
 * @param {any} value
 * @returns {Entry[]} one, or none where nobody could tell which book it is
 */
function known(value) {
  const book = bookOf(value ?? {});
  if (!book.id || !book.title) return [];
  const added = /^\d{4}-\d{2}-\d{2}$/.test(value.added) ? value.added : "";
  return [{ ...book, note: cut(value.note, NOTE), added }];
}

/** @param {Record<string, unknown>} value @returns {Book} */
function bookOf({ id, title, responsibility, publisher, year, call }) {
  return {
    id: line(id), title: line(title), responsibility: line(responsibility),
    publisher: line(publisher), year: line(year), call: line(call),
  };
}

/** @param {unknown} value @returns {string} on one line */
function line(value) {
  return cut(value, TEXT).replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
}

/** @param {unknown} value @param {number} longest @returns {string} no half of a character */
function cut(value, longest) {
  if (typeof value !== "string") return "";
  return Array.from(value).slice(0, longest).join("").replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * @param {Entry[]} entries
 * @returns {Entry[]} each book once, and no more than a list may hold
 */
function distinct(entries) {
  return Array.from(new Map(entries.map((entry) => [entry.id, entry])).values()).slice(0, MOST);
}
