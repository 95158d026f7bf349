/**
 * The sound of exhibitions: how a stop begins, and what is kept of it in this browser: how fast it
 * speaks, and where a reader stopped.
 */

/**
 * @typedef {{ page: string, stop: string, seconds: number }} Place `stop`: the number of a panel
 * @typedef {{ speed: number, places: Place[] }} Kept  `places`: the latest first, one a page
 */

/** Named in the privacy page. */
export const KEY = "listening";

/** @returns {Kept} nothing where nothing was kept, or this browser won't say */
export function load() {
  try {
    const { speed, places } = JSON.parse(localStorage.getItem(KEY) || "");
    return { speed, places: places.filter((/** @type {Place} */ { stop }) => /^\w+$/.test(stop)) };
  } catch {
    return { speed: 1, places: [] };
  }
}

/**
 * Plays a stop; its number stands at the player from now on.
 * @param {HTMLMediaElement} player
 * @param {DOMStringMap} link the data of what leads to it
 */
export function playStop(player, { stop, sound = "" }) {
  player.dataset.playing = stop;
  player.src = sound;
  // A refusal leaves the player standing, to be tapped.
  player.play().catch(() => {});
}
