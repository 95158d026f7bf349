/** One book of 长辈版's answer. */

import { element, link } from "../catalog/list/elements.js";
import { available, byBranch, words } from "../catalog/list/holdings.js";
import { answerOf } from "../record/availability.js";

/**
 * @typedef {import("../catalog/list/data_day.js").DataDay} DataDay
 * @typedef {import("../catalog/list/holdings.js").Branches} Branches
 * @typedef {import("../catalog/list/holdings.js").Held} Held
 * @typedef {import("../catalog/query/records.js").Described} Described
 * @typedef {{ record: Described, held: Held }} Edition
 * @typedef {Record<string, { telephone: string, address: string }>} Places  by the code of a branch
 * @typedef {{ branches: Branches, day: DataDay, catalog: string, places: Places }} Known
 */

/** @type {Record<string, string>} Four characters of the standard edition in two or three. */
const SHORT = { 现在可借: "在馆", 全部借出: "借出", 仅供阅览: "馆内看" };

/**
 * The edition that answers for its work: the first that is there, or the best-held one.
 * @param {Edition[]} editions at least one
 * @param {Known} known
 * @returns {Edition}
 */
export function editionShown(editions, { branches, day }) {
  const there = editions.find(({ held }) => answerOf(held, branches, day).solid)
    || editions.find(({ held }) => available(held.copies));
  return there || /** @type {Edition} */ (editions[0]);
}

/** @param {Edition} edition @param {Known} known @returns {HTMLLIElement} */
export function bookOf({ record, held }, known) {
  const { branches, day, catalog } = known;
  const { solid, lead } = answerOf(held, branches, day);
  const by = [record.responsibility, record.publisher, record.year].filter(Boolean).join("，");
  const made = element("li", "elder-book",
    element("h2", "elder-book__title",
      link("elder-book__link", `${catalog}record/?id=${encodeURIComponent(record.id)}`, record.title)),
    ...(by ? [element("p", "elder-book__by", by)] : []),
    element("p", `elder-book__answer${solid ? " elder-book__answer--yes" : ""}`, ...verdict(held, known)),
    element("p", "elder-book__lead", lead),
    ...(held.copies.length ? [places(held, known)] : []),
    ...(record.call && available(held.copies) ? [element("p", "elder-book__call", `书架上的号：${record.call}`)] : []));
  made.dataset.recordId = record.id;
  return made;
}

/**
 * The answer in the largest type; of old data, what it was on its day, which stands above it.
 * @param {Held} held
 * @param {Known} known
 * @returns {(Node | string)[]}
 */
function verdict(held, { branches, day }) {
  const { words: now } = answerOf(held, branches, day);
  if (day.fresh || !day.said || !held.copies.length || SHORT[now]) return [SHORT[now] ?? now];
  const { words: then } = answerOf(held, branches, { fresh: true, said: "" });
  return [element("span", "elder-book__day", day.said), SHORT[then] ?? then];
}

/** @param {Held} held @param {Known} known @returns {HTMLElement} a row for every branch that has it */
function places({ copies }, { branches, day, places: known }) {
  return element("ul", "elder-book__places", ...byBranch(copies, branches).map(([{ name }, some]) => {
    const { telephone = "", address = "" } = known[some[0]?.branch ?? ""] ?? {};
    const call = link("elder-call", `tel:${telephone}`, element("span", "elder-call__word", "打电话"), ` ${telephone}`);
    return element("li", "elder-book__place",
      element("p", "elder-book__branch", element("b", "", name), ` ${words(some, day).replace(day.said || " ", "那时")}`),
      ...(address ? [element("p", "", address)] : []),
      ...(telephone ? [element("p", "", call)] : []));
  }));
}
