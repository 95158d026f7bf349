// What opening hours say of a day, by the same rule as plugins/library/hours/hours.py, and of a moment;
// tests/js/hours/cases.json holds both, and tests/support/open_now.py, to the same cases. Days are
// YYYY-MM-DD, times are minutes of a day; the library keeps the time of Shanghai, without summer time.

/** @typedef {[number, number]} Interval */
/** @typedef {Interval[][]} Week */
/**
 * As timetable() in plugins/library/hours/opening.py writes it.
 * @typedef {{
 *   week: Week, seasons?: [string, string, Week][], holiday?: Interval[] | null,
 *   changes?: [string, string, Interval[], string][],
 * }} Timetable
 */
/** @typedef {[string, string, string][]} Holidays */
/** @typedef {{ state: "open" | "closed" | "unknown", intervals: Interval[], reason: string }} DayState */
/** @typedef {keyof typeof FACES} Phase where a moment lies among the hours of its day */
/** @typedef {{ phase: Phase, day?: string, minute?: number }} Now */

/** Heading and seal; only the seal of "open" is solid. */
export const FACES = {
  unknown: ["开放时间", "请来馆问"],
  closed: ["今日闭馆", "今日闭馆"],
  before: ["稍后开馆", "尚未开馆"],
  open: ["今天开馆", "今日开放"],
  break: ["中间休息", "稍后再开"],
  after: ["已经闭馆", "今日已闭"],
};

const DAY = 1440;
const LOOK_AHEAD = 14;
const WEEKDAYS = "日一二三四五六";

/**
 * The day and the minute in Asia/Shanghai.
 * @param {Date} moment
 * @returns {[string, number]}
 */
export function shanghai(moment) {
  const there = new Date(moment.getTime() + 8 * 3600 * 1000);
  return [there.toISOString().slice(0, 10), there.getUTCHours() * 60 + there.getUTCMinutes()];
}

/**
 * @param {string} day
 * @param {number} count
 */
export function plusDays(day, count) {
  return new Date(Date.parse(day) + count * 86400000).toISOString().slice(0, 10);
}

/** @param {string} day */
const weekdayOf = (day) => new Date(day).getUTCDay();

/**
 * @param {Timetable} table
 * @param {Holidays} holidays
 * @param {string} day
 * @returns {DayState}
 */
export function dayOf(table, holidays, day) {
  const change = table.changes?.find(([start, end]) => start <= day && day <= end);
  if (change) return stateOf(change[2], change[3]);
  if (!table.week.length) return stateOf(null, "");
  const holiday = table.holiday !== undefined && holidays.find(([start, end]) => start <= day && day <= end);
  if (holiday) return stateOf(table.holiday ?? null, holiday[2]);
  const place = day.slice(5);
  const season = table.seasons?.find(([first, last]) =>
    first <= last ? first <= place && place <= last : place >= first || place <= last);
  const week = season ? season[2] : table.week;
  return stateOf(week[(weekdayOf(day) + 6) % 7] ?? [], "");
}

/**
 * @param {Interval[] | null} intervals
 * @param {string} reason
 * @returns {DayState}
 */
function stateOf(intervals, reason) {
  const state = intervals === null ? "unknown" : intervals.length ? "open" : "closed";
  return { state, intervals: intervals ?? [], reason };
}

/**
 * Whether it is open at a minute of a day, and when that changes.
 * @param {Timetable} table
 * @param {Holidays} holidays
 * @param {string} day
 * @param {number} minute
 * @returns {Now}
 */
export function nowAt(table, holidays, day, minute) {
  const { state, intervals } = dayOf(table, holidays, day);
  if (state === "unknown") return { phase: state };
  const inside = intervals.find(([opens, closes]) => opens <= minute && minute < closes);
  if (inside) return until(table, holidays, day, inside[1]);
  return { phase: closedPhase(intervals, minute), ...from(table, holidays, day, minute) };
}

/**
 * What it is at a minute outside all intervals of the day.
 * @param {Interval[]} intervals
 * @param {number} minute
 * @returns {Phase}
 */
function closedPhase(intervals, minute) {
  if (!intervals.length) return "closed";
  if (!intervals.some(([opens]) => opens < minute)) return "before";
  return intervals.some(([opens]) => opens > minute) ? "break" : "after";
}

/**
 * Intervals that touch, also across midnight, are one.
 * @param {Timetable} table
 * @param {Holidays} holidays
 * @param {string} day
 * @param {number} minute
 * @returns {Now}
 */
function until(table, holidays, day, minute) {
  for (const last = plusDays(day, LOOK_AHEAD); day <= last; ) {
    if (minute === DAY) [day, minute] = [plusDays(day, 1), 0];
    const next = dayOf(table, holidays, day).intervals.find(([opens]) => opens === minute);
    if (!next) return { phase: "open", day, minute };
    minute = next[1];
  }
  return { phase: "open" };
}

/**
 * When it opens next, as far as anybody knows.
 * @param {Timetable} table
 * @param {Holidays} holidays
 * @param {string} today
 * @param {number} minute
 */
function from(table, holidays, today, minute) {
  for (let ahead = 0; ahead <= LOOK_AHEAD; ahead += 1) {
    const day = plusDays(today, ahead);
    const { state, intervals } = dayOf(table, holidays, day);
    if (state === "unknown") break;
    const next = intervals.find(([opens]) => ahead > 0 || opens > minute);
    if (next) return { day, minute: next[0] };
  }
  return {};
}

/**
 * The words of a moment; empty where nobody knows.
 * @param {Now} now
 * @param {string} today
 */
export function nowWords(now, today) {
  const { phase } = now;
  if (phase === "unknown") return "";
  const when = now.day === undefined ? "" : dayWords(now.day, today) + spoken(now.minute ?? 0);
  if (phase === "open") return when ? `正在开放，${when} 闭馆` : "24 小时开放";
  if (phase === "before") return `尚未开馆，今天${when} 开馆`;
  if (phase === "break") return `中间休息，${when} 开馆`;
  return (phase === "after" ? "现在已闭馆" : "今天闭馆") + (when && `，${when} 开馆`);
}

/**
 * @param {string} day
 * @param {string} today
 */
function dayWords(day, today) {
  if (day === today) return "";
  return day === plusDays(today, 1) ? "明天" : `${chineseDay(day)}（${weekday(day)}）`;
}

/** @param {string} day */
export const chineseDay = (day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** @param {string} day */
export const weekday = (day) => `星期${WEEKDAYS[weekdayOf(day)]}`;

/**
 * A minute of the day as people say it.
 * @param {number} minute
 */
function spoken(minute) {
  if (minute === DAY) return "半夜 12:00";
  const hour = Math.floor(minute / 60);
  const part = hour < 12 ? "上午" : hour === 12 ? "中午" : hour < 18 ? "下午" : "晚上";
  return `${part} ${hour <= 12 ? hour : hour - 12}:${String(minute % 60).padStart(2, "0")}`;
}

/** @param {Interval[]} intervals */
export function wordsOf(intervals) {
  return intervals
    .map(([opens, closes]) => opens === 0 && closes === DAY ? "全天 24 小时" : `${spoken(opens)} 至${spoken(closes)}`)
    .join("，");
}
