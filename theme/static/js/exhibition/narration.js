/** The player of a single panel: it speaks as fast as a reader chose elsewhere, and can be told to. */

import { speedButtons } from "./speed.js";

/** @param {HTMLMediaElement} player that has just begun */
export function tend(player) {
  if (player.hasAttribute("data-tended")) return;
  player.setAttribute("data-tended", "");
  player.after(speedButtons(player));
}
