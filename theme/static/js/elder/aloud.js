/** Offers to read the main text of a page aloud, where the reader's own device has a voice for it. */

import { chineseVoice, Reading, sentences } from "./voice.js";

/** What is read at a stroke, and what of a page is not read. */
const BLOCKS = "h1,h2,h3,p,li,dt,dd,tr,caption,figcaption";
const UNREAD = "nav,form,details,[data-aloud],[aria-hidden=true],.visually-hidden";
/** The block that is being read. */
const HERE = "aloud__here";

/** @param {HTMLElement} place where the buttons go */
export function offerAloud(place) {
  if (!("speechSynthesis" in window)) return;
  const look = () => {
    const voice = chineseVoice(speechSynthesis.getVoices());
    if (!voice || place.dataset.aloud) return;
    place.dataset.aloud = "offered";
    offer(place, voice);
    // A voice goes on when its page is left.
    addEventListener("pagehide", () => speechSynthesis.cancel());
  };
  look();
  // Most browsers know their voices only later.
  if (!place.dataset.aloud && "addEventListener" in speechSynthesis) speechSynthesis.addEventListener("voiceschanged", look);
}

/** @param {HTMLElement} place @param {SpeechSynthesisVoice} voice */
function offer(place, voice) {
  /** @type {HTMLElement[]} of every sentence, the block it stands in */
  let blocks = [];
  const main = button("");
  const again = button("从头读");
  const reading = new Reading({ say: sayWith(voice), hush: () => speechSynthesis.cancel() }, show);

  function begin() {
    const said = blocksOf(place.closest("main") || document.body)
      .flatMap((block) => sentences(block.innerText).map((text) => ({ block, text })));
    blocks = said.map(({ block }) => block);
    reading.begin(said.map(({ text }) => text));
  }

  /** @param {import("./voice.js").Phase} phase @param {number} at */
  function show(phase, at) {
    for (const block of document.querySelectorAll(`.${HERE}`)) block.classList.remove(HERE);
    const block = blocks[at];
    if (phase === "speaking" && block) block.classList.add(HERE);
    main.textContent = { idle: "读给我听", speaking: "停下", stopped: "接着读" }[phase];
    again.hidden = phase !== "stopped";
  }

  main.onclick = () => {
    if (reading.phase === "speaking") reading.stop();
    else if (reading.phase === "stopped") reading.goOn();
    else begin();
  };
  again.onclick = begin;
  show("idle", 0);
  // Tapped before this was there (js/first_taps.js).
  const asked = place.querySelector("[data-asked]");
  place.replaceChildren(main, again);
  if (!asked) return;
  main.focus();
  begin();
}

/**
 * @param {HTMLElement} main
 * @returns {HTMLElement[]} the smallest blocks that a reader sees, in order
 */
function blocksOf(main) {
  const all = /** @type {HTMLElement[]} */ ([...main.querySelectorAll(BLOCKS)]);
  return all.filter((block) => !block.closest(UNREAD) && block.offsetParent && !block.querySelector(BLOCKS));
}

/** @param {SpeechSynthesisVoice} voice @returns {import("./voice.js").Mouth["say"]} */
function sayWith(voice) {
  return (text, done) => {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    words.onend = done;
    // What can't be said is passed over; stopping is an error too, of which nobody hears.
    words.onerror = done;
    speechSynthesis.speak(words);
  };
}

/** @param {string} words */
function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "aloud__button";
  made.textContent = words;
  return made;
}
