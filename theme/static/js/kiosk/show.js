// The rule of the show in the lobby: which slide stands, whether it goes on by itself, and when it
// goes back to the first one. Pure: a state and a moment in, a state out. Moments are milliseconds.

/**
 * @typedef {{
 *   count: number, place: number, playing: boolean, byItself: boolean, shownAt: number,
 *   touchedAt: number | null,
 * }} Show  `byItself`: whether it may ever go on alone, which readers who want no motion forbid;
 *   `touchedAt`: when somebody last touched it; null = nobody since it went back to the first slide
 */

/** How long a slide stands. */
export const STAYS = 15000;
/** How long after the last touch the show goes back to its beginning. */
export const IDLE = 60000;

/**
 * @param {number} count how many slides there are
 * @param {boolean} byItself
 * @param {number} now
 * @returns {Show}
 */
export function begin(count, byItself, now) {
  return { count, place: 0, playing: byItself, byItself, shownAt: now, touchedAt: null };
}

/**
 * Somebody is there: the slide stays as long as they are.
 * @param {Show} show
 * @param {number} now
 * @returns {Show}
 */
export const touch = (show, now) => ({ ...show, playing: false, touchedAt: now });

/**
 * Slides on or back by hand; behind the last one comes the first.
 * @param {Show} show
 * @param {number} steps
 * @param {number} now
 * @returns {Show}
 */
export function step(show, steps, now) {
  const place = (show.place + steps + show.count) % show.count;
  return { ...touch(show, now), place, shownAt: now };
}

/**
 * Stop, or go on at once. Who asks for motion gets it, also where it does not begin by itself.
 * @param {Show} show
 * @param {number} now
 * @returns {Show}
 */
export const toggle = (show, now) => ({ ...show, playing: !show.playing, shownAt: now, touchedAt: now });

/**
 * What time alone changes.
 * @param {Show} show
 * @param {number} now
 * @returns {Show}
 */
export function tick(show, now) {
  if (!show.playing && show.touchedAt !== null && now - show.touchedAt >= IDLE) {
    return begin(show.count, show.byItself, now);
  }
  if (!show.playing || now - show.shownAt < STAYS) return show;
  return { ...show, place: (show.place + 1) % show.count, shownAt: now };
}
