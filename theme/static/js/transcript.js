// The time marks of a transcript play its recording from there, and the line that is being said is
// marked. Without this script they are anchors.

import { lineAt, secondsOf } from "./transcript/times.js";

const sound = document.querySelector("audio");
const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-seconds]")]);
const beginnings = marks.map((mark) => Number(mark.dataset.seconds));

if (sound) {
  const linked = secondsOf(location.hash);
  // A recording that isn't loaded yet begins there as soon as it is.
  if (linked !== null) sound.currentTime = linked;
  marks.forEach((mark, place) => mark.addEventListener("click", () => {
    sound.currentTime = beginnings[place] ?? 0;
    sound.play().catch(() => {});
  }));
  sound.addEventListener("timeupdate", () => {
    const now = lineAt(beginnings, sound.currentTime);
    marks.forEach((mark, place) => {
      const line = mark.closest("p");
      if (place === now) line?.setAttribute("aria-current", "true");
      else line?.removeAttribute("aria-current");
    });
  });
  document.querySelector("[data-transcript-hint]")?.removeAttribute("hidden");
}
