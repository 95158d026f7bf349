// Open now? Today among the days that a page was built with, the reader's own week, and the words
// of the moment, from the timetables that the page brings. Without this script the day of the build
// stands with its date and hours, and the coming days stand in a table.

import "./fill.js";
import { keepTime } from "./hours/clock.js";
import { FACES, chineseDay, dayOf, nowAt, nowWords, plusDays, shanghai, weekday, wordsOf } from "./hours/rule.js";
import { clocksOf, figuresOf, saidOf } from "./hours/figures.js";
import { showDay } from "./today.js";

/** @typedef {{ holidays: import("./hours/rule.js").Holidays, tables: import("./hours/rule.js").Timetable[], places: Record<string, number[]> }} HoursData */

/**
 * Everything of a page that a moment changes.
 * @param {ParentNode} page
 * @param {HoursData} data
 * @param {Date} moment
 */
export function showMoment(page, data, moment) {
  const [day, minute] = shanghai(moment);
  for (const days of page.querySelectorAll("[data-today]")) {
    if (!showDay(days, day)) writeDay(days, data, day);
    const table = tableOf(days, data);
    if (table) dress(days, nowAt(table, data.holidays, day, minute).phase);
  }
  showWeek(page, data, day);
  for (const line of page.querySelectorAll("[data-now]")) {
    const tables = (data.places[line.getAttribute("data-now") ?? ""] ?? []).map((n) => data.tables[n]);
    const nows = tables.flatMap((table) => (table ? [nowAt(table, data.holidays, day, minute)] : []));
    const words = nows.map((now, n) => (n ? "自助服务：" : "") + nowWords(now, day));
    line.textContent = words.filter((word) => !word.endsWith("：") && word).join("；");
    line.toggleAttribute("hidden", !line.textContent);
    line.setAttribute("data-state", (nows.find((now) => now.phase === "open") ?? nows[0])?.phase ?? "unknown");
  }
}

/**
 * The timetable that a block of days is about.
 * @param {Element} days
 * @param {HoursData} data
 */
const tableOf = (days, data) => data.tables[data.places[days.getAttribute("data-today") ?? ""]?.[0] ?? -1];

/**
 * Heading and seal of the moment.
 * @param {Element} days
 * @param {import("./hours/rule.js").Phase} phase
 */
function dress(days, phase) {
  const block = days.querySelector("[data-day]:not([hidden])");
  const [heading = "", words = ""] = FACES[phase];
  if (block) write(block, ".today__heading", heading);
  const seal = block?.querySelector(".seal");
  seal?.classList.toggle("seal--hollow", phase !== "open");
  seal?.replaceChildren(words.slice(0, 2), document.createElement("br"), words.slice(2));
}

/**
 * A day that the page does not bring: the block of the build's day says it, without the lunar date.
 * @param {Element} days
 * @param {HoursData} data
 * @param {string} day
 */
function writeDay(days, data, day) {
  const table = tableOf(days, data);
  const blocks = [...days.querySelectorAll("[data-day]")];
  const block = blocks[blocks.length - 1];
  if (!table || !block) return;
  const { state, intervals, reason } = dayOf(table, data.holidays, day);
  blocks.forEach((one) => one.toggleAttribute("hidden", one !== block));
  block.setAttribute("data-day", day);
  write(block, ".today__date time", chineseDay(day)).setAttribute("datetime", day);
  write(block, ".today__weekday", weekday(day));
  const open = wordsOf(intervals) + (reason && `（${reason}）`);
  const closed = reason || "今天不开放";
  const ask = days.querySelector("[data-ask]")?.textContent ?? "请来馆问";
  const unknown = `${reason ? `${reason}怎样开放` : "开放时间"}：${ask}`;
  write(block, ".today__hours", state === "open" ? open : state === "closed" ? closed : unknown);
  block.querySelector(".today__known")?.remove();
}

/**
 * @param {Element} block
 * @param {string} selector
 * @param {string} words
 */
function write(block, selector, words) {
  const found = block.querySelector(selector) ?? document.createElement("p");
  found.textContent = words;
  return found;
}

/**
 * Today and the six days to come, also where the page was built on another day.
 * @param {ParentNode} page
 * @param {HoursData} data
 * @param {string} day
 */
function showWeek(page, data, day) {
  for (const week of page.querySelectorAll("[data-week]")) {
    const table = data.tables[data.places[week.getAttribute("data-week") ?? ""]?.[0] ?? -1];
    if (!table || week.querySelector("time")?.getAttribute("datetime") === day) continue;
    [...week.children].forEach((one, ahead) => {
      const then = plusDays(day, ahead);
      const state = dayOf(table, data.holidays, then);
      if (one.matches("li")) writeColumn(one, then, state);
      else writeRow(one, then, state, week.getAttribute("data-ask") ?? "");
    });
  }
}

/**
 * @param {Element} column
 * @param {string} day
 * @param {import("./hours/rule.js").DayState} state
 */
function writeColumn(column, day, state) {
  const clocks = clocksOf(state);
  column.classList.toggle("week-strip__day--closed", state.state === "closed");
  write(column, ".visually-hidden", saidOf(day, state));
  write(column, ".week-strip__weekday", weekday(day).slice(2));
  write(column, "time", String(Number(day.slice(8)))).setAttribute("datetime", day);
  column.querySelector(".week-strip__clocks")?.replaceChildren(...clocks.map((clock) => {
    const made = document.createElement("span");
    made.className = "week-strip__clock";
    made.textContent = clock;
    return made;
  }));
}

/**
 * @param {Element} row
 * @param {string} day
 * @param {import("./hours/rule.js").DayState} state
 * @param {string} ask
 */
function writeRow(row, day, state, ask) {
  write(row, ".elder-week__weekday", weekday(day));
  write(row, "time", chineseDay(day)).setAttribute("datetime", day);
  write(row, "td", state.state === "unknown" ? ask : figuresOf(state));
}

const source = document.getElementById("hours-data");
if (source) {
  const data = JSON.parse(source.textContent ?? "");
  keepTime((moment) => showMoment(document, data, moment));
}
