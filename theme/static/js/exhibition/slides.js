/** The pictures of a page that can be brought close, as PhotoSwipe wants them: read off their links. */

/**
 * @typedef {{
 *   src: string, srcset: string, width: number, height: number, alt: string,
 *   title: string, copies: Copy[], tiles: import("./tiles.js").Tiles | undefined,
 *   link: HTMLAnchorElement, rubbing: boolean, first?: number,
 * }} Slide  `width`, `height` of the whole picture, whatever is shown of it; `first`: the width at
 *   which it was first shown
 * @typedef {{ url: string, width: number }} Copy
 *
 * What of PhotoSwipe 5.4 is used, for the checker of types:
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{
 *   data: Slide, width: number, currZoomLevel: number, pan: Point, container: HTMLElement,
 *   content: { element?: HTMLImageElement, isLoading: () => boolean },
 *   zoomLevels: { fit: number, initial: number, max: number },
 *   zoomTo: (level: number, centre: Point | undefined, duration: number) => void,
 *   panTo: (x: number, y: number) => void,
 * }} Shown  a slide on the screen
 * @typedef {{
 *   slide: Shown, width: number, originalEvent: KeyboardEvent, preventDefault: () => void,
 * }} Told
 * @typedef {{ isMainScroll?: boolean, end: number, onUpdate: (place: number) => void, onComplete?: () => void }} Spring
 * @typedef {{
 *   element: HTMLElement, scrollWrap: HTMLElement, currSlide?: Shown, currIndex: number,
 *   viewportSize: Point, animations: { startSpring: (spring: Spring) => void },
 *   options: { zoomAnimationDuration: number },
 *   init: () => void, close: () => void, next: () => void, prev: () => void,
 *   getNumItems: () => number, updateSize: (force: boolean) => void,
 *   on: (name: string, listener: (told: Told) => void) => void,
 *   addFilter: (name: string, filter: (value: number, about: { data: Slide }) => number) => void,
 * }} Viewer
 */

/**
 * @param {HTMLAnchorElement[]} links
 * @returns {Slide[]}
 */
export function slidesOf(links) {
  // Where one picture came as WebP, the browser knows WebP, and all may: those it has shown it has.
  const webp = links.some((link) => /\.webp$/.test(link.querySelector("img")?.currentSrc ?? ""));
  return links.map((link) => slideOf(link, webp));
}

/** @param {HTMLAnchorElement} link @param {boolean} webp @returns {Slide} */
function slideOf(link, webp) {
  const { width, height, tiles, tileSize, fullWidth, fullHeight, caption } = link.dataset;
  const picture = link.querySelector("img");
  const source = webp ? link.querySelector("source") : null;
  const srcset = (source ?? picture)?.srcset ?? "";
  return {
    src: picture?.src ?? link.href,
    srcset,
    width: Number(fullWidth ?? width),
    height: Number(fullHeight ?? height),
    alt: picture?.alt ?? "",
    title: caption ?? "",
    copies: copiesOf(srcset, { url: link.href, width: Number(width) }),
    tiles: tiles
      ? { url: tiles, size: Number(tileSize), width: Number(fullWidth), height: Number(fullHeight) }
      : undefined,
    link,
    rubbing: link.classList.contains("rubbing"),
  };
}

/**
 * @param {string} srcset "…/full/480,320/0/default.webp 480w, …"
 * @param {Copy} largest what there is without one
 * @returns {Copy[]} ascending
 */
export function copiesOf(srcset, largest) {
  const copies = srcset.split(/,\s+/).map((copy) => {
    const [url = "", width = ""] = copy.trim().split(/\s+/);
    return { url, width: parseInt(width, 10) };
  });
  const sound = copies.filter(({ width }) => width > 0).sort((a, b) => a.width - b.width);
  return sound.length ? sound : [largest];
}
