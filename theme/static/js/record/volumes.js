/** What the copies of one branch are called on its shelf: their volumes under each call number. */

import { element, fold } from "../catalog/list/elements.js";

/** @typedef {import("../catalog/list/holdings.js").Copy} Copy */

/** Volumes shown at once; a serial may have hundreds, which stand under a fold. */
const SHOWN = 12;
/** 上 stands before 下, which no alphabet knows. */
const PARTS = "上中下";
/** Numerals, and what stands beside those that count: 第十二卷, 卷三, （二）, 二〇二五年. */
const NUMERALS = /[〇零一二三四五六七八九十百]+/g;
const BESIDE = "第（(卷册期辑集编部篇年月号回";
const DIGITS = "〇一二三四五六七八九";
const { compare } = new Intl.Collator("zh-Hans", { numeric: true });

/**
 * @param {Copy[]} copies of one branch
 * @param {string} call the record's call number, which a copy has that has none of its own
 * @returns {HTMLElement}
 */
export function volumes(copies, call) {
  const lines = byCall(copies, call).map(([number, some]) => line(number, some));
  return element("ul", "holdings__volumes", ...lines);
}

/**
 * @param {Copy[]} copies @param {string} call
 * @returns {[call: string, volumes: string[]][]} each volume once, in the order of the shelf
 */
export function byCall(copies, call) {
  /** @type {Map<string, Set<string>>} */
  const groups = new Map();
  for (const copy of copies) {
    const number = copy.call || call;
    const group = groups.get(number) ?? new Set();
    groups.set(number, group.add(copy.volume));
  }
  return Array.from(groups, ([number, names]) => (
    [number, Array.from(names).filter(Boolean).sort(inOrder)]
  ));
}

/** @param {string} one @param {string} other */
export function inOrder(one, other) {
  return compare(ordered(one), ordered(other));
}

/** @param {string} volume @returns {string} with figures where the parts of a set have words */
function ordered(volume) {
  const counted = volume.replace(NUMERALS, (numeral, at) => {
    const [before = "", behind = ""] = [volume[at - 1], volume[at + numeral.length]];
    return !at || BESIDE.includes(before) || (behind && BESIDE.includes(behind)) ? numberOf(numeral) : numeral;
  });
  return counted.replace(/[上中下](?=[册卷部集编辑篇]?$|[）)])/g, (part) => String(PARTS.indexOf(part)));
}

/** @param {string} numeral @returns {string} 十二 → 12; figure by figure where it names no tens, as years do */
function numberOf(numeral) {
  const text = numeral.replace(/零/g, "〇");
  if (!/[十百]/.test(text)) return Array.from(text, (sign) => DIGITS.indexOf(sign)).join("");
  const [, hundreds = "", tens = "", ones = ""] = text.match(/^(?:(.?)百)?〇?(?:(.?)十)?(.?)/) ?? [];
  const [hundred, ten] = [text.includes("百"), text.includes("十")];
  /** @param {string} sign @param {boolean} is */
  const times = (sign, is) => (is ? Math.max(1, DIGITS.indexOf(sign || "一")) : 0);
  return String(100 * times(hundreds, hundred) + 10 * times(tens, ten) + (ones ? DIGITS.indexOf(ones) : 0));
}

/** @param {string} call @param {string[]} names @returns {HTMLElement} */
function line(call, names) {
  const rest = names.slice(SHOWN);
  const shown = listed(names.slice(0, SHOWN));
  const item = element("li", "", call ? element("span", "book-row__call", call) : "", ...(call ? [" "] : []), ...shown);
  if (rest.length) item.append(fold("", `还有 ${rest.length} 卷（期）`, "ul", [element("li", "", ...listed(rest))]));
  return item;
}

/** @param {string[]} names @returns {HTMLElement[]} a line breaks between them, never within one that fits */
function listed(names) {
  const last = names.length - 1;
  return names.map((name, i) => element("span", "holdings__volume", i < last ? `${name}、` : name));
}
