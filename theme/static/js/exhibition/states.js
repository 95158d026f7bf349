/** What an exhibition and its stations are on a day: the rule of plugins/library/exhibitions/state.py. */

const WORDS = { announced: "即将开展", running: "正在展出", between: "巡展途中", ended: "展期已过" };

/** @typedef {keyof typeof WORDS} State */

/**
 * What an exhibition is on a day, by its spans: "2026-03-01/2026-03-31 2026-05-01/", in any order,
 * without a last day where it stands until further notice.
 * @param {string} [spans]
 * @param {string} [day]
 * @returns {State}
 */
export function stateOn(spans = "", day = "") {
  const pairs = spans.split(" ").map((span) => span.split("/"));
  if (pairs.some(([start = "", end]) => start <= day && (!end || day <= end))) return "running";
  const later = pairs.filter(([start = ""]) => day < start).length;
  if (later === pairs.length) return "announced";
  return later ? "between" : "ended";
}

/** Says anew what every exhibition and station of the page is on a day. @param {string} day */
export function showStates(day) {
  for (const shown of all("[data-exhibition-state][data-spans]")) {
    const state = stateOn(shown.dataset.spans, day);
    shown.dataset.exhibitionState = state;
    shown.textContent = WORDS[state];
    shown.className = `exhibition-state exhibition-state--${state}`;
  }
  for (const tour of all(".tour")) showTour(tour, day);
}

/**
 * Marks the stations that stand today; the sentence before the list says them, and the next one.
 * @param {HTMLElement} tour
 * @param {string} day
 */
function showTour(tour, day) {
  /** @type {string[]} */
  const said = [];
  /** @type {string[][]} by the day on which they begin */
  const later = [];
  for (const station of all("[data-station]", tour)) {
    const spans = station.dataset.spans ?? "";
    const [place, days] = [".tour__place", "time"].map((part) => station.querySelector(part)?.textContent);
    const facts = `${place}，${days?.replace(`${day.slice(0, 4)}年`, "")}。`;
    const state = stateOn(spans, day);
    station.removeAttribute("aria-current");
    if (state === "announced") later.push([spans, `下一站${facts}`]);
    if (state !== "running") continue;
    station.setAttribute("aria-current", "date");
    said.push(`现在在${facts}`);
  }
  const sentence = tour.previousElementSibling;
  if (!sentence?.matches(".tour__now")) return;
  sentence.textContent = said.concat(later.sort()[0]?.[1] ?? []).join("");
}

/** @param {string} selector @param {ParentNode} [within] @returns {NodeListOf<HTMLElement>} */
export function all(selector, within = document) {
  return within.querySelectorAll(selector);
}
