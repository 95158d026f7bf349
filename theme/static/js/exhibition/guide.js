/**
 * The audio guide: one player that goes from stop to stop, the stop that is heard marked in the list,
 * and a way back to where a reader stopped. It takes over the player that js/exhibition.js began.
 */

import { button, made } from "./parts.js";
import { save, stopAfter, withoutPlace, withPlace } from "./queue.js";
import { load, playStop } from "./sound.js";
import { speedButtons } from "./speed.js";

/** Seconds after which the place is noted again. */
const NOTED_EVERY = 5;
const LOST = "这一段没有取到，网络可能断了。";

/** @param {HTMLMediaElement} player among its stops */
export function guide(player) {
  new Guide(player).start();
}

class Guide {
  /** @type {Map<string, HTMLAnchorElement>} by number, in order */
  #links = new Map();
  #now = made("p", "listen__now");
  #moves = made("p", "listen__moves");
  #back = word("上一段", () => this.#step(-1));
  #on = word("下一段", () => this.#step(1));
  #retry = word("再试一次", () => this.#play(this.#stop, this.#heard));
  /** Seconds of the stop that were heard: a player that lost its sound says 0. */
  #heard = 0;

  /** @param {HTMLMediaElement} player */
  constructor(player) {
    this.player = player;
    this.region = player.closest("[data-listen]") ?? document;
    for (const link of this.region.querySelectorAll("a")) {
      if (link.dataset.stop) this.#links.set(link.dataset.stop, link);
    }
  }

  start() {
    const { player } = this;
    this.#now.setAttribute("role", "status");
    this.#moves.append(this.#back, this.#on, this.#retry);
    // The player stays where it is: one that is moved falls silent.
    player.before(this.#now);
    player.after(this.#moves, speedButtons(player));
    player.addEventListener("loadstart", () => this.#show());
    player.addEventListener("ended", () => this.#end());
    player.addEventListener("error", () => this.#lose());
    player.addEventListener("timeupdate", () => this.#hear());
    player.addEventListener("pause", () => this.#note());
    addEventListener("pagehide", () => this.#note());
    this.#listenToKeys();
    if (player.ended) this.#end();
    else if (player.error) this.#lose();
    else this.#show();
  }

  get #stop() {
    return this.player.dataset.playing ?? "";
  }

  get #stops() {
    return [...this.#links.keys()];
  }

  /** @param {string} stop @param {number} [seconds] */
  #play(stop, seconds = 0) {
    const sound = `${this.#links.get(stop)?.dataset.sound}#t=${seconds}`;
    playStop(this.player, { stop, sound });
  }

  /** @param {number} steps */
  #step(steps) {
    const stop = stopAfter(this.#stops, this.#stop, steps);
    if (stop) this.#play(stop);
  }

  /** Says and marks what is heard. */
  #show() {
    this.#heard = Number(/#t=(\d+)/.exec(this.player.src)?.[1]) || 0;
    for (const [stop, link] of this.#links) {
      if (stop === this.#stop) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const link = this.#links.get(this.#stop);
    const title = made("strong", "listen__heard", titleOf(link));
    this.#now.replaceChildren("正在听", title, ...boardOf(link));
    this.#begun(true);
    this.#retry.hidden = true;
    this.#back.hidden = !stopAfter(this.#stops, this.#stop, -1);
    this.#on.hidden = !stopAfter(this.#stops, this.#stop);
    this.#tellPhone(titleOf(link));
  }

  #end() {
    const next = stopAfter(this.#stops, this.#stop);
    if (next) {
      this.#play(next);
      return;
    }
    this.#links.get(this.#stop)?.removeAttribute("aria-current");
    save(withoutPlace(load(), location.pathname));
    this.#now.textContent = "听完了。";
    for (const button of this.#starts("button + button")) button.hidden = true;
    this.#begun(false);
  }

  #lose() {
    this.#now.textContent = LOST;
    this.#retry.hidden = false;
  }

  #hear() {
    const { currentTime } = this.player;
    const noted = Math.floor(this.#heard / NOTED_EVERY);
    this.#heard = currentTime || this.#heard;
    if (Math.floor(this.#heard / NOTED_EVERY) !== noted) this.#note();
  }

  #note() {
    const { ended, error } = this.player;
    if (ended || error || !this.#heard) return;
    const place = { page: location.pathname, stop: this.#stop, seconds: this.#heard };
    save(withPlace(load(), place, this.#stops));
  }

  /** @param {boolean} begun then nothing offers to begin */
  #begun(begun) {
    for (const start of this.#starts("")) start.hidden = begun;
  }

  /** @param {string} part @returns {NodeListOf<HTMLElement>} what offers to begin, or to go on where a reader stopped */
  #starts(part) {
    return this.region.querySelectorAll(`[data-listen-start] ${part}`);
  }

  /** What a phone shows on its locked screen. @param {string} title */
  #tellPhone(title) {
    if (!("mediaSession" in navigator) || typeof MediaMetadata === "undefined") return;
    const said = (/** @type {string} */ name) => (
      document.querySelector(`meta[${name}]`)?.getAttribute("content") ?? ""
    );
    const picture = said('property="og:image"');
    navigator.mediaSession.metadata = new MediaMetadata({
      title,
      album: said('property="og:title"'),
      artist: said('name="DCTERMS.publisher"'),
      artwork: picture ? [{ src: picture }] : [],
    });
  }

  /** The keys of a phone, a headset, a car. */
  #listenToKeys() {
    /** @type {[MediaSessionAction, number][]} */
    const actions = [["previoustrack", -1], ["nexttrack", 1]];
    for (const [action, steps] of actions) {
      try {
        navigator.mediaSession.setActionHandler(action, () => this.#step(steps));
      } catch {
        // a browser without these keys
      }
    }
  }
}

/** @param {HTMLAnchorElement | undefined} link @returns {string} */
function titleOf(link) {
  return link?.querySelector(".listen__title")?.textContent ?? "";
}

/** @param {HTMLAnchorElement | undefined} link @returns {HTMLElement[]} the way to its board on this page */
function boardOf(link) {
  const board = document.getElementById(link?.dataset.board ?? "");
  if (!board) return [];
  const way = made("a", "listen__board", "看这块展板");
  way.setAttribute("href", `#${board.id}`);
  return [way];
}

/** @param {string} text @param {() => void} press */
function word(text, press) {
  return button("listen__button", text, press);
}
