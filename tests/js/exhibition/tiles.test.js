import assert from "node:assert/strict";
import test from "node:test";

import { levelFor, sharper, tilesIn } from "../../../theme/static/js/exhibition/tiles.js";

const TILES = { url: "/t/", size: 512, width: 4724, height: 7087 };
const COPIES = [{ url: "/480.webp", width: 480 }, { url: "/1920.webp", width: 1920 }];
const BOARD = { copies: COPIES, tiles: TILES, width: 4724, height: 7087 };
const EVERYTHING = { left: -1e6, top: -1e6, width: 2e6, height: 2e6 };

test("levels are halves, rounded up, the whole picture at the top", () => {
  assert.deepEqual(levelFor(TILES, 1e6), { part: 1, width: 4724, height: 7087 });
  assert.deepEqual(levelFor(TILES, 2362), { part: 2, width: 2362, height: 3544 });
  assert.deepEqual(levelFor(TILES, 1000), { part: 4, width: 1181, height: 1772 });
  assert.deepEqual(levelFor(TILES, 1), { part: 16, width: 296, height: 443 });
  assert.equal(levelFor({ ...TILES, width: 4096, height: 4096 }, 1).part, 8);
});

test("a level is chosen that is sharp, or nearly", () => {
  assert.equal(levelFor(TILES, 2600).part, 2);
  assert.equal(levelFor(TILES, 2800).part, 1);
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
    "/t/1024,2048,512,512/512,512/0/default.jpg", "/t/1024,2560,512,512/512,512/0/default.jpg",
    "/t/1536,2048,512,512/512,512/0/default.jpg", "/t/1536,2560,512,512/512,512/0/default.jpg",
  ]);
  const [first] = tilesIn(TILES, level, { left: 0, top: 0, width: 1536, height: 1536 });
  assert.equal(first.url, "/t/512,512,512,512/512,512/0/default.jpg");
  assert.deepEqual(tilesIn(TILES, level, { left: 9000, top: 0, width: 100, height: 100 }), []);
});

test("a tile at the edge is as large as what is left", () => {
  const corner = tilesIn(TILES, levelFor(TILES, 1e6), { left: 4700, top: 7080, width: 9, height: 1 });
  assert.deepEqual(corner, [
    { url: "/t/4608,6656,116,431/116,431/0/default.jpg", left: 4608, top: 6656, width: 116, height: 431 },
  ]);
});

test("a smaller level asks for a larger region at the size of its tile, and for all where it is one tile", () => {
  const [corner] = tilesIn(TILES, levelFor(TILES, 2362), { left: 2300, top: 3500, width: 9, height: 9 });
  assert.equal(corner.url, "/t/4096,6144,628,943/314,472/0/default.jpg");
  const [all] = tilesIn(TILES, levelFor(TILES, 1), EVERYTHING);
  assert.equal(all.url, "/t/full/296,443/0/default.jpg");
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
