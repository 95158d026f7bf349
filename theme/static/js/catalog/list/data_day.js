/**
 * How old what is told of copies is, by the reader's clock: the page may have been built long ago.
 * The tests hold this and plugins/catalog/export_day.py to one table of cases.
 */

/**
 * @typedef {{ fresh: boolean, said: string }} DataDay  `fresh`: copies may be promised; `said`:
 *   “12月28日时”, empty where the day is unknown
 */

/** The facet of copies on their shelves: it has a button of its own, and a name that ages. */
export const THERE = "available";
const DAY = 24 * 3600 * 1000;
/** Days for which a copy that was on its shelf is taken to be there. */
const FRESH = 2;

/**
 * @param {string} updated the day of the data, `2026-11-28`, or empty
 * @param {string} today of the reader, in Shanghai
 * @returns {DataDay}
 */
export function dataDay(updated, today) {
  const age = (Date.parse(today) - Date.parse(updated)) / DAY;
  // No day, or one that is yet to come, promises nothing.
  if (!(age >= 0)) return { fresh: false, said: "" };
  const [year, month, day] = updated.split("-").map(Number);
  const said = `${month}月${day}日时`;
  return { fresh: age <= FRESH, said: updated.slice(0, 4) === today.slice(0, 4) ? said : `${year}年${said}` };
}

/**
 * What the filter of copies on their shelves is called.
 * @param {DataDay} day
 * @returns {string}
 */
export function onlyThere({ fresh, said }) {
  return fresh ? "仅看在馆" : `仅看${said || "记作"}在架`;
}
