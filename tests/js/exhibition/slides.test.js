import assert from "node:assert/strict";
import test from "node:test";

import { copiesOf, slidesOf } from "../../../theme/static/js/exhibition/slides.js";

const TILED = {
  tiles: "/p/t/", tileSize: "512", fullWidth: "4724", fullHeight: "7087",
  width: "1920", height: "2880", caption: "石板街",
};

/** What a slide is read off, as a page has it. */
function link(dataset, shown = "") {
  const img = { src: "https://a/p/800.jpg", srcset: "/p/480.jpg 480w, /p/1920.jpg 1920w", alt: "一条街", currentSrc: shown };
  const parts = { img, source: { srcset: "/p/480.webp 480w, /p/1920.webp 1920w" } };
  const classList = { contains: () => false };
  return { href: "https://a/p/1920.jpg", dataset, classList, querySelector: (name) => parts[name] };
}

test("a slide has the size of the whole picture, and its tiles", () => {
  const [slide] = slidesOf([link(TILED, "https://a/p/480.webp")]);
  assert.deepEqual([slide.width, slide.height], [4724, 7087]);
  assert.deepEqual(slide.tiles, { url: "/p/t/", size: 512, width: 4724, height: 7087 });
  assert.deepEqual([slide.title, slide.alt], ["石板街", "一条街"]);
});

test("a picture without tiles is as large as its largest copy", () => {
  const [slide] = slidesOf([link({ width: "1000", height: "700", caption: "桥" })]);
  assert.deepEqual([slide.width, slide.height, slide.tiles], [1000, 700, undefined]);
});

test("copies are WebP where the page has shown one, for pictures that were not shown yet too", () => {
  const [shown, later] = slidesOf([link(TILED, "https://a/p/480.webp"), link(TILED)]);
  const webp = [{ url: "/p/480.webp", width: 480 }, { url: "/p/1920.webp", width: 1920 }];
  assert.deepEqual(shown.copies, webp);
  assert.deepEqual(later.copies, webp);
  const [old] = slidesOf([link(TILED, "https://a/p/480.jpg")]);
  assert.deepEqual(old.copies.map(({ url }) => url), ["/p/480.jpg", "/p/1920.jpg"]);
});

test("copies are read off a srcset, ascending; without one there is the linked picture", () => {
  const largest = { url: "/l.jpg", width: 900 };
  assert.deepEqual(copiesOf("/b.jpg 800w, /a.jpg 480w", largest), [
    { url: "/a.jpg", width: 480 }, { url: "/b.jpg", width: 800 },
  ]);
  assert.deepEqual(copiesOf("", largest), [largest]);
  assert.deepEqual(copiesOf("/a.jpg 2x", largest).length, 1);
});

test("an address may have a comma in it", () => {
  assert.deepEqual(copiesOf("/a/full/480,320/0/default.jpg 480w, /a/full/max/0/default.jpg 900w", {}), [
    { url: "/a/full/480,320/0/default.jpg", width: 480 }, { url: "/a/full/max/0/default.jpg", width: 900 },
  ]);
});
