/** How far down a reader was, kept with each entry of the history: the hits come after the page. */

/** Milliseconds of rest after which a reader has stopped scrolling. */
const REST = 200;

/** While the page is brought back to a place, the page scrolls, and not the reader. */
let returning = false;

/**
 * Adds to what the present entry of the history remembers.
 * @param {{ top?: number, reloaded?: boolean, open?: boolean, field?: string }} more `field`: the one chosen by hand
 */
export function remember(more) {
  history.replaceState({ ...history.state, ...more }, "");
}

/** From now on each entry knows how far down it was left. */
export function keepPlace() {
  history.scrollRestoration = "manual";
  let timer = 0;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!returning) remember({ top: scrollY });
    }, REST);
  }, { passive: true });
  // What was left to be written belongs to the entry before.
  addEventListener("popstate", () => clearTimeout(timer));
}

/**
 * Brings a reader back to where this entry was left.
 * @returns {() => void} does it again when more has come, unless the reader has gone elsewhere
 */
export function returnToPlace() {
  const { top } = history.state ?? {};
  returning = typeof top === "number";
  if (!returning) return () => {};
  const begun = location.href;
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(kind, () => { returning = false; }, { once: true, passive: true });
  }
  scrollTo(0, top);
  return () => {
    if (returning && location.href === begun) scrollTo(0, top);
    returning = false;
  };
}
