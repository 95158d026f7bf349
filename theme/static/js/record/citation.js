/**
 * The reference to a record by GB/T 7714—2015《信息与文献 参考文献著录规则》, as it stands in a list
 * that is numbered: 主要责任者. 题名: 其他题名信息[文献类型标识]. 其他责任者. 版本项. 出版地: 出版者, 出版年.
 * Clauses are those of the standard.
 */

import { byRole, titlesOf } from "./fields.js";

/**
 * @typedef {import("./fields.js").RecordFields} RecordFields
 * @typedef {import("./fields.js").Contributor} Contributor
 */

/** 8.1.2: so many are named, then “等”. */
const NAMED = 3;
/** 附录B: the marks of document types; what has none is Z. */
const MARKS = /** @type {Record<string, string>} */ ({
  book: "M", braille: "M", "large-print": "M", score: "M", serial: "J", map: "CM",
});
const NUMERALS = "一二三四五六七八九十";
const LATIN = /^[\p{Script=Latin}\s.,'’-]+$/u;
/** Dynasties stand where other names have a country. */
const DYNASTY = /^[（(]?(春秋|战国|秦|西汉|东汉|汉|三国|魏|晋|西晋|东晋|南朝|北朝|南北朝|隋|唐|五代|宋|北宋|南宋|辽|金|元|明|清|民国)/u;

/** @param {RecordFields} record @returns {string} */
export function citationOf(record) {
  const [principal, others] = byRole(record);
  return [
    names(principal),
    `${titleOf(record)}[${MARKS[record.document_type ?? "book"] ?? "Z"}]`,
    ...helpers(others),
    editionOf(record.edition ?? ""),
    imprintOf(record),
  ].filter(Boolean).map((part) => (part.endsWith(".") ? part : `${part}.`)).join(" ");
}

/** @param {Contributor[]} contributors @returns {string} 8.1.1, 8.1.2 */
function names(contributors) {
  const all = contributors.map(nameOf);
  if (all.length <= NAMED) return all.join(", ");
  return [...all.slice(0, NAMED), LATIN.test(all[0] ?? "") ? "et al" : "等"].join(", ");
}

/** @param {Contributor} contributor @returns {string} 8.1.1: family name first; of a translated name it alone */
function nameOf([name, , , country, , isBody]) {
  if (isBody) return name;
  if (LATIN.test(name)) return western(name);
  const isForeign = country !== "" && !DYNASTY.test(country) && !/中国|^中$/u.test(country);
  const parts = name.split(/[·・‧•．.]/u).filter(Boolean);
  return isForeign && parts.length > 1 ? parts[parts.length - 1] ?? name : name;
}

/** @param {string} name @returns {string} 8.1.1: CRAWFORD W, without points */
function western(name) {
  const [before = "", after] = name.split(",");
  const words = (after ?? "").split(/[\s.]+/u).filter(Boolean);
  const plain = before.trim().split(/\s+/u);
  const family = after === undefined ? plain[plain.length - 1] ?? "" : before.trim();
  const given = after === undefined ? plain.slice(0, -1).flatMap((word) => word.split(".").filter(Boolean)) : words;
  return [family.toUpperCase(), ...given.map((word) => word.charAt(0).toUpperCase())].join(" ");
}

/** @param {Contributor[]} others @returns {string[]} 4.1.2: 谢远涛, 译 — together where they did the same */
function helpers(others) {
  const roles = Array.from(new Set(others.map(([, role]) => role)));
  return roles.map((role) => `${names(others.filter(([, own]) => own === role))}, ${role}`);
}

/** @param {RecordFields} record @returns {string} 8.2: 国史旧闻: 第1卷 */
function titleOf(record) {
  const { title = "", part_number: number = "", part_title: part = "" } = record;
  const subtitle = titlesOf(record, "subtitle").slice(0, 1);
  return [title, ...subtitle, [number, part].filter(Boolean).join(" ")].filter(Boolean).join(": ");
}

/** @param {string} text @returns {string} 8.3: the first edition is not told, 第2版 is 2版 */
function editionOf(text) {
  const found = /^第?([一二三四五六七八九十]{1,3}|\d+)版$/u.exec(text.trim());
  if (!found) return /^初版$/u.test(text.trim()) ? "" : text.trim();
  const number = figure(found[1] ?? "");
  return number === 1 ? "" : `${number}版`;
}

/** @param {string} text @returns {number} up to 99 */
function figure(text) {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["0", text];
  const ten = text.includes("十") ? (tens ? NUMERALS.indexOf(tens) + 1 : 1) : 0;
  return ten * 10 + (ones ? NUMERALS.indexOf(ones) + 1 : 0);
}

/** @param {RecordFields} record @returns {string} 8.4: what is not known is said in brackets */
function imprintOf(record) {
  const { place = "", publisher = "" } = record;
  const year = yearOf(record);
  if (!place && !publisher && !year) return "";
  const where = `${place || "[出版地不详]"}: ${publisher || "[出版者不详]"}`;
  return year ? `${where}, ${year}` : where;
}

/** @param {RecordFields} record @returns {string} 8.4.3: in the common era, another era beside it; guessed in brackets */
function yearOf({ publication_date: date = "", publication_year: year = "" }) {
  const era = /(民国|清|明)[^\][()（）\s]*/u.exec(date)?.[0];
  if (era && year) return `${year}(${era})`;
  if (/^\[.*\?\]?/u.test(date) && year) return `[${year}]`;
  return /^c\d{4}/u.test(date) ? date.slice(0, 5) : year;
}
