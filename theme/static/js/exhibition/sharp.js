/**
 * Lays what is sharper over a picture that was brought closer than it was fetched for. What does not
 * come leaves what is there, and is asked for again at the next move.
 */

import { sharper } from "./tiles.js";

/**
 * @typedef {import("./tiles.js").Box} Box
 * @typedef {import("./slides.js").Point} Point
 * @typedef {import("./slides.js").Shown} Shown
 * @typedef {import("./slides.js").Viewer} Viewer
 * @typedef {{ image: HTMLImageElement, box: Box, of: number, there: boolean }} Piece
 *   `of`: the width of the picture in whose pixels `box` is
 */

/** Milliseconds of rest before anything is asked for: a pinch passes many sizes. */
const REST = 150;
/** Pieces that are kept, for phones with little memory. */
const MOST_PIECES = 48;
/** Screens have up to four pixels to the pixel; beyond two nobody sees what it costs. */
const DENSITY = Math.min(globalThis.devicePixelRatio || 1, 2);

/**
 * @param {Viewer} viewer
 * @param {(waiting: boolean) => void} tell whether something sharper is on its way
 */
export function sharpen(viewer, tell) {
  /** @type {WeakMap<HTMLElement, Cover>} by the element that moves and grows with a picture */
  const covers = new WeakMap();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /** @param {Shown} slide @returns {Cover} */
  function coverOf(slide) {
    const cover = covers.get(slide.container) ?? new Cover(slide, tell);
    covers.set(slide.container, cover);
    return cover;
  }

  function rest() {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (viewer.currSlide) coverOf(viewer.currSlide).look(viewer.viewportSize);
    }, REST);
  }

  // The picture itself stays the copy that was shown first, which the page has fetched already.
  viewer.addFilter("srcsetSizesWidth", (width, { data }) => {
    data.first ||= width;
    return data.first;
  });
  viewer.on("imageSizeChange", ({ slide, width }) => coverOf(slide).resize(width));
  viewer.on("slideDeactivate", ({ slide }) => coverOf(slide).clear());
  viewer.on("zoomPanUpdate", rest);
  viewer.on("loadComplete", rest);
  viewer.on("destroy", () => clearTimeout(resting));
}

/** What lies over one picture. */
class Cover {
  /** @type {Map<string, Piece>} by address, the oldest first */
  #pieces = new Map();
  #layer = document.createElement("div");
  #width = 0;

  /** @param {Shown} slide @param {(waiting: boolean) => void} tell */
  constructor(slide, tell) {
    this.slide = slide;
    this.tell = tell;
    this.#layer.className = "zoom__sharp";
  }

  /** @param {number} width of the picture, in pixels of its container */
  resize(width) {
    this.#width = width;
    for (const piece of this.#pieces.values()) this.#place(piece);
  }

  /** Asks for what is seen and not sharp. @param {Point} screen */
  look(screen) {
    const { data, width, currZoomLevel, pan } = this.slide;
    const shown = width * currZoomLevel;
    const better = sharper(data, this.#has(), shown * DENSITY);
    const scale = (better?.width ?? 0) / shown;
    const wanted = better?.pieces({
      left: -pan.x * scale, top: -pan.y * scale, width: screen.x * scale, height: screen.y * scale,
    }) ?? [];
    this.#drop(new Set(wanted.map(({ url }) => url)), MOST_PIECES);
    for (const box of wanted) if (!this.#pieces.has(box.url)) this.#add(box, better?.width ?? 0);
    this.#say();
  }

  clear() {
    this.#drop(new Set(), 0);
    this.#layer.remove();
    this.#say();
  }

  /** @returns {number} the width of the copy that is shown; endless while none is, for one thing comes at a time */
  #has() {
    const { content, data } = this.slide;
    const shown = content.element?.currentSrc;
    return data.copies.find(({ url }) => shown?.endsWith(url))?.width ?? (shown ? 0 : Infinity);
  }

  /** @param {Box & { url: string }} box @param {number} of */
  #add({ url, ...box }, of) {
    const image = new Image();
    const piece = { image, box, of, there: false };
    image.alt = "";
    image.className = "zoom__piece";
    // The sharper lies above, whatever came first.
    image.style.zIndex = String(of);
    image.onload = () => {
      piece.there = true;
      this.#layer.append(image);
      this.#say();
    };
    image.onerror = () => {
      this.#pieces.delete(url);
      this.#say();
    };
    this.#pieces.set(url, piece);
    this.#place(piece);
    image.src = url;
    if (!this.#layer.isConnected) this.slide.container.append(this.#layer);
  }

  /** Edges fall on whole pixels: between two pieces nothing shines through. @param {Piece} piece */
  #place({ image, box, of }) {
    const scale = this.#width / of;
    const [left, top] = [Math.round(box.left * scale), Math.round(box.top * scale)];
    const { style } = image;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${Math.round((box.left + box.width) * scale) - left}px`;
    style.height = `${Math.round((box.top + box.height) * scale) - top}px`;
  }

  /**
   * Drops what is on its way and not wanted any more, and of the rest the oldest.
   * @param {Set<string>} wanted
   * @param {number} most
   */
  #drop(wanted, most) {
    for (const [url, { image, there }] of this.#pieces) {
      if (wanted.has(url) || (there && this.#pieces.size + wanted.size <= most)) continue;
      image.onload = image.onerror = null;
      image.remove();
      image.removeAttribute("src");
      this.#pieces.delete(url);
    }
  }

  #say() {
    this.tell([...this.#pieces.values()].some(({ there }) => !there));
  }
}
