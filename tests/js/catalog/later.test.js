/** What is not asked for at first would have told nothing else: scripts that come later change no answer. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { wantedBy } from "../../../theme/static/js/catalog/address/plain.js";
import { read } from "../../../theme/static/js/catalog/address/read.js";
import { further } from "../../../theme/static/js/catalog/forgive/further.js";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { sound } from "../../../theme/static/js/catalog/index/sounds.js";
import { learned, tableIn } from "../../../theme/static/js/catalog/index/whole_table.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { outcomeOf } from "../../../theme/static/js/catalog/query/typed.js";
import { unusual } from "../../../theme/static/js/catalog/query/unusual.js";
import { charactersFile, drawing, FACETS, hostOf, ORDERS, plain, rareFile } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

const MANIFEST = { facets: { ...FACETS, house: { ...FACETS.house, sense: "AJ00" } }, orders: ORDERS };
const PARTS = ["红楼", "梦", " ", "+", "%", "&", "#", "=", "c", "2"];
const SAID = ["&field=any", "&field=title", "&page=2", "&house=AJ00", "&sort=new", "&field=any&page=1", "&utm=x", ""];
const HAN = Array.from("红楼梦家国曾鲁迅呐喊重庆西安");

/** @param {(bound: number) => number} draw @param {string[]} from @param {number} most */
const text = (draw, from, most) => Array.from({ length: 1 + draw(most) }, () => from[draw(from.length)]).join("");

/** @param {{ filters: Record<string, string[]> }} wanted */
const chosen = ({ filters }) => Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0));

test("an address of words alone is read as every other", async () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const draw = drawing(seed);
    const said = `?${new URLSearchParams({ q: text(draw, PARTS, 5) })}${SAID[draw(SAID.length)]}`;
    const whole = read(said, MANIFEST);
    const wanted = await wantedBy(said, MANIFEST);
    assert.deepEqual({ ...wanted, filters: chosen(wanted) }, { ...whole, filters: chosen(whole) }, said);
  }
});

/** A catalogue of drawn books and something to search it for: words of it, together, or with a number. */
function drawn(seed) {
  const draw = drawing(seed);
  const books = Array.from({ length: 24 }, () => ({
    title: text(draw, HAN, 7), persons: [text(draw, HAN, 3)], year: String(2000 + draw(20)), call: "I2/1", isbn: `978720000${1000 + draw(9000)}`,
  }));
  const host = hostOf(books.slice(0, 20), books.slice(20));
  globalThis.fetch = host.fetch;
  const [book, other] = [books[draw(books.length)], books[draw(books.length)]];
  const query = [
    book.title, book.persons[0], book.title.slice(draw(4)), book.title.slice(0, 2 + draw(5)), `${book.title}${book.persons[0]}`,
    `${book.persons[0]}${other.title}`, `${book.title} ${book.persons[0]}`, `${book.title} ${book.year}`, `${book.persons[0]} I2`, text(draw, HAN, 6),
    book.isbn, book.isbn.replace("978", "978-").replace("7200", "7-200-"), book.year,
  ][draw(13)];
  return { query, index: open(host.manifest), manifest: host.manifest };
}

/** @param {{ hits: Map<number, number> }} found */
const hitsOf = ({ hits }) => Array.from(hits).sort(([a], [b]) => a - b);

test("where a search goes no further, going further would have found the same", async () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const { query, index } = drawn(seed);
    const found = await further(plain(query), index, true, await outcomeOf(plain(query), index, true));
    assert.deepEqual(hitsOf(await search(plain(query), index)), hitsOf(found), `seed ${seed}: ${query}`);
  }
});

test("a query that has only words is what it is among all that one may type", async () => {
  for (let seed = 1000; seed < 1040; seed += 1) {
    const { query, index } = drawn(seed);
    const [some, all] = [await outcomeOf(plain(query), index, true), await unusual(plain(query), index, true)];
    assert.deepEqual({ ...some, hits: hitsOf(some) }, { ...all, hits: hitsOf(all) }, `seed ${seed}: ${query}`);
  }
});

const TABLE = learned(tableIn(Uint8Array.from(charactersFile())), Uint8Array.from(rareFile()));
/** How characters sound, as it stands in the page: of some, for others are not among the commonest. */
const SOUNDS = Array.from(TABLE.heard, ([character, [syllable]]) => `${character}${sound(syllable)}`);

test("what the page tells of characters finds what the whole table finds, as it was typed and by ear", async () => {
  for (let seed = 2000; seed < 2050; seed += 1) {
    const { query, index, manifest } = drawn(seed);
    const typed = seed % 2 ? query : query.replace(/红/g, "鸿").replace(/梦/g, "孟").replace(/国/g, "果");
    const spoken = SOUNDS.filter((_, i) => (i + seed) % 5).join("");
    const told = open({ ...manifest, spoken });
    const [some, all] = [await search(plain(typed), told), await search(plain(typed), index)];
    assert.deepEqual([some.how, hitsOf(some)], [all.how, hitsOf(all)], `seed ${seed}: ${typed}`);
  }
});
