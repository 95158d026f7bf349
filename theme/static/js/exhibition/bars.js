/** What stands around a picture that was brought close: words, no icons; its panel's text on demand. */

import { button, made } from "./parts.js";

/**
 * @typedef {import("./slides.js").Viewer} Viewer
 * @typedef {import("./slides.js").Slide} Slide
 */

/** How much closer a tap on 放大 brings it. */
const STEP = 1.7;
/** Who goes back as far as this is where it began. */
const SNAP = 1.2;

/** The bars of one viewer; made when its root is there. */
export class Bars {
  #wait = made("span", "zoom__wait", "取图……");
  #place = made("span", "zoom__place");
  #title = made("strong", "zoom__title");
  #text = made("div", "zoom__text prose");
  #read = word("文字", () => this.#showText(!this.#reading));
  #closer = word("放大", () => this.zoom(STEP));
  #farther = word("缩小", () => this.zoom(1 / STEP));
  #reading = false;
  #previous;
  #next;
  #foot = made("div", "zoom__foot");
  #head = made("div", "zoom__head");

  /** @param {Viewer} viewer @param {(slide: Slide) => Node[]} textOf */
  constructor(viewer, textOf) {
    this.viewer = viewer;
    this.textOf = textOf;
    this.#previous = word("上一张", () => viewer.prev());
    this.#next = word("下一张", () => viewer.next());
    viewer.on("uiRegister", () => this.#build());
    viewer.on("change", () => this.#change());
    // Only now does the height of the bars count: the first title came after the first picture.
    viewer.on("openingAnimationEnd", () => viewer.updateSize(true));
    viewer.on("zoomPanUpdate", () => this.#allow());
    viewer.on("loadComplete", ({ slide }) => {
      if (slide === viewer.currSlide) this.wait(false);
    });
    viewer.on("keydown", (told) => this.#press(told.originalEvent, () => told.preventDefault()));
  }

  /** Where the picture has its place: not behind the bars. */
  get padding() {
    return { top: this.#head.offsetHeight, bottom: this.#foot.offsetHeight, left: 0, right: 0 };
  }

  /** @param {boolean} waiting for the picture, or a sharper one */
  wait(waiting) {
    this.#wait.hidden = !waiting;
  }

  /** Brings the middle of the screen closer. @param {number} factor */
  zoom(factor) {
    const { currSlide: slide, options } = this.viewer;
    if (!slide) return;
    const { initial, max } = slide.zoomLevels;
    const level = Math.min(slide.currZoomLevel * factor, max);
    const back = factor < 1 && level < initial * SNAP;
    slide.zoomTo(back ? initial : level, undefined, options.zoomAnimationDuration);
  }

  #build() {
    const { element, scrollWrap } = this.viewer;
    element.setAttribute("aria-label", "看大图");
    element.setAttribute("aria-modal", "true");
    for (const part of [scrollWrap, ...scrollWrap.querySelectorAll("[aria-roledescription]")]) {
      part.removeAttribute("aria-roledescription"); // in English
    }
    const caption = made("p", "zoom__caption");
    caption.setAttribute("aria-live", "polite");
    caption.append(this.#title);
    this.#text.id = "zoom-text";
    this.#text.tabIndex = 0;
    this.#text.setAttribute("role", "group");
    this.#text.setAttribute("aria-label", "文字");
    // The wheel turns the text's page, not the picture's size.
    this.#text.addEventListener("wheel", (event) => event.stopPropagation());
    this.#read.setAttribute("aria-controls", this.#text.id);
    const moves = made("div", "zoom__moves");
    moves.append(this.#previous, this.#farther, this.#read, this.#closer, this.#next);
    this.#head.append(this.#place, this.#wait, word("关闭", () => this.viewer.close()));
    this.#foot.append(this.#text, caption, moves);
    element.append(this.#head, this.#foot);
    this.#showText(false);
  }

  #change() {
    const { currSlide: slide, currIndex } = this.viewer;
    if (!slide) return;
    this.wait(slide.content.isLoading());
    const count = this.viewer.getNumItems();
    const height = this.#foot.offsetHeight;
    this.#place.textContent = count > 1 ? `第 ${currIndex + 1} 张，共 ${count} 张` : "";
    this.#title.textContent = slide.data.title;
    this.viewer.element.classList.toggle("rubbing", slide.data.rubbing);
    const text = this.textOf(slide.data);
    this.#text.replaceChildren(...text);
    this.#text.scrollTop = 0;
    this.#read.hidden = text.length === 0;
    if (text.length === 0) this.#showText(false);
    this.#previous.hidden = this.#next.hidden = count < 2;
    allow(this.#previous, currIndex > 0);
    allow(this.#next, currIndex < count - 1);
    // A title of two lines leaves the picture less room than one of one line.
    if (this.#foot.offsetHeight !== height) this.viewer.updateSize(true);
  }

  #allow() {
    const { currSlide: slide } = this.viewer;
    if (!slide) return;
    const { initial, max } = slide.zoomLevels;
    allow(this.#closer, slide.currZoomLevel < max - 0.001);
    allow(this.#farther, slide.currZoomLevel > initial + 0.001);
  }

  /** @param {boolean} shown */
  #showText(shown) {
    this.#reading = shown;
    this.#text.hidden = !shown;
    this.#read.setAttribute("aria-expanded", String(shown));
  }

  /**
   * Keys that PhotoSwipe has not, or has for something else.
   * @param {KeyboardEvent} event
   * @param {() => void} instead tells PhotoSwipe to leave it alone
   */
  #press(event, instead) {
    const { currSlide: slide } = this.viewer;
    const [x, y] = MOVES[event.key] ?? [0, 0];
    const factor = { "+": STEP, "=": STEP, "-": 1 / STEP }[event.key];
    if (!slide || event.ctrlKey || event.metaKey || event.altKey) return;
    if (y && this.#text.contains(document.activeElement)) {
      instead(); // the text scrolls
    } else if (factor) {
      this.zoom(factor);
    } else if ((x || y) && slide.currZoomLevel > slide.zoomLevels.fit) {
      instead();
      event.preventDefault();
      slide.panTo(slide.pan.x + x, slide.pan.y + y);
    }
  }
}

/** @type {Record<string, [number, number]>} where the arrows push a picture that is larger than the screen */
const MOVES = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };

/** @param {string} text @param {() => void} press */
function word(text, press) {
  return button("zoom__button", text, press);
}

/** @param {HTMLButtonElement} element @param {boolean} allowed */
function allow(element, allowed) {
  element.setAttribute("aria-disabled", String(!allowed));
}
