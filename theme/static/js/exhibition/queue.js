/** How the audio guide goes on: from stop to stop, as fast as a reader likes, and where to begin again. */

import { KEY } from "./sound.js";

/**
 * @typedef {import("./sound.js").Kept} Kept
 * @typedef {import("./sound.js").Place} Place
 */

export const SPEEDS = [0.75, 1, 1.25, 1.5];
/** Exhibitions whose places are kept. */
const MOST_PLACES = 20;
/** Seconds of the first stop that are not worth a way back. */
const HARDLY_BEGUN = 5;

/** @param {number} speed @returns {number} one of those that are offered */
export function speedOf(speed) {
  return SPEEDS.includes(speed) ? speed : 1;
}

/**
 * @param {string[]} stops
 * @param {string} stop
 * @param {number} [steps]
 * @returns {string | undefined} the stop after it, or some steps from it; none beyond the ends
 */
export function stopAfter(stops, stop, steps = 1) {
  const place = stops.indexOf(stop);
  return place < 0 ? undefined : stops[place + steps];
}

/**
 * @param {Kept} kept
 * @param {Place} place
 * @param {string[]} stops of this page, in order
 * @returns {Kept} with the place, unless it is as good as the beginning
 */
export function withPlace(kept, place, stops) {
  const left = withoutPlace(kept, place.page);
  if (place.stop === stops[0] && place.seconds < HARDLY_BEGUN) return left;
  const rounded = { ...place, seconds: Math.floor(place.seconds) };
  return { ...left, places: [rounded, ...left.places].slice(0, MOST_PLACES) };
}

/** @param {Kept} kept @param {string} page @returns {Kept} */
export function withoutPlace(kept, page) {
  return { ...kept, places: kept.places.filter((place) => place.page !== page) };
}

/** @param {Kept} kept */
export function save(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Refused or full: the sound goes on.
  }
}
