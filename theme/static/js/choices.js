// The days that are meant by 今天 and 周末, of those that the page was built with.

const DAY = 24 * 3600 * 1000;

/**
 * The Saturday and the Sunday of a day's weekend: the coming one, or that in which it lies.
 * @param {string} day YYYY-MM-DD
 * @returns {string[]}
 */
export function weekend(day) {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const number = (new Date(noon).getUTCDay() + 6) % 7;
  return [5, 6].map((one) => new Date(noon + (one - number) * DAY).toISOString().slice(0, 10));
}

/**
 * Hide what is over; of the rest leave what is meant, or all and say so where nothing is.
 * @param {ParentNode} page
 * @param {string} day
 */
export function showChoice(page, day) {
  for (const list of page.querySelectorAll("[data-choice]")) {
    const wanted = list.getAttribute("data-choice") === "today" ? [day] : weekend(day);
    const days = [...list.querySelectorAll("[data-on]")];
    /** @param {Element} one */
    const on = (one) => one.getAttribute("data-on") ?? "";
    const meant = days.filter((one) => on(one) >= day && wanted.includes(on(one)));
    for (const one of days) {
      one.toggleAttribute("hidden", meant.length ? !meant.includes(one) : on(one) < day);
    }
    list.querySelector("[data-none]")?.toggleAttribute("hidden", Boolean(meant.length));
  }
  for (const section of page.querySelectorAll("[data-rows]")) {
    section.toggleAttribute("hidden", !section.querySelector("li:not([hidden])"));
  }
}
