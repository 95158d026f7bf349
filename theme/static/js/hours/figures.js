// The hours of a day in figures, as `clocks`, `said` and `hours` in plugins/library/hours/hours.py
// have them; tests/js/hours/cases.json holds both to the same cases.

import { chineseDay, weekday } from "./rule.js";

/** @typedef {import("./rule.js").DayState} DayState */

const DAY = 1440;

/** @param {number} minute */
const clock = (minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** @param {DayState} state @returns {string[]} what a narrow column has */
export function clocksOf({ state, intervals }) {
  if (!intervals.length) return [state === "closed" ? "闭馆" : "待定"];
  return intervals.reduce((/** @type {string[]} */ all, pair) => all.concat(pair.map(clock)), []);
}

/** @param {DayState} state @param {string} whole @param {string} between */
const spelt = ({ intervals }, whole, between) =>
  intervals.map(([opens, closes]) => opens === 0 && closes === DAY ? whole : `${clock(opens)}${between}${clock(closes)}`).join("，");

/** @param {DayState} state */
export const figuresOf = (state) => spelt(state, "24 小时", "—") || "闭馆";

/** @param {string} day @param {DayState} state */
export const saidOf = (day, state) =>
  `${chineseDay(day)} ${weekday(day)} ${spelt(state, "全天 24 小时", " 至 ") || clocksOf(state)[0]}`;
