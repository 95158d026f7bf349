/**
 * The pages of exhibitions: what each is today, and what a first tap needs. Nothing else is loaded
 * before that tap; without this script every link still leads to the picture, the page, the sound.
 */

import "./fill.js";
import { load, playStop } from "./exhibition/sound.js";
import { all, showStates } from "./exhibition/states.js";

/** @param {MouseEvent} event */
function tap(event) {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (button || ctrlKey || metaKey || shiftKey || altKey) return;
  const hit = /** @type {HTMLElement} */ (event.target);
  const picture = /** @type {HTMLAnchorElement | null} */ (hit.closest("a[data-zoom]"));
  const sound = /** @type {HTMLElement | null} */ (hit.closest("[data-sound]"));
  if (picture) void zoom(event, picture);
  if (sound) void hear(event, sound);
}

/**
 * Brings a picture close; where what it needs does not come, the link is followed after all.
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link
 */
async function zoom(event, link) {
  const coming = link.hasAttribute("aria-busy");
  // Who taps once more won't wait; the second half of a double tap is no tap.
  if (coming && event.detail < 2) return;
  event.preventDefault();
  if (coming) return;
  link.setAttribute("aria-busy", "true");
  try {
    await (await import("./exhibition/zoom.js")).open(link);
  } catch {
    location.assign(link.href);
  }
  link.removeAttribute("aria-busy");
}

/**
 * Plays what was tapped. A phone lets a script go from sound to sound only in a player that a tap
 * began, so it begins here, before the rest is there; without the rest one sound is heard.
 * @param {MouseEvent} event
 * @param {HTMLElement} stop
 */
async function hear(event, stop) {
  event.preventDefault();
  const player = /** @type {HTMLAudioElement} */ (all("[data-listen] audio")[0]);
  playStop(player, stop.dataset);
  if (!player.hidden) return;
  player.hidden = false;
  (await import("./exhibition/guide.js")).guide(player);
}

/** One thing speaks at a time. @param {{ target: EventTarget | null }} event */
async function play({ target }) {
  for (const other of all("audio,video")) {
    if (other !== target) /** @type {HTMLMediaElement} */ (other).pause();
  }
  const player = /** @type {HTMLMediaElement} */ (target);
  if (player.dataset.stop) (await import("./exhibition/narration.js")).tend(player);
}

/** Offers to hear all stops, and to go on where a reader stopped. @param {HTMLElement} start */
function offer(start) {
  start.hidden = false;
  const again = /** @type {HTMLElement} */ (start.lastElementChild);
  const place = load().places.find(({ page }) => page === location.pathname);
  if (!place) return;
  const [link] = all(`a[data-stop="${place.stop}"]`);
  if (!link) return;
  again.dataset.stop = place.stop;
  again.dataset.sound = `${link.dataset.sound}#t=${place.seconds}`;
  again.hidden = false;
}

/** Also when a page is looked at again that was opened days ago. */
function showToday() {
  // The day in Shanghai, as in js/today.js, whose other half these pages would load for nothing.
  showStates(new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10));
}

showToday();
document.addEventListener("visibilitychange", showToday);
document.addEventListener("click", tap);
document.addEventListener("play", play, true);
for (const player of all("audio,video")) if (!(/** @type {HTMLMediaElement} */ (player).paused)) void play({ target: player });
all("[data-listen-start]").forEach(offer);
for (const place of "speechSynthesis" in window ? all("[data-aloud]") : []) {
  import("./elder/aloud.js").then(({ offerAloud }) => offerAloud(place), () => {});
}
// Loaded anew while a picture was open: this entry of the history leads nowhere.
if (history.state?.zoom >= 0) history.back();
