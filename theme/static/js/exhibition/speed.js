/** How fast a narration is spoken: four buttons at its player; the choice is kept in this browser. */

import { button, made } from "./parts.js";
import { save, SPEEDS, speedOf } from "./queue.js";
import { load } from "./sound.js";

/**
 * @param {HTMLMediaElement} player
 * @returns {HTMLElement} the buttons
 */
export function speedButtons(player) {
  const group = made("div", "listen__speed");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "语速");
  const buttons = SPEEDS.map((speed) => button("listen__button", String(speed), () => {
    save({ ...load(), speed });
    run(speed);
  }));
  group.append(made("span", "listen__word", "语速"), ...buttons);

  /** @param {number} speed */
  function run(speed) {
    // The default one is what the next sound in this player begins with.
    player.defaultPlaybackRate = speed;
    player.playbackRate = speed;
    buttons.forEach((choice, place) => {
      choice.setAttribute("aria-label", `${SPEEDS[place]} 倍`);
      choice.setAttribute("aria-pressed", String(SPEEDS[place] === speed));
    });
  }
  run(speedOf(load().speed));
  return group;
}
