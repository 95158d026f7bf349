/**
 * The service worker of the whole site, published as `/sw.js`. It stands between the pages and the
 * network and keeps files in six caches, named after the folder in which the site lies:
 *
 * always  pages that work without a network whether or not they were read: home, hours, branches,
 *         whom to call, and what stands in place of a page that can't be had (`/offline/`)
 * pages   the pages that were read last
 * theme   scripts and sheets that were used, and all that a kept page names
 * others  pictures and other files that pages used
 * files   files of the index that were used
 * saved   整库离线, written by the pages (offline/save.js): bundles of index files, the page's
 *         scripts and sheets, and under `catalog/index/saved.json` the record of a whole release,
 *         `{"page": "<!doctype html>…", …}`. Without that record nothing of it counts as a page.
 *
 * What changes, the pages, comes from the network first, and a kept copy says of which day it is.
 * Everything else has a digest of its content in its address: whatever has the address is the file,
 * out of whichever cache. So a page of one build never gets a file of another, and a new worker may
 * take over at once (`skipWaiting`, `clients.claim`): it would answer an open page with the same
 * bytes as the old one. A mistake in here is mended by the next visit, for browsers ask for `/sw.js`
 * past their own cache; `make publish OFFLINE=0` takes it away from all readers (sw_off.js).
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
const PICTURES = `${ROOT}pictures/`;
const OFFLINE = `${ROOT}offline/`;
const ALWAYS_PAGES = [OFFLINE, ROOT, `${ROOT}services/hours/`, `${ROOT}branches/`, `${ROOT}about/feedback/`];
/** What lies in a folder named by a digest, or bears one in its own name. */
const INDEX_FILE = /^(?:[0-9a-f]{12}\/(?!bundles\/).+|[a-z]+-[0-9a-f]{12}\.bin\.gz)$/;

/** What a page names of the theme. */
const IN_THEME = /\/(theme\/[\w.\-/]+)/g;
/** All scripts of a build lie in one folder; a page names the first of them. */
const SCRIPTS = /^(theme\/js\.[^/]+\/).*/;

const PREFIX = `library:${new URL(ROOT).pathname}:`;
const PAGES = `${PREFIX}pages`;
const USED_THEME = `${PREFIX}theme`;
const FILES = `${PREFIX}files`;
const SAVED = `${PREFIX}saved`;
const ALWAYS = `${PREFIX}always`;
const OTHERS = `${PREFIX}others`;
/** How many files a cache may hold, the newest. A search uses some twenty; the theme has sixty. */
const MOST = { [FILES]: 600, [PAGES]: 60, [OTHERS]: 150, [USED_THEME]: 150 };
/** Bytes of the largest picture or other file that is kept because it was used. */
const LARGEST = 2e6;
/** Milliseconds after which the pages that always work are asked for anew, if there is a network. */
const DAY = 864e5;
/** Pages that were read, as the page without a network lists them. */
const LISTED = 12;
/** Files kept until the caches are looked through for too many. */
const OFTEN = 50;

/** @type {Map<string, Promise<Bundle>>} by address, which no other bytes will ever have */
const opened = new Map();
let kept = 0;
/** Whether the pages that always work were asked for since this worker woke. */
let refreshed = false;

worker.addEventListener("install", (/** @type {Waiting} */ event) => {
  event.waitUntil(keepAlways());
  worker.skipWaiting();
});
worker.addEventListener("activate", (/** @type {Waiting} */ event) => {
  event.waitUntil(Promise.all([worker.clients.claim(), dropOthers(), keepOpen()]));
});
worker.addEventListener("fetch", (/** @type {Asking} */ event) => {
  const { method, url, cache, mode, destination, headers } = event.request;
  const address = plain(url);
  // What a page saves, it asks of the network.
  if (method !== "GET" || cache === "no-store" || !address.startsWith(ROOT)) return;
  if (mode === "navigate" || address === PAGE) event.respondWith(page(event, address));
  else if (address.startsWith(THEME)) event.respondWith(file(event, address, USED_THEME));
  else if (address.startsWith(PICTURES)) event.respondWith(file(event, address, OTHERS));
  else if (address.startsWith(INDEX)) {
    if (INDEX_FILE.test(address.slice(INDEX.length))) event.respondWith(file(event, address, FILES));
  } else if (["", "image"].includes(destination) && !headers.has("range")) event.respondWith(other(event, url));
});

/** @param {string} url @returns {string} what tells a page: what is asked of it is answered by its script */
function plain(url) {
  return url.replace(/[?#].*$/, "");
}

/** Caches of earlier workers, whose shape this one does not know. */
async function dropOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const unknown = names.filter((name) => ![SAVED, ALWAYS].includes(name) && !(name in MOST));
  await Promise.all(unknown.map((name) => caches.delete(name)));
}

/** Home, hours and the like, with what they need; a reader who saves data gets the page that says so alone. */
async function keepAlways() {
  const { saveData } = worker.navigator.connection ?? {};
  await Promise.all(ALWAYS_PAGES.slice(0, saveData ? 1 : undefined).map((address) => take(address, "no-cache")));
}

/** The pages that readers have open, which came before the worker. */
async function keepOpen() {
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const addresses = open.map((/** @type {{ url: string }} */ { url }) => plain(url));
  await Promise.all(addresses.map((/** @type {string} */ address) => take(address, "force-cache")));
}

/**
 * Keeps a page and what it names of the theme, that first: no page is here without its looks.
 * @param {string} address
 * @param {RequestCache} cache
 */
async function take(address, cache) {
  try {
    const answer = await fetch(address, { cache });
    if (!isPage(answer)) return;
    const named = namedIn(await answer.clone().text());
    await Promise.all(named.map(async (url) => {
      if (!await stored(url, USED_THEME)) await (await caches.open(USED_THEME)).add(url);
    }));
    await put(cacheOf(address), address, answer);
  } catch {
    // No network or no room: what was here stays.
  }
}

/** @param {string} html @returns {string[]} addresses of the theme */
function namedIn(html) {
  return Array.from(new Set(Array.from(html.matchAll(IN_THEME), ([, path]) => ROOT + path)));
}

/** @param {string} address of a page */
function cacheOf(address) {
  return ALWAYS_PAGES.includes(address) ? ALWAYS : PAGES;
}

/** @param {Response} answer */
function isPage({ status, redirected, headers }) {
  return status === 200 && !redirected && /^text\/html/.test(headers.get("content-type") ?? "");
}

/**
 * A page from the network; where that fails, as it was kept.
 * @param {Asking} event
 * @param {string} address
 */
async function page(event, address) {
  /** @type {Response | undefined} */
  let answer;
  try {
    answer = await fetch(event.request);
    if (answer.status < 500) {
      event.waitUntil(refresh());
      return isPage(answer) ? keep(event, cacheOf(address), address, answer) : answer;
    }
  } catch {
    return await keptPage(address) ?? unreachable();
  }
  return await keptPage(address) ?? answer;
}

/** The pages that always work, asked for anew once a day. */
async function refresh() {
  const kept = await match(OFFLINE, ALWAYS);
  const day = dayOf(kept);
  if (refreshed || (day && Date.now() - day.getTime() < DAY)) return;
  refreshed = true;
  await keepAlways();
}

/**
 * Of the catalogue a saved release before the page that came last: of that, only parts of the index
 * may be here.
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
async function keptPage(address) {
  const record = address === PAGE && await match(RECORD, SAVED);
  if (record) return asPage((await record.json()).page);
  const kept = await match(address, cacheOf(address));
  if (!kept || address === PAGE) return kept;
  const day = dayOf(kept);
  const line = day && `<p><small>这是${said(day)}存下的页面。</small></p>`;
  return asPage((await kept.text()).replace(/<main\b[^>]*>/, (main) => main + (line ?? "")));
}

/** @param {string} html @param {number} [status] */
function asPage(html, status = 200) {
  return new Response(html, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** @param {Response} [answer] @returns {Date | undefined} when the host gave it */
function dayOf(answer) {
  const day = new Date(answer?.headers.get("date") ?? NaN);
  return Number.isNaN(day.getTime()) ? undefined : day;
}

/** @param {Date} day @returns {string} `今天`, ` 11 月 20 日`, ` 2025 年 11 月 20 日` */
function said(day) {
  const today = new Date();
  if (day.toDateString() === today.toDateString()) return "今天";
  const year = day.getFullYear() === today.getFullYear() ? "" : `${day.getFullYear()} 年 `;
  return ` ${year}${day.getMonth() + 1} 月 ${day.getDate()} 日`;
}

/** @returns {Promise<Response>} our own page in place of one that can't be had, with the pages that can */
async function unreachable() {
  const kept = await match(OFFLINE, ALWAYS).catch(() => undefined);
  if (!kept) return Response.error();
  const links = (await readPages()).map(([address, words]) => (
    `<li class="link-list__item"><a class="link-list__link" href="${address}"><strong class="link-list__title">${words}</strong></a></li>`
  ));
  const html = await kept.text();
  const listed = html.replace(/(<section[^>]*data-kept)\shidden([^]*?<ul[^>]*>)/, (_, begin, list) => begin + list + links.join(""));
  return asPage(links.length ? listed : html, 503);
}

/** @returns {Promise<[string, string][]>} address and title of the pages that were read, the last one first */
async function readPages() {
  const cache = await caches.open(PAGES);
  const addresses = (await cache.keys()).map(({ url }) => url).slice(-LISTED).reverse();
  if (!addresses.includes(PAGE) && await match(RECORD, SAVED)) addresses.unshift(PAGE);
  return Promise.all(addresses.map(async (address) => {
    const html = await (await keptPage(address))?.text() ?? "";
    return /** @type {[string, string]} */ ([address, (/<title>([^<]*)/.exec(html)?.[1] ?? address).split(" · ")[0]]);
  }));
}

/**
 * A file whose address may get another content: from the network first.
 * @param {Asking} event
 * @param {string} url
 */
async function other(event, url) {
  try {
    return keep(event, OTHERS, url, await fetch(event.request));
  } catch (reason) {
    const found = await match(url, OTHERS);
    if (found) return found;
    throw reason;
  }
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
  const fits = name !== OTHERS || Number(headers.get("content-length")) <= LARGEST;
  if (status === 200 && !redirected && measured && fits) {
    // Where storage is full or refused, nothing is kept and the answer is as good.
    event.waitUntil(put(name, address, answer.clone()).catch(() => {}));
  }
  return answer;
}

/** @param {string} name @param {string} address @param {Response} answer */
async function put(name, address, answer) {
  await (await caches.open(name)).put(address, answer);
  kept += 1;
  // The pages first: what they name of the theme stays.
  if (kept % OFTEN === 1) for (const limit of Object.entries(MOST)) await trim(limit);
}

/** @param {[string, number]} limit a cache and how many files it may hold */
async function trim([name, most]) {
  if (!await caches.has(name)) return;
  const cache = await caches.open(name);
  // Caches list their files in the order in which these came.
  const files = await cache.keys();
  const old = files.slice(0, Math.max(0, files.length - most));
  const held = old.length && name === USED_THEME ? await heldInTheme() : [];
  await Promise.all(old.filter(({ url }) => !held.some((one) => url.startsWith(one))).map((file) => cache.delete(file)));
}

/** @returns {Promise<string[]>} how addresses begin that kept pages need, of whichever build */
async function heldInTheme() {
  const found = await Promise.all([ALWAYS, PAGES].map(async (name) => {
    const cache = await caches.open(name);
    const pages = await cache.matchAll();
    return Promise.all(pages.map(async (one) => namedIn(await one.text())));
  }));
  const named = new Set(found.flat(2));
  return Array.from(named, (url) => ROOT + url.slice(ROOT.length).replace(SCRIPTS, "$1"));
}
