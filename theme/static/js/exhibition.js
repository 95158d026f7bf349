// The pages of exhibitions: what each is today, and what a first tap needs. Nothing else is loaded
// before that tap; without this script every link still leads to the picture, the page, the sound.

import { shanghaiDay } from "./today.js";

const WORDS = { announced: "即将开展", running: "正在展出", between: "巡展途中", ended: "展期已过" };

/**
 * What an exhibition is on a day, by the days of its spans ("2026-03-01/2026-03-31 2026-05-01/").
 * The same rule as plugins/library/exhibitions/state.py.
 * @param {string} spans
 * @param {string} day
 * @returns {keyof typeof WORDS}
 */
export function stateOn(spans, day) {
  const pairs = spans.split(" ").map((span) => span.split("/"));
  if (pairs.some(([start, end]) => start <= day && (!end || day <= end))) return "running";
  if (day < pairs[0][0]) return "announced";
  return pairs.some(([start]) => day < start) ? "between" : "ended";
}

/**
 * Say anew what every exhibition and station of a page is on a day.
 * @param {ParentNode} page
 * @param {string} day
 */
export function showStates(page, day) {
  for (const shown of page.querySelectorAll("[data-exhibition-state][data-spans]")) {
    const state = stateOn(shown.getAttribute("data-spans") ?? "", day);
    shown.textContent = WORDS[state];
    shown.className = `exhibition-state exhibition-state--${state}`;
    shown.setAttribute("data-exhibition-state", state);
  }
  for (const station of page.querySelectorAll("[data-station]")) {
    const stands = stateOn(station.getAttribute("data-spans") ?? "", day) === "running";
    if (stands) station.setAttribute("aria-current", "date");
    else station.removeAttribute("aria-current");
  }
}
