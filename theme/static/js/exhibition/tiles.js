/**
 * What shows a part of a picture sharply: its largest copy, or tiles. Pure. Tiles stand under the
 * addresses of IIIF's Image API, as plugins/images/tiles.py writes them: each level is half of the one
 * above, rounded up; tiles do not overlap; the first level that is one tile is the last.
 */

/**
 * @typedef {{ url: string, size: number, width: number, height: number }} Tiles
 *   `url` of the picture, with a slash; `size` of a tile; `width` and `height` of the whole picture
 * @typedef {{ part: number, width: number, height: number }} Level
 *   `part`: pixels of the picture that one of its pixels stands for
 * @typedef {{ left: number, top: number, width: number, height: number }} Box
 * @typedef {{ width: number, pieces: (view: Box) => (Box & { url: string })[] }} Sharper
 *   `width` of the picture in whose pixels its boxes are
 */

/** A picture may be shown this much larger than it is before a sharper one is asked for. */
const ENOUGH = 1.15;

/**
 * @param {{ copies: import("./slides.js").Copy[], tiles: Tiles | undefined, width: number, height: number }} picture
 * @param {number} has the width of the copy that is shown
 * @param {number} wanted pixels of the screen that the whole width takes
 * @returns {Sharper | undefined} nothing where what is shown is sharp, or the best there is
 */
export function sharper({ copies, tiles, width, height }, has, wanted) {
  const copy = copies[copies.length - 1];
  if (has * ENOUGH >= wanted || !copy) return undefined;
  if (tiles && tiles.width > copy.width && copy.width * ENOUGH < wanted) {
    const level = levelFor(tiles, wanted);
    return { width: level.width, pieces: (view) => tilesIn(tiles, level, view) };
  }
  if (copy.width <= has) return undefined;
  const whole = { left: 0, top: 0, width: copy.width, height: (copy.width / width) * height };
  return { width: copy.width, pieces: () => [{ ...whole, url: copy.url }] };
}

/**
 * @param {Tiles} tiles
 * @param {number} wanted pixels of the width that are shown
 * @returns {Level} the smallest that is sharp, else the whole picture
 */
export function levelFor({ size, width, height }, wanted) {
  let part = 1;
  while (Math.max(width, height) > size * part && Math.ceil(width / (part * 2)) * ENOUGH >= wanted) part *= 2;
  return { part, width: Math.ceil(width / part), height: Math.ceil(height / part) };
}

/**
 * @param {Tiles} tiles
 * @param {Level} level
 * @param {Box} view what is seen, in pixels of this level; it may reach beyond the picture
 * @returns {(Box & { url: string })[]} the tiles that are seen, those in the middle first
 */
export function tilesIn({ url, size, width: fullWidth, height: fullHeight }, { part, width, height }, view) {
  const found = [];
  const isOne = Math.max(width, height) <= size;
  for (const x of steps(view.left, view.width, width, size)) {
    for (const y of steps(view.top, view.height, height, size)) {
      const box = {
        left: x * size, top: y * size,
        width: Math.min(size, width - x * size), height: Math.min(size, height - y * size),
      };
      const [left, top] = [box.left * part, box.top * part];
      const region = [left, top, Math.min(size * part, fullWidth - left), Math.min(size * part, fullHeight - top)];
      const address = `${isOne ? "full" : region}/${box.width},${box.height}/0/default.jpg`;
      found.push({ url: url + address, ...box });
    }
  }
  return found.sort((a, b) => fromMiddle(a, view) - fromMiddle(b, view));
}

/** @param {number} start @param {number} length @param {number} end @param {number} size @returns {number[]} */
function steps(start, length, end, size) {
  const first = Math.floor(Math.max(start, 0) / size);
  const last = Math.ceil(Math.min(start + length, end) / size);
  return Array.from({ length: Math.max(last - first, 0) }, (_, step) => first + step);
}

/** @param {Box} box @param {Box} view */
function fromMiddle(box, view) {
  const across = box.left + box.width / 2 - view.left - view.width / 2;
  const down = box.top + box.height / 2 - view.top - view.height / 2;
  return Math.hypot(across, down);
}
