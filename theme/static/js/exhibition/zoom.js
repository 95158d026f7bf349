/**
 * Brings a picture close: PhotoSwipe over the page, with the pictures of all its links. Back, which
 * inside WeChat is the only way that everybody knows, closes it and leaves the page where it was.
 */

import PhotoSwipe from "../vendor/photoswipe/photoswipe.esm.min.js";
import { Bars } from "./bars.js";
import { sharpen } from "./sharp.js";
import { slidesOf } from "./slides.js";

/**
 * @typedef {import("./slides.js").Viewer} Viewer
 * @typedef {import("./slides.js").Slide} Slide
 */

const MOVING = !matchMedia("(prefers-reduced-motion: reduce), (update: slow)").matches;
/** @type {Viewer | undefined} */
let viewer;
/** @type {Promise<void> | undefined} */
let looks;

/**
 * @param {HTMLAnchorElement} link
 * @returns {Promise<void>} when it stands; rejected where its looks did not come
 */
export async function open(link) {
  looks ??= sheet(link.dataset.sheetZoom ?? "");
  try {
    await looks;
  } catch (reason) {
    looks = undefined;
    throw reason;
  }
  if (viewer) return;
  history.pushState({ ...history.state, zoom: allLinks().indexOf(link) }, "");
  show(link);
}

/** @returns {HTMLAnchorElement[]} */
function allLinks() {
  return [...document.querySelectorAll("a")].filter((link) => link.matches("[data-zoom]"));
}

/** @param {string} address @returns {Promise<void>} */
function sheet(address) {
  // The address of nothing is neither loaded nor lost.
  if (!address) return Promise.reject(new Error("data-sheet-zoom"));
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(address));
    };
  });
}

/** @param {HTMLAnchorElement} opener where the focus returns to */
function show(opener) {
  const links = allLinks();
  const made = new PhotoSwipe({
    dataSource: slidesOf(links),
    index: links.indexOf(opener),
    showHideAnimationType: "none",
    zoomAnimationDuration: MOVING ? 200 : 0,
    bgOpacity: 1,
    spacing: 0.04,
    loop: false,
    preload: [1, 1],
    // Who reads at the edge of a large picture does not want the next one.
    allowPanToNext: false,
    wheelToZoom: true,
    // Bars that vanish at a touch would have to be found again.
    tapAction: false,
    imageClickAction: "zoom",
    returnFocus: false,
    errorMsg: "图没有取到，请再试一次",
    // js/exhibition/bars.js has these, in words.
    arrowPrev: false, arrowNext: false, close: false, zoom: false, counter: false, preloader: false,
    paddingFn: () => bars.padding,
  });
  const opened = /** @type {Viewer} */ (/** @type {unknown} */ (made));
  const bars = new Bars(opened, textOf);
  sharpen(opened, (waiting) => bars.wait(waiting));
  if (!MOVING) arriveAtOnce(opened);
  opened.on("destroy", () => {
    viewer = undefined;
    if (isOpenIn(history.state)) history.back();
    opener.focus({ preventScroll: true });
  });
  viewer = opened;
  opened.init();
}

/** A swipe to the next picture ends there without a ride. @param {Viewer} opened */
function arriveAtOnce({ animations }) {
  const start = animations.startSpring.bind(animations);
  animations.startSpring = (spring) => {
    if (!spring.isMainScroll) {
      start(spring);
      return;
    }
    spring.onUpdate(spring.end);
    spring.onComplete?.();
  };
}

/** @param {Slide} slide @returns {Node[]} what its panel says; nothing where nobody wrote it down yet */
function textOf({ link }) {
  const said = link.closest("article")?.querySelector(".board__text, .panel__text");
  if (!said || said.querySelector(".awaited")) return [];
  const copy = /** @type {Element} */ (said.cloneNode(true));
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  return [...copy.childNodes];
}

/** @param {unknown} state of an entry of the history @returns {boolean} */
function isOpenIn(state) {
  return typeof state === "object" && state !== null && "zoom" in state;
}

addEventListener("popstate", ({ state }) => {
  if (viewer) viewer.close();
  else if (isOpenIn(state)) forward(state.zoom);
});

/** The way forward leads to the picture again. @param {number} index */
function forward(index) {
  const link = allLinks()[index];
  if (link) show(link);
}
