/** Which voice reads, what it reads, and where it is. No page and no browser in here. */

/**
 * @typedef {{ lang: string, localService: boolean }} Voice
 * @typedef {"idle" | "speaking" | "stopped"} Phase
 * @typedef {{ say: (text: string, done: () => void) => void, hush: () => void }} Mouth
 *   `done` is called when a text has been said to its end
 */

/** Mandarin by any of its names: Android writes zh_CN, Apple cmn-Hans-CN. */
const CHINESE = /^(zh|cmn)(-|$)/i;
/** Other kinds of Chinese, and Mandarin as it is spoken elsewhere. */
const CANTONESE = /-(hk|mo)$/i;
const ELSEWHERE = /-(tw|hant|sg)/i;
/** Some engines fall silent in the middle of a long text, so it is said sentence by sentence. */
const SENTENCE = /[^。！？；…]+[。！？；…”’）》]*/gu;

/**
 * A voice of the reader's own device: one from the network would send elsewhere what is read.
 * @template {Voice} V
 * @param {V[]} voices
 * @returns {V | undefined}
 */
export function chineseVoice(voices) {
  const lang = (/** @type {V} */ voice) => voice.lang.replace(/_/g, "-");
  const able = voices.filter((voice) => voice.localService && CHINESE.test(lang(voice)) && !CANTONESE.test(lang(voice)));
  return able.find((voice) => !ELSEWHERE.test(lang(voice))) || able[0];
}

/**
 * @param {string} text as it stands in a block of the page, on one line or more
 * @returns {string[]} its sentences
 */
export function sentences(text) {
  const line = text.split(/\s*\n\s*/).filter(Boolean).join("，");
  return (line.match(SENTENCE) || []).map((one) => one.trim()).filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** Says one text after the other; stops and goes on with the sentence in which it was stopped. */
export class Reading {
  /** @type {Phase} */
  phase = "idle";
  #at = 0;
  /** Counts starts and stops: what was begun before the last of them has no say. */
  #turn = 0;
  /** @type {string[]} */
  #texts = [];

  /** @param {Mouth} mouth @param {(phase: Phase, at: number) => void} show told of every change */
  constructor(mouth, show) {
    this.mouth = mouth;
    this.show = show;
  }

  /** @param {string[]} texts */
  begin(texts) {
    this.mouth.hush();
    this.#texts = texts;
    this.#at = 0;
    this.goOn();
  }

  goOn() {
    const turn = ++this.#turn;
    const text = this.#texts[this.#at];
    this.phase = text === undefined ? "idle" : "speaking";
    this.show(this.phase, this.#at);
    if (text === undefined) return;
    this.mouth.say(text, () => {
      if (turn !== this.#turn) return;
      this.#at += 1;
      this.goOn();
    });
  }

  stop() {
    this.#turn += 1;
    this.phase = "stopped";
    this.mouth.hush();
    this.show(this.phase, this.#at);
  }
}
