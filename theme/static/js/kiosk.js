// 馆情介绍 on the screen in the lobby: a slide at a time. A phone keeps the ordinary page, and so does
// who presses Escape. Without this script every slide stands below the other.

// What is over goes from the slides: events and exhibitions by their last day, as closures do.
import "./closures.js";
import { begin, step, tick, toggle, touch } from "./kiosk/show.js";

const LARGE = "(min-width: 33em) and (min-height: 40em)";
const BEAT = 500;
/** After so long a show that comes to its end fetches the page anew, so that a screen shows what is new. */
const FRESH = 3600000;

/** @param {HTMLElement} kiosk */
function start(kiosk) {
  const root = document.documentElement;
  const slides = /** @type {HTMLElement[]} */ ([...kiosk.querySelectorAll("[data-slide]")]);
  const bar = /** @type {HTMLElement} */ (kiosk.querySelector("[data-bar]"));
  const byItself = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const loadedAt = Date.now();
  let show = begin(slides.length, byItself, loadedAt);
  let timer = 0;

  /** @param {string} selector @param {string} words */
  const say = (selector, words) => bar.querySelector(selector)?.replaceChildren(words);

  /** @param {import("./kiosk/show.js").Show} next */
  function become(next) {
    const again = next.place === 0 && show.place !== 0;
    show = next;
    slides.forEach((slide, place) => slide.toggleAttribute("hidden", place !== show.place));
    say("[data-place]", `${show.place + 1} / ${show.count}`);
    say("[data-do=toggle]", show.playing ? "停下" : "接着放");
    kiosk.setAttribute("aria-live", show.playing ? "off" : "polite");
    if (again && show.playing && Date.now() - loadedAt >= FRESH) void renew();
  }

  function beat() {
    const next = tick(show, Date.now());
    if (next !== show) become(next);
    timer = window.setTimeout(beat, BEAT);
  }

  /** @type {Record<string, (now: number) => void>} */
  const acts = {
    previous: (now) => become(step(show, -1, now)),
    next: (now) => become(step(show, 1, now)),
    toggle: (now) => become(toggle(show, now)),
    leave,
  };
  /** @type {Record<string, string>} */
  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous",
    " ": "toggle", Escape: "leave",
  };

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const onButton = event.target instanceof HTMLButtonElement && event.key === " ";
    const act = onButton ? undefined : acts[keys[event.key] ?? ""];
    if (!act) {
      become(touch(show, Date.now()));
      return;
    }
    event.preventDefault();
    act(Date.now());
  }

  /** @param {Event} event */
  function tap(event) {
    const hit = /** @type {Element} */ (event.target);
    const act = acts[hit.closest("[data-do]")?.getAttribute("data-do") ?? ""];
    if (act) act(Date.now());
    if (hit.closest("a")) event.preventDefault();
  }

  /** @param {Event} event */
  function hold(event) {
    if (!bar.contains(/** @type {Node} */ (event.target))) become(touch(show, Date.now()));
  }

  /** The page as a page again, for good: links work, everything stands below the other. */
  function leave() {
    clearTimeout(timer);
    root.classList.remove("kiosk-on");
    slides.forEach((slide) => slide.removeAttribute("hidden"));
    kiosk.removeAttribute("aria-live");
    bar.hidden = true;
    document.removeEventListener("keydown", press);
    document.removeEventListener("click", tap);
    document.removeEventListener("pointerdown", hold);
  }

  root.classList.add("kiosk-on");
  bar.hidden = false;
  document.addEventListener("keydown", press);
  document.addEventListener("click", tap);
  document.addEventListener("pointerdown", hold);
  become(show);
  beat();
}

/** Fetches the page anew, but only where it is to be had: a screen must not end on an error. */
async function renew() {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.reload();
}

const kiosk = /** @type {HTMLElement | null} */ (document.querySelector("[data-kiosk]"));
if (kiosk && matchMedia(LARGE).matches) start(kiosk);
