/** What comes when the record stands: parts for other programs at once, the rest as a reader nears it. */

import { machineParts } from "./machine.js";

/**
 * @typedef {import("./load.js").Details} Details
 * @typedef {import("./page.js").Parts} Parts
 * @typedef {import("./values.js").Table} Table
 */

/** How far below the window something may be when it is asked for. */
const AHEAD = "600px";

/**
 * @param {HTMLElement} region
 * @param {Parts} parts
 * @param {Details} details
 * @param {Table} table
 */
export function rest(region, parts, details, table) {
  for (const old of region.querySelectorAll(".Z3988, script[type='application/ld+json']")) old.remove();
  region.append(...machineParts(details, table));
  // Zotero looks at a page once it has loaded, and again when it is told of a change.
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
  near(parts.spines, async () => (await import("./neighbours.js")).neighbours(parts, details));
  near(parts.cite, async () => (await import("./tools.js")).tools(parts.cite, details));
}

/**
 * @param {HTMLElement} place
 * @param {() => Promise<void>} then called once; at once where a browser can't tell
 */
function near(place, then) {
  // A part that is lost leaves the page as it is: each says so itself where there is something to say.
  const come = () => void then().catch(() => {});
  if (typeof IntersectionObserver === "undefined") {
    come();
    return;
  }
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    come();
  }, { rootMargin: AHEAD });
  // The section around it has a size even while the place is empty.
  watch.observe(place.closest("section") ?? place);
}
