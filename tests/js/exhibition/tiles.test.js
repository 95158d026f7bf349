import assert from "node:assert/strict";
import test from "node:test";

import { levelFor, sharper, tilesIn } from "../../../theme/static/js/exhibition/tiles.js";

const TILES = { url: "/t/{z}/{x}_{y}.jpg", size: 512, width: 4724, height: 7087 };
const COPIES = [{ url: "/480.webp", width: 480 }, { url: "/1920.webp", width: 1920 }];
const BOARD = { copies: COPIES, tiles: TILES, width: 4724, height: 7087 };
const EVERYTHING = { left: -1e6, top: -1e6, width: 2e6, height: 2e6 };

test("levels are halves, rounded up, the whole picture at the top", () => {
  assert.deepEqual(levelFor(TILES, 1e6), { z: 13, width: 4724, height: 7087 });
  assert.deepEqual(levelFor(TILES, 2362), { z: 12, width: 2362, height: 3544 });
  assert.deepEqual(levelFor(TILES, 1000), { z: 11, width: 1181, height: 1772 });
  assert.deepEqual(levelFor(TILES, 1), { z: 0, width: 1, height: 1 });
  assert.equal(levelFor({ ...TILES, width: 4096, height: 4096 }, 1e6).z, 12);
});

test("a level is chosen that is sharp, or nearly", () => {
  assert.equal(levelFor(TILES, 2600).z, 12);
  assert.equal(levelFor(TILES, 2800).z, 13);
});

test("all tiles of a level are its pixels, each once", () => {
  for (const wanted of [1e6, 2000, 900, 300]) {
    const level = levelFor(TILES, wanted);
    const tiles = tilesIn(TILES, level, EVERYTHING);
    const area = tiles.reduce((sum, { width, height }) => sum + width * height, 0);
    assert.equal(area, level.width * level.height);
    assert.equal(new Set(tiles.map(({ url }) => url)).size, tiles.length);
    assert.equal(tiles.length, Math.ceil(level.width / 512) * Math.ceil(level.height / 512));
  }
});

test("only tiles that are seen are asked for, those in the middle first", () => {
  const level = levelFor(TILES, 1e6);
  const seen = tilesIn(TILES, level, { left: 1100, top: 2100, width: 900, height: 600 });
  assert.deepEqual(seen.map(({ url }) => url).sort(), [
    "/t/13/2_4.jpg", "/t/13/2_5.jpg", "/t/13/3_4.jpg", "/t/13/3_5.jpg",
  ]);
  const [first] = tilesIn(TILES, level, { left: 0, top: 0, width: 1536, height: 1536 });
  assert.equal(first.url, "/t/13/1_1.jpg");
  assert.deepEqual(tilesIn(TILES, level, { left: 9000, top: 0, width: 100, height: 100 }), []);
});

test("a tile at the edge is as large as what is left", () => {
  const corner = tilesIn(TILES, levelFor(TILES, 1e6), { left: 4700, top: 7080, width: 9, height: 1 });
  assert.deepEqual(corner, [
    { url: "/t/13/9_13.jpg", left: 4608, top: 6656, width: 116, height: 431 },
  ]);
});

test("nothing is asked for that is not sharper than what is shown", () => {
  assert.equal(sharper(BOARD, 800, 720), undefined);
  assert.equal(sharper(BOARD, Infinity, 9000), undefined);
  assert.equal(sharper({ ...BOARD, tiles: undefined }, 1920, 9000), undefined);
  const strip = { ...BOARD, tiles: { ...TILES, width: 1920, height: 9000 }, width: 1920, height: 9000 };
  assert.equal(sharper(strip, 1920, 9000), undefined);
});

test("first comes the largest copy, then tiles", () => {
  const copy = sharper(BOARD, 800, 1400);
  assert.equal(copy.width, 1920);
  assert.deepEqual(copy.pieces(EVERYTHING).map(({ url }) => url), ["/1920.webp"]);
  const tiles = sharper(BOARD, 800, 2500);
  assert.equal(tiles.width, 2362);
  assert.equal(sharper({ ...BOARD, tiles: undefined }, 800, 2500).width, 1920);
});
