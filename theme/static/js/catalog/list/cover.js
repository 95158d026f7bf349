/**
 * The typographic cover: a book without a picture still has a face, always the same one. It comes
 * when the hits are there, for it is the least of what a reader waits for.
 *
 * `plugins/catalog/cover.py` is its twin for pages that are written; `cover_cases.json` of the tests
 * holds both.
 */

import { element } from "./elements.js";

/**
 * @typedef {"slip" | "frame" | "character" | "lines" | "moon"} Form
 * @typedef {{
 *   text: string, first: string, form: Form, pale: boolean, height: number, size: number,
 *   columns: number,
 * }} Cover
 */

/** @type {readonly Form[]} */
const FORMS = ["slip", "frame", "character", "lines", "moon"];
const LONGEST = 12;
/** Families of cloth and paper by class, as the four stores 四部 had their colours. */
const FAMILIES = ["GHIJ", "K", "ABCDEF", "NOPQ", "RSX", "TUVZ"];
const PLAIN = 2;
const CHILDREN = 6;

/**
 * Gives their faces to works that have none yet.
 * @param {HTMLElement} list
 */
export function setCovers(list) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".book-row"))) {
    const cover = row.querySelector(".book-cover");
    if (!(cover instanceof HTMLElement) || cover.hasChildNodes()) continue;
    row.parentElement?.classList.add(`work--${family(row.dataset.clc ?? "")}`);
    setCover(cover, coverOf(row.querySelector("h3")?.textContent ?? ""));
  }
}

/**
 * @param {string} clc class number, its first letter says which; or "child"
 * @returns {number} 0 to 6
 */
export function family(clc) {
  if (clc === "child") return CHILDREN;
  const found = clc ? FAMILIES.findIndex((letters) => letters.includes(clc.charAt(0).toUpperCase())) : -1;
  return found < 0 ? PLAIN : found;
}

/** @param {HTMLElement} cover @param {Cover} face */
function setCover(cover, face) {
  cover.classList.add(...traitsOf(face).map((trait) => `book-cover--${trait}`));
  cover.dataset.first = face.first;
  cover.append(element("b", "book-cover__title", face.text));
}

/**
 * @param {Cover} face
 * @returns {string[]} the modifiers of `.book-cover`
 */
export function traitsOf({ form, pale, height, size, columns }) {
  const traits = [form, pale ? "pale" : "cloth", `height-${height}`, `size-${size}`];
  if (columns > 1) traits.push("wide");
  if (columns > 2) traits.push("full");
  return traits;
}

/**
 * FNV-1a over UTF-8, then mixed: near titles may not look alike.
 * @param {string} text
 * @returns {number} 32 bits
 */
export function hash(text) {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return (h ^ (h >>> 12)) >>> 0;
}

/**
 * @param {string} title
 * @returns {Cover}
 */
export function coverOf(title) {
  const characters = Array.from(title.split(/[：（]/u)[0] ?? "").slice(0, LONGEST);
  const n = characters.length;
  const h = hash(title);
  const form = formOf(h, n);
  const columns = columnsOf(characters, form);
  return {
    text: columns.map((column) => column.join("")).join("\n"),
    first: characters[0] ?? "",
    form,
    pale: (h >>> 4) % 2 === 1,
    height: (h >>> 8) % (n >= 5 && (form === "slip" || form === "frame") ? 2 : 3),
    size: sizeOf(Math.max(0, ...columns.map((column) => column.length)), n, form),
    columns: columns.length,
  };
}

/** @param {number} h @param {number} n @returns {Form} */
function formOf(h, n) {
  let form = h % FORMS.length;
  if (n > 8) form = h % 2 ? 3 : 1;
  else if (n > 4 && (form === 2 || form === 4)) form = [0, 1, 3][h % 3] ?? 0;
  return FORMS[form] ?? "frame";
}

/** @param {string[]} characters @param {Form} form @returns {string[][]} */
function columnsOf(characters, form) {
  const n = characters.length;
  let count = n <= 5 ? 1 : 2;
  if (form === "lines") count = Math.ceil(n / 4);
  if (form === "moon" && n === 4) count = 2;
  const length = Math.max(1, Math.ceil(n / Math.max(1, count)));
  return Array.from({ length: Math.ceil(n / length) }, (_, i) => (
    characters.slice(i * length, (i + 1) * length)
  ));
}

/**
 * @param {number} rows
 * @param {number} n
 * @param {Form} form
 * @returns {number} 0 the largest, 3 the smallest
 */
function sizeOf(rows, n, form) {
  if (form === "slip" && n === 5) return 3;
  // A line must end within the cover, and a column within the moon.
  if (form === "lines" && rows > 2) return 2;
  if (form === "moon" && rows > 2) return 1;
  const size = Math.min(3, Math.max(0, rows - 3));
  return form === "frame" ? Math.max(1, size) : size;
}
