import assert from "node:assert/strict";
import test from "node:test";

import { isSame, published, ReplacedError, UnreachableError } from "../../../theme/static/js/offline/release.js";
import { save } from "../../../theme/static/js/offline/save.js";
import { FullError, kept, RefusedError, remove } from "../../../theme/static/js/offline/store.js";
import { host, HOST, MANIFEST, page, SITE, storage } from "./support.js";

const CHARACTERS = `${SITE.index}${MANIFEST.characters}`;
const [FIRST, SECOND] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"].map((digest) => `${SITE.index}${digest}/bundles/0.bin`);

/** @param {Record<string, string>} files */
async function saveFrom(files) {
  const { get, asked } = host(files);
  /** @type {import("../../../theme/static/js/offline/save.js").Progress[]} */
  const told = [];
  const release = await published(SITE, host(HOST).get);
  const saving = { signal: new AbortController().signal, said: (/** @type {any} */ done) => told.push(done), get, pauses: [0] };
  const reason = await save(SITE, release, saving).then(() => undefined, (error) => error);
  return { reason, asked, told };
}

test("a site knows its folder from the address of its index", () => {
  assert.equal(SITE.root, "https://example.org/lib/");
  assert.equal(SITE.page, "https://example.org/lib/catalog/");
  assert.equal(SITE.saved, "library:/lib/:saved");
});

test("a release is the page, the files of the theme and all of the index", async () => {
  const { updated, files } = await published(SITE, host(HOST).get);
  assert.equal(updated, "2026-11-20");
  assert.deepEqual(files.map(({ kind }) => kind), ["theme", "theme", "table", "bundle", "bundle", "bundle"]);
  assert.equal(files[2]?.address, CHARACTERS);
});

for (const [what, change] of Object.entries({
  "a page with a layer that is not listed": { [SITE.page]: page({ ...MANIFEST, layers: [{ text: "dddddddddddd" }] }) },
  "a page with another script": { [SITE.page]: page().replace("js.1", "js.2") },
  "a page with another table": { [SITE.page]: page({ ...MANIFEST, characters: "characters-000000000002.bin.gz" }) },
  "a page that is none": { [SITE.page]: "<!doctype html>" },
})) {
  test(`${what} is of another build than the lists`, async () => {
    await assert.rejects(published(SITE, host({ ...HOST, ...change }).get), ReplacedError);
  });
}

test("a page whose own script asks for a file that the list lacks is of another build", async () => {
  const asks = (/** @type {string} */ name) => `${page()}<script type=module>import(\`/lib/theme/${name}\`)</script>`;
  const of = (/** @type {string} */ name) => published(SITE, host({ ...HOST, [SITE.page]: asks(name) }).get);
  await of("js.1/catalog.js");
  await assert.rejects(of("js.2/catalog.js"), ReplacedError);
});

test("a list that does not come leaves it open what the site has", async () => {
  await assert.rejects(published(SITE, host({ ...HOST, [SITE.page]: "broken" }).get), UnreachableError);
});

test("all is saved, each file once, and told as it comes", async () => {
  storage();
  const { reason, asked, told } = await saveFrom(HOST);
  assert.equal(reason, undefined);
  assert.equal(asked.length, 6);
  assert.deepEqual(told[0], { bytes: 0, total: 32, part: 0, parts: 3 });
  assert.deepEqual(told.at(-1), { bytes: 32, total: 32, part: 3, parts: 3 });
  const { release } = await kept(SITE);
  assert.ok(release && isSame(release, await published(SITE, host(HOST).get)));
});

test("what came before a failure stays, and is no release", async () => {
  storage();
  const { reason } = await saveFrom({ ...HOST, [SECOND ?? ""]: "broken" });
  assert.ok(reason instanceof UnreachableError);
  assert.equal((await kept(SITE)).release, undefined);
  const { asked } = await saveFrom(HOST);
  assert.equal(asked[0], SECOND);
  assert.equal(asked.length, 2);
  assert.ok((await kept(SITE)).release);
});

test("a bundle that was cut off is not kept", async () => {
  storage();
  const { reason, asked } = await saveFrom({ ...HOST, [FIRST ?? ""]: "123" });
  assert.ok(reason instanceof UnreachableError);
  assert.deepEqual(asked.filter((address) => address === FIRST), [FIRST, FIRST]);
  assert.equal((await kept(SITE)).has({ address: FIRST ?? "", bytes: 5, kind: "bundle" }), false);
});

test("a file that is gone means a new build, and is not asked for twice", async () => {
  storage();
  const { [FIRST ?? ""]: gone, ...rest } = HOST;
  const { reason, asked } = await saveFrom(rest);
  assert.ok(gone && reason instanceof ReplacedError);
  assert.equal(asked.filter((address) => address === FIRST).length, 1);
});

test("the old release stays until the new one is whole, and leaves nothing behind", async () => {
  const all = storage();
  await saveFrom(HOST);
  const old = `${SITE.index}dddddddddddd/bundles/0.bin`;
  all.get(SITE.saved)?.set(old, new Response("old"));
  await saveFrom(HOST);
  assert.equal(all.get(SITE.saved)?.has(old), false);
  assert.equal(all.get(SITE.saved)?.size, 7);
});

for (const [name, kind] of /** @type {const} */ ([["QuotaExceededError", FullError], ["SecurityError", RefusedError]])) {
  test(`${name} of the storage is told apart`, async () => {
    const all = storage();
    all.set(SITE.saved, Object.assign(new Map(), { set: () => { throw Object.assign(new Error(), { name }); } }));
    const { reason } = await saveFrom(HOST);
    assert.ok(reason instanceof kind);
  });
}

test("a release that another page removed while it came is not called saved", async () => {
  const all = storage();
  const { get } = host(HOST);
  const release = await published(SITE, get);
  const said = (/** @type {{ part: number }} */ { part }) => {
    if (part === 2) all.delete(SITE.saved);
  };
  await assert.rejects(save(SITE, release, { signal: new AbortController().signal, said, get, pauses: [] }), ReplacedError);
  assert.equal((await kept(SITE)).release, undefined);
});

test("a save that is stopped ends, and says that it was stopped", async () => {
  storage();
  const stop = new AbortController();
  const { get } = host(HOST);
  const saving = save(SITE, await published(SITE, get), { signal: stop.signal, said: () => stop.abort(), get, pauses: [] });
  const reason = await saving.catch((error) => error);
  assert.equal(reason.name, "AbortError");
  assert.equal((await kept(SITE)).release, undefined);
});

test("what is removed is gone, used files too", async () => {
  const all = storage();
  await saveFrom(HOST);
  for (const name of SITE.caches) all.set(name, new Map());
  await remove(SITE);
  assert.equal(all.size, 0);
});
