import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { records } from "../../../theme/static/js/catalog/query/records.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { alike } from "../../../theme/static/js/catalog/forgive/alike.js";
import { heldOf } from "../../../theme/static/js/catalog/list/holdings.js";
import { facets } from "../../../theme/static/js/catalog/facets/facets.js";
import { StaleError, UnfinishedError } from "../../../theme/static/js/catalog/index/files.js";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { hostOf, packed, plain, postingsFile } from "./support.js";


const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** @param {...import("./support.js").Sample[]} layers */
function indexOf(...layers) {
  const host = hostOf(...layers);
  globalThis.fetch = host.fetch;
  return { index: open(host.manifest), host };
}

/** Titles in rank order. */
async function titles(query, index, more = {}) {
  const answer = await search(plain(query, more), index);
  const works = await Promise.all(answer.works.map((work) => records(work, index)));
  return works.flat().map(({ title }) => title);
}

test("an exact title comes before a person of that name, a title that begins so, and one that has it", async () => {
  const { index } = indexOf([
    { title: "论红楼" }, { title: "某书", persons: ["红楼"] }, { title: "红楼" }, { title: "红楼梦" },
  ]);
  assert.deepEqual(await titles("红楼", index), ["红楼", "某书", "红楼梦", "论红楼"]);
});

test("equal titles are ordered by static rank", async () => {
  const { index } = indexOf([{ title: "家", rank: 0 }, { title: "家", rank: 3 }]);
  const { works } = await search(plain("家"), index);
  assert.deepEqual(works, [[1], [0]]);
});

test("one character finds every title that has it", async () => {
  const { index } = indexOf([{ title: "国家" }, { title: "家" }, { title: "红楼" }]);
  assert.deepEqual(await titles("家", index), ["家", "国家"]);
});

test("a word stands side by side, and never across two values", async () => {
  const { index } = indexOf([{ title: "红家楼" }, { title: "书", persons: ["巴红", "楼梦"] }]);
  const answer = await search(plain("红楼"), index);
  assert.equal(answer.total, 0);
});

test("spaces mean and, in any order and across fields and layers", async () => {
  const { index } = indexOf([{ title: "呐喊", persons: ["鲁迅"] }, { title: "鲁迅传" }], [{ title: "鲁迅的呐喊" }]);
  assert.deepEqual(await titles("鲁迅 呐喊", index), ["呐喊", "鲁迅的呐喊"]);
  assert.deepEqual(await titles("呐喊　鲁迅", index), ["呐喊", "鲁迅的呐喊"]);
});

test("traditional characters, full width and stop marks make no difference", async () => {
  const { index } = indexOf([{ title: "红楼梦" }, { title: "web家" }]);
  for (const query of ["紅樓夢", "《红楼梦》", "红·楼·梦"]) assert.deepEqual(await titles(query, index), ["红楼梦"]);
  assert.deepEqual(await titles("ＷＥＢ", index), ["web家"]);
});

test("a Latin word is found by its beginning from three letters on, a number whole", async () => {
  const { index } = indexOf([{ title: "python家" }, { title: "c 家" }, { title: "c++ 家" }]);
  assert.deepEqual(await titles("pyt", index), ["python家"]);
  assert.deepEqual(await titles("c", index), ["c 家"]);
  assert.deepEqual(await titles("C++", index), ["c++ 家"]);
  assert.deepEqual(await titles("100", indexOf([{ title: "1000家" }, { title: "100家" }]).index), ["100家"]);
});

for (const query of ["hongloumeng", "hong lou meng", "红lou梦", "hongloumèng".normalize("NFC").replace("è", "e")]) {
  test(`pinyin finds what it sounds like: ${query}`, async () => {
    const { index } = indexOf([{ title: "红楼梦" }, { title: "家" }]);
    const answer = await search(plain(query), index);
    assert.equal(answer.how, "pinyin");
    assert.deepEqual(answer.works, [[0]]);
  });
}

for (const query of ["hóng lóu mèng", "hong2 lou2 meng4", "hong2lou2meng4", "honglóumeng"]) {
  test(`tones are understood and not needed: ${query}`, async () => {
    const { index } = indexOf([{ title: "红楼梦" }, { title: "家" }]);
    const answer = await search(plain(query), index);
    assert.equal(answer.how, "pinyin");
    assert.deepEqual(answer.works, [[0]]);
  });
}

test("pinyin that sounds nearly so is found behind what is spelled so, and told", async () => {
  const { index } = indexOf([{ title: "曾家" }, { title: "重庆" }, { title: "国家庆" }]);
  for (const query of ["congqing", "chongqin", "zongqin"]) {
    const answer = await search(plain(query), index);
    assert.equal(answer.how, "accent", query);
    assert.deepEqual(answer.works, [[1]], query);
  }
  const both = indexOf([{ title: "重庆西安" }, { title: "论重庆" }], [{ title: "众亲家" }]);
  assert.deepEqual(await titles("zhongqin", both.index), ["众亲家", "重庆西安", "论重庆"]);
});

test("a character that sounds nearly the same is forgiven behind one that sounds the same", async () => {
  const { index } = indexOf([{ title: "重庆" }]);
  const answer = await search(plain("众亲"), index);
  assert.equal(answer.how, "similar");
  assert.deepEqual(answer.works, [[0]]);
  assert.deepEqual(answer.suggestions, ["重庆"]);
  const both = indexOf([{ title: "重庆国" }, { title: "亲国" }], [{ title: "庆国" }]);
  // Two characters sound like two of very many titles, of which only those that begin so are meant.
  assert.deepEqual(await titles("钦国", both.index), ["亲国", "庆国"]);
  assert.deepEqual(await titles("众钦国", both.index), ["重庆国"]);
});

test("for two characters that nothing has, titles of two that begin so are offered", async () => {
  const { index } = indexOf([{ title: "国家" }, { title: "国家安" }, { title: "重庆" }]);
  const { total, suggestions } = await search(plain("国2"), index);
  assert.deepEqual([total, suggestions], [0, ["国家"]]);
});

test("a whole title that sounds nearly so comes before one that sounds the same somewhere", async () => {
  const { index } = indexOf([{ title: "国重亲国家" }, { title: "重庆国" }]);
  assert.deepEqual(await titles("众亲国", index), ["重庆国", "国重亲国家"]);
});

test("nothing is said to sound the same by what was not looked up", async () => {
  const { index } = indexOf([{ title: "国2家" }, { title: "安2" }]);
  for (const query of ["西2安", "第2性"]) assert.notEqual((await search(plain(query), index)).how, "sound");
});

test("a character is found by each of its readings", async () => {
  const { index } = indexOf([{ title: "曾国藩" }, { title: "重庆" }]);
  for (const query of ["zengguo", "cengguo"]) assert.deepEqual(await titles(query, index), ["曾国藩"]);
  for (const query of ["zhongqing", "chongqing"]) assert.deepEqual(await titles(query, index), ["重庆"]);
});

test("first letters find titles, all that there are", async () => {
  const { index } = indexOf([{ title: "红楼梦", initials: "hlm" }, { title: "红楼梦家", initials: "hlmj" }]);
  const answer = await search(plain("hlm"), index);
  assert.equal(answer.approximate, false);
  assert.deepEqual(answer.works, [[0], [1]]);
  assert.deepEqual(await titles("红lm", index), ["红楼梦", "红楼梦家"]);
});

test("of first letters that very many titles have it is said that there are more", async () => {
  const { index } = indexOf(Array.from({ length: 64 }, (_, i) => ({ title: `红楼梦${i}`, initials: "hlm" })));
  assert.equal((await search(plain("hlm"), index)).approximate, true);
});

test("editions of one work stand together when first letters find them", async () => {
  const book = { title: "红楼梦", persons: ["家"], initials: "hlm" };
  const { index } = indexOf([book, { ...book, same: true }]);
  assert.deepEqual((await search(plain("hlm"), index)).works, [[0, 1]]);
});

test("of what is near all editions are found, not only those that were looked at", async () => {
  const editions = Array.from({ length: 15 }, (_, i) => ({ title: "红楼家演义", persons: ["西"], same: i > 0 }));
  const { index } = indexOf([...editions, { title: "重庆" }]);
  const answer = await search(plain("红楼西演义"), index);
  assert.deepEqual([answer.how, answer.total, answer.works.length], ["near", 15, 1]);
});

test("what is suggested in place of the words is a whole title, never a part of one", async () => {
  const { index } = indexOf([{ title: "西安国家红楼家演义重庆" }, { title: "国" }]);
  const answer = await search(plain("红楼西演义"), index);
  assert.deepEqual([answer.how, answer.suggestions], ["near", ["西安国家红楼家演义重庆"]]);
});

test("an ISBN is found in any form", async () => {
  const { index } = indexOf([{ title: "家", isbn: "9787503717444" }]);
  for (const query of ["7503717440", "7-5037-1744-0", "978-7-5037-1744-4", "９７８７５０３７１７４４４"]) {
    assert.deepEqual(await titles(query, index), ["家"], query);
  }
  assert.deepEqual(await titles("7503717440", index, { field: "isbn" }), ["家"]);
});

test("a character that sounds the same is forgiven, and the right one suggested", async () => {
  const { index } = indexOf([{ title: "红楼梦" }]);
  const answer = await search(plain("红搂孟"), index);
  assert.equal(answer.how, "sound");
  assert.deepEqual(answer.works, [[0]]);
  assert.deepEqual(answer.suggestions, ["红楼梦"]);
});

test("where only persons are found, a title that sounds the same, or nearly, is offered and not searched for", async () => {
  const { index } = indexOf([{ title: "西家", persons: ["红搂"] }, { title: "红楼" }]);
  const answer = await search(plain("红搂"), index);
  assert.equal(answer.how, "exact");
  assert.equal(answer.total, 1);
  assert.deepEqual(await alike(plain("红搂"), index, answer.hits), ["红楼"]);
  const near = indexOf([{ title: "西家", persons: ["亲国"] }, { title: "庆国" }]).index;
  assert.deepEqual(await alike(plain("亲国"), near, (await search(plain("亲国"), near)).hits), ["庆国"]);
});

test("where a title has what is typed, nothing else is offered", async () => {
  const { index } = indexOf([{ title: "红搂" }, { title: "红楼" }]);
  assert.deepEqual(await alike(plain("红搂"), index, (await search(plain("红搂"), index)).hits), []);
});

test("of many words all must be there", async () => {
  const { index } = indexOf([{ title: "红 楼 家 西 重庆" }, { title: "红 楼 家 西" }, { title: "红 楼 家 重庆" }]);
  assert.deepEqual(await titles("红 楼 家 西 重庆", index), ["红 楼 家 西 重庆"]);
});

for (const query of ["红楼西演义", "红楼家演安", "安楼家演义"]) {
  test(`one wrong character is forgiven: ${query}`, async () => {
    const { index } = indexOf([{ title: "红楼家演义" }, { title: "重庆" }]);
    const answer = await search(plain(query), index);
    assert.equal(answer.how, "near");
    assert.deepEqual(answer.works, [[0]]);
    assert.deepEqual(answer.suggestions, ["红楼家演义"]);
  });
}

for (const query of ["红楼演义", "红楼家家演义", "楼家演义西", "家红楼家演义"]) {
  test(`one missing or added character is forgiven, before what has the parts elsewhere: ${query}`, async () => {
    const { index } = indexOf([{ title: "演义红楼", rank: 3 }, { title: "红楼家演义" }, { title: "重庆" }]);
    const { works } = await search(plain(query), index);
    assert.equal(works[0]?.[0], 1);
  });
}

for (const query of ["楼红家演义", "红家楼演义", "红楼家义演", "演家义"]) {
  test(`two neighbours that changed places are forgiven: ${query}`, async () => {
    const title = query.length > 3 ? "红楼家演义" : "家演义";
    const { index } = indexOf([{ title }, { title: "重庆" }]);
    const answer = await search(plain(query), index);
    assert.equal(answer.how, "swapped");
    assert.deepEqual(answer.works, [[0]]);
    assert.deepEqual(answer.suggestions, [title]);
  });
}

test("with two exchanged characters and another wrong one the title is found, and it is said", async () => {
  const { index } = indexOf([{ title: "红楼家国演义" }, { title: "重庆" }]);
  const answer = await search(plain("楼红家国演安"), index);
  assert.notEqual(answer.how, "exact");
  assert.deepEqual(answer.works, [[0]]);
});

test("person and title run together are found apart", async () => {
  const { index } = indexOf([{ title: "呐喊", persons: ["鲁迅"] }]);
  const answer = await search(plain("鲁迅呐喊"), index);
  assert.equal(answer.how, "apart");
  assert.deepEqual(answer.works, [[0]]);
});

test("where no record has all words, those with most come first and the others are named", async () => {
  const { index } = indexOf([{ title: "红楼" }, { title: "红楼家国" }]);
  const answer = await search(plain("红楼 家国 重庆"), index);
  assert.equal(answer.how, "some");
  assert.deepEqual(answer.works, [[1], [0]]);
  assert.deepEqual(answer.missing, ["重庆"]);
});

test("nothing at all is zero, exactly", async () => {
  const { index } = indexOf([{ title: "红楼" }]);
  for (const query of ["西安", "！！", "zzz"]) {
    const answer = await search(plain(query), index);
    assert.equal(answer.total, 0, query);
    assert.deepEqual(answer.works, []);
  }
});

test("a field narrows where words are looked for", async () => {
  const { index } = indexOf([{ title: "鲁迅" }, { title: "家", persons: ["鲁迅"] }, { title: "国", subjects: ["鲁迅"] }]);
  assert.deepEqual(await titles("鲁迅", index, { field: "title" }), ["鲁迅"]);
  assert.deepEqual(await titles("鲁迅", index, { field: "person" }), ["家"]);
  assert.deepEqual(await titles("鲁迅", index, { field: "subject" }), ["国"]);
});

test("what is near is near in the field that was asked", async () => {
  const { index } = indexOf([{ title: "国家", persons: ["红楼家演义"] }]);
  assert.equal((await search(plain("红楼西演义", { field: "title" }), index)).total, 0);
  assert.equal((await search(plain("红楼西演义", { field: "person" }), index)).total, 1);
});

test("editions of a work stand together, the best-held first", async () => {
  const { index } = indexOf([
    { title: "家", copies: "a" }, { title: "家", same: true, copies: "aal" }, { title: "家国" },
  ]);
  const answer = await search(plain("家"), index);
  assert.deepEqual(answer.works, [[0, 1], [2]]);
  assert.equal(answer.total, 3);
  const [best] = await records(answer.works[0] ?? [], index);
  assert.equal(best?.number, 1);
});

test("pages are of ten works, and each hit stands on one of them", async () => {
  const { index } = indexOf(Array.from({ length: 23 }, (_, i) => ({ title: `家${i}` })));
  const pages = await Promise.all([1, 2, 3].map((page) => search(plain("家", { page }), index)));
  assert.deepEqual(pages.map(({ works }) => works.length), [10, 10, 3]);
  assert.equal(new Set(pages.flatMap(({ works }) => works.flat())).size, 23);
  assert.ok(pages.every(({ total, pages: count }) => total === 23 && count === 3));
});

test("filters narrow, count exactly and leave the order", async () => {
  const { index } = indexOf([
    { title: "家国", branch: "AJ", year: "1991", copies: "a" }, { title: "家", branch: "BS", year: "2003" },
  ], [{ title: "家园", branch: "AJ", year: "1999", copies: "l" }]);
  const filters = { house: ["AJ"] };
  assert.deepEqual(await titles("家", index, { filters }), ["家国", "家园"]);
  assert.deepEqual(await titles("家", index, { filters: { ...filters, available: ["1"] } }), ["家国"]);
  assert.deepEqual(await titles("家", index, { filters: { printed: ["1990-1999"] } }), ["家国", "家园"]);
  assert.deepEqual(await titles("家", index, { sort: "print" }), ["家", "家园", "家国"]);
  const answer = await search(plain("家"), index);
  const [house, printed] = await facets(await answer.records(), index, ["house", "printed"]);
  assert.deepEqual(house?.values, [
    { value: "AJ", label: "总馆", count: 2 }, { value: "BS", label: "BS", count: 1 },
  ]);
  assert.deepEqual(printed?.values.map(({ value, count }) => [value, count]), [["1990-1999", 2], ["2000-2009", 1]]);
});

test("the latest day and the largest count come first, the unknown last", async () => {
  const { index } = indexOf([
    { title: "家甲", loans: "9" }, { title: "家乙", day: "2021" }, { title: "家丙", day: "2020-12-31", loans: "11" },
  ], [{ title: "家丁", day: "2021-06-24", loans: "110" }]);
  assert.deepEqual(await titles("家", index, { sort: "new" }), ["家丁", "家乙", "家丙", "家甲"]);
  assert.deepEqual(await titles("家", index, { sort: "most" }), ["家丁", "家丙", "家甲", "家乙"]);
});

test("of a heavy term the best are shown first and all are counted; the rest comes when it is needed", async () => {
  const { index, host } = indexOf([{ title: "家国" }, { title: "家" }, { title: "国家" }]);
  const listed = new Map([["家", [{ record: 1, flags: 8, place: 0 }]]]);
  const all = new Map([["家", [0, 1, 2].map((record) => ({ record, flags: record === 1 ? 8 : 0, place: record }))]]);
  host.files.set("/i/0text/characters/0.bin.gz", postingsFile(listed, "", { 家: 3 }));
  host.files.set("/i/0text/heavy/5bb6.bin.gz", postingsFile(all));
  const answer = await search(plain("家"), index);
  assert.equal(answer.total, 3);
  const again = await answer.records();
  assert.deepEqual(Array.from(again).sort(), [0, 1, 2]);
});

test("the first answer takes two rounds: shards, then blocks", async () => {
  const { index, host } = indexOf([{ title: "红楼梦", copies: "a" }], [{ title: "红楼梦" }]);
  await titles("红楼梦", index);
  assert.deepEqual(host.asked.map((address) => address.replace(/^\/i\/\d?/, "")).sort(), [
    "characters.gz", "text/blocks/0.json.gz", "text/blocks/0.json.gz", "text/pairs/0.bin.gz",
    "text/pairs/0.bin.gz",
  ]);
});

test("a request that fails is tried again, and no answer is taken for an empty one", async () => {
  const { index, host } = indexOf([{ title: "红楼梦" }]);
  let failures = 2;
  globalThis.fetch = async (address) => {
    if (String(address).includes("pairs") && failures-- > 0) throw new TypeError("offline");
    return host.fetch(address);
  };
  assert.deepEqual(await titles("红楼梦", index), ["红楼梦"]);
});

test("a network that stays away, a broken file and a file that is gone are told apart", async () => {
  const { index, host } = indexOf([{ title: "红楼梦" }]);
  const pairs = "/i/0text/pairs/0.bin.gz";
  const whole = host.files.get(pairs) ?? [];
  globalThis.fetch = async () => { throw new TypeError("offline"); };
  await assert.rejects(search(plain("红楼梦"), index), UnfinishedError);
  globalThis.fetch = host.fetch;
  host.files.set(pairs, whole.slice(0, 4));
  await assert.rejects(search(plain("红楼梦"), index), UnfinishedError);
  host.files.delete(pairs);
  const later = open(host.manifest);
  await assert.rejects(search(plain("红楼梦"), later), StaleError);
  globalThis.fetch = async (address) => (
    String(address) === pairs ? new Response(packed(whole).pipeThrough(new TransformStream({
      transform(chunk, out) { out.enqueue(chunk.slice(0, 5)); },
    }))) : host.fetch(address)
  );
  await assert.rejects(search(plain("红楼梦"), open(host.manifest)), UnfinishedError);
});

test("copies come with their places and letters, and what is online in their place", async () => {
  const online = ["在线阅读", "https://example.org/1"];
  const { index } = indexOf([{ title: "家", copies: "al" }], [{ title: "春" }, { title: "秋", online }]);
  const copy = (status) => ({ branch: "AJ", room: "文学室", status, call: "", volume: "" });
  assert.deepEqual(await heldOf(0, index), { copies: [copy("a"), copy("l")], online: undefined });
  assert.deepEqual(await heldOf(1, index), { copies: [], online: undefined });
  assert.deepEqual(await heldOf(2, index), { copies: [], online });
});
