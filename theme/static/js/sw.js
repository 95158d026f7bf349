/**
 * The service worker of the whole site, published as `/sw.js`. It stands between the pages and the
 * network and keeps files in four caches, named after the folder in which the site lies:
 *
 * pages   the page of the catalogue as it came last
 * theme   scripts and sheets that were used
 * files   files of the index that were used
 * saved   整库离线, written by the pages (offline/save.js): bundles of index files, the page's
 *         scripts and sheets, and under `catalog/index/saved.json` the record of a whole release,
 *         `{"page": "<!doctype html>…", …}`. Without that record nothing of it counts as a page.
 *
 * What changes, the page, comes from the network first. Everything else has a digest of its content
 * in its address: whatever has the address is the file, out of whichever cache. So a page of one
 * build never gets a file of another, and a new worker may take over at once (`skipWaiting`,
 * `clients.claim`): it would answer an open page with the same bytes as the old one. A mistake
 * in here is mended by the next visit, for browsers ask for `/sw.js` past their own cache.
 *
 * A page of the site that is not kept and can't be fetched says so itself, with the way back.
 *
 * A classic script: many browsers that have workers have none made of modules.
 */

/**
 * @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} Waiting
 * @typedef {Waiting & { request: Request, respondWith: (answer: Promise<Response>) => void }} Asking
 * @typedef {{ blob: Blob, places: Map<string, [number, number]> }} Bundle
 *   `places`: offset and length of a file, from the start of the blob
 */

const worker = /** @type {any} */ (self);
/** Ends with a slash, as the site may lie in a folder of its host. */
const ROOT = String(worker.registration.scope);
const PAGE = `${ROOT}catalog/`;
const INDEX = `${PAGE}index/`;
const THEME = `${ROOT}theme/`;
const RECORD = `${INDEX}saved.json`;
/** What lies in a folder named by a digest, or bears one in its own name. */
const INDEX_FILE = /^(?:[0-9a-f]{12}\/(?!bundles\/).+|[a-z]+-[0-9a-f]{12}\.bin\.gz)$/;

const PREFIX = `library:${new URL(ROOT).pathname}:`;
const PAGES = `${PREFIX}pages`;
const USED_THEME = `${PREFIX}theme`;
const FILES = `${PREFIX}files`;
const SAVED = `${PREFIX}saved`;
/** How many files a cache may hold, the newest. A search uses some twenty; the theme has sixty. */
const MOST = { [FILES]: 600, [USED_THEME]: 150, [PAGES]: 10 };
/** Files kept until the caches are looked through for too many. */
const OFTEN = 50;

/** @type {Map<string, Promise<Bundle>>} by address, which no other bytes will ever have */
const opened = new Map();
let kept = 0;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {Waiting} */ event) => {
  event.waitUntil(Promise.all([worker.clients.claim(), dropOthers()]));
});
worker.addEventListener("fetch", (/** @type {Asking} */ event) => {
  const { method, url, cache, mode } = event.request;
  const address = url.replace(/[?#].*$/, "");
  // What a page saves, it asks of the network.
  if (method !== "GET" || cache === "no-store") return;
  if (address === PAGE) event.respondWith(page(event));
  else if (address.startsWith(THEME)) event.respondWith(file(event, address, USED_THEME));
  else if (address.startsWith(INDEX) && INDEX_FILE.test(address.slice(INDEX.length))) {
    event.respondWith(file(event, address, FILES));
  } else if (mode === "navigate") event.respondWith(fetch(event.request).catch(unreachable));
});

/** Caches of earlier workers, whose shape this one does not know. */
async function dropOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const unknown = names.filter((name) => name !== SAVED && !(name in MOST));
  await Promise.all(unknown.map((name) => caches.delete(name)));
}

/**
 * The page from the network, whatever is sought in it; where that fails, the page as it was kept.
 * @param {Asking} event
 */
async function page(event) {
  /** @type {Response | undefined} */
  let answer;
  try {
    answer = await fetch(event.request);
    if (answer.status < 500) return keep(event, PAGES, PAGE, answer);
  } catch {
    return await keptPage() ?? unreachable();
  }
  return await keptPage() ?? answer;
}

/**
 * A saved release before the page that came last: of that, only parts of the index may be here.
 * @returns {Promise<Response | undefined>}
 */
async function keptPage() {
  const record = await match(RECORD, SAVED);
  if (!record) return match(PAGE, PAGES);
  const { page } = await record.json();
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** @returns {Promise<Response>} what stands in place of a page that can't be had: browsers show an error of theirs */
async function unreachable() {
  const back = await keptPage().catch(() => undefined)
    ? `<p>查过的、存下的目录还在这台设备上：<a href="${PAGE}">回到找书</a>。</p>` : "";
  return new Response(`<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>没有网络</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<body style="max-width:34em;margin:2em auto;padding:0 1em;font:1.125em/1.7 sans-serif"><h1>没有网络，这一页打不开</h1>
<p>这一页没有存在这台设备上。连上网络以后，<a href="">再打开一次</a>。</p>${back}`, {
    status: 503, headers: { "content-type": "text/html; charset=utf-8" },
  });
}

/**
 * A file that never changes: from this device, else from the network.
 * @param {Asking} event
 * @param {string} address
 * @param {string} name of the cache that keeps it
 */
async function file(event, address, name) {
  const found = await stored(address, name).catch(() => undefined);
  return found ?? keep(event, name, address, await fetch(event.request));
}

/** @param {string} address @param {string} name @returns {Promise<Response | undefined>} */
async function stored(address, name) {
  return await match(address, name) ?? await match(address, SAVED) ?? fromBundle(address);
}

/** @param {string} address @param {string} cacheName which is not made by looking into it */
function match(address, cacheName) {
  return caches.match(address, { cacheName, ignoreVary: true });
}

/**
 * A file of the index, cut out of its bundle.
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
async function fromBundle(address) {
  if (!address.startsWith(INDEX) || !await caches.has(SAVED)) return undefined;
  const digest = address.slice(INDEX.length).split("/", 1)[0];
  const folder = `${INDEX}${digest}/`;
  const path = address.slice(folder.length);
  const keys = await (await caches.open(SAVED)).keys();
  for (const { url } of keys.filter(({ url }) => url.startsWith(`${folder}bundles/`))) {
    const { blob, places } = await bundleAt(url);
    const [start, length] = places.get(path) ?? [0, 0];
    if (length) return new Response(blob.slice(start, start + length));
  }
  return undefined;
}

/** @param {string} url of a bundle @returns {Promise<Bundle>} */
function bundleAt(url) {
  const bundle = opened.get(url) ?? read(url);
  opened.set(url, bundle);
  bundle.catch(() => opened.delete(url));
  return bundle;
}

/** @param {string} url @returns {Promise<Bundle>} its header read, the rest left on the disk */
async function read(url) {
  const response = await match(url, SAVED);
  if (!response) throw new Error(`${url} was removed`);
  const blob = await response.blob();
  const length = new DataView(await blob.slice(0, 4).arrayBuffer()).getUint32(0, true);
  const header = JSON.parse(await blob.slice(4, 4 + length).text());
  const places = Object.entries(header).map(([path, [offset, size]]) => (
    /** @type {[string, [number, number]]} */ ([path, [4 + length + offset, size]])
  ));
  return { blob, places: new Map(places) };
}

/**
 * Keeps an answer for the next time, if it is whole. Without a length or an encoding nothing would
 * tell a file that was cut off, and it would stay for ever.
 * @param {Asking} event
 * @param {string} name
 * @param {string} address
 * @param {Response} answer
 * @returns {Response} the answer
 */
function keep(event, name, address, answer) {
  const { status, redirected, headers } = answer;
  const measured = headers.has("content-length") || headers.has("content-encoding");
  if (status === 200 && !redirected && measured) {
    // Where storage is full or refused, nothing is kept and the answer is as good.
    event.waitUntil(put(name, address, answer.clone()).catch(() => {}));
  }
  return answer;
}

/** @param {string} name @param {string} address @param {Response} answer */
async function put(name, address, answer) {
  await (await caches.open(name)).put(address, answer);
  kept += 1;
  if (kept % OFTEN === 1) await Promise.all(Object.entries(MOST).map(trim));
}

/** @param {[string, number]} limit a cache and how many files it may hold */
async function trim([name, most]) {
  if (!await caches.has(name)) return;
  const cache = await caches.open(name);
  // Caches list their files in the order in which these came.
  const files = await cache.keys();
  await Promise.all(files.slice(0, Math.max(0, files.length - most)).map((file) => cache.delete(file)));
}
