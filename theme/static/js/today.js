// Shows the reader's own day among the fourteen that the page was built with. The library keeps
// the time of Shanghai wherever the phone is set to.

/**
 * The day in Asia/Shanghai, which has no summer time, as YYYY-MM-DD.
 * @param {Date} moment
 * @returns {string}
 */
export function shanghaiDay(moment) {
  return new Date(moment.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/**
 * Show the block of a day and hide the others; where the page does not know the day, the day of
 * the build stays, with its date.
 * @param {ParentNode} page
 * @param {string} day
 * @returns {boolean} whether the page knows the day
 */
export function showDay(page, day) {
  const blocks = [...page.querySelectorAll("[data-day]")];
  const known = blocks.some((block) => block.getAttribute("data-day") === day);
  if (known) {
    blocks.forEach((block) => block.toggleAttribute("hidden", block.getAttribute("data-day") !== day));
  }
  return known;
}

showDay(document, shanghaiDay(new Date()));
