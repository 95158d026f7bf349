/**
 * A release: the page of the catalogue and every file that it may ask for, of one build of the
 * site. What belongs to it stands in two lists that the build leaves, see plugins/offline and
 * plugins/catalog/index/bundles.py.
 */

/**
 * @typedef {import("./site.js").Site} Site
 * @typedef {{ address: string, bytes: number, kind: "theme" | "table" | "bundle" }} ReleaseFile
 * @typedef {{ page: string, updated: string, files: ReleaseFile[] }} Release  `page`: its HTML;
 *   `updated`: the day of the data, `2026-11-20`
 * @typedef {{ url: string, bytes: number }} Listed
 * @typedef {(address: string, how?: RequestInit) => Promise<Response>} Fetch
 */

/** The network or the host failed. */
export class UnreachableError extends Error {}
/** The site is being replaced: page and lists are of two builds, or a file is gone. */
export class ReplacedError extends Error {}

/**
 * What the site has now, asked of the network alone.
 * @param {Site} site
 * @param {Fetch} [get]
 * @returns {Promise<Release>}
 */
export async function published(site, get = fetch) {
  const [page, theme, index] = await Promise.all([
    text(site.page, get), text(`${site.root}offline.json`, get), text(`${site.index}offline.json`, get),
  ]);
  const { tables, bundles } = JSON.parse(index);
  const files = [
    ...filesOf(JSON.parse(theme)["catalog/"] ?? [], site.root, "theme"),
    ...filesOf(tables, site.index, "table"),
    ...filesOf(bundles, site.index, "bundle"),
  ];
  const manifest = manifestIn(page);
  if (!manifest || !isOneBuild(page, manifest, files, site)) throw new ReplacedError();
  return { page, updated: manifest.updated, files };
}

/** @param {string} address @param {Fetch} get @returns {Promise<string>} */
async function text(address, get) {
  const response = await get(address, { cache: "no-store" }).catch((reason) => {
    throw new UnreachableError(address, { cause: reason });
  });
  if (response.status === 404) throw new ReplacedError(address);
  if (response.status !== 200) throw new UnreachableError(`${address} ${response.status}`);
  return response.text().catch((reason) => {
    throw new UnreachableError(address, { cause: reason });
  });
}

/**
 * @param {Listed[]} listed
 * @param {string} base
 * @param {ReleaseFile["kind"]} kind
 * @returns {ReleaseFile[]}
 */
function filesOf(listed, base, kind) {
  return listed.map(({ url, bytes }) => ({ address: base + url, bytes, kind }));
}

/** @param {string} page @returns {import("../catalog/index/layers.js").Manifest | undefined} */
function manifestIn(page) {
  const found = /id="?catalog-manifest"?[^>]*>([^<]*)</.exec(page);
  return found?.[1] ? JSON.parse(found[1]) : undefined;
}

/**
 * Whether the lists have what the page will ask for.
 * @param {string} page
 * @param {import("../catalog/index/layers.js").Manifest} manifest
 * @param {ReleaseFile[]} files
 * @param {Site} site
 */
function isOneBuild(page, manifest, files, { root, index }) {
  const addresses = new Set(files.map(({ address }) => address));
  const folders = new Set(files.map(({ address }) => address.split("/bundles/")[0]));
  const digests = manifest.layers.flatMap(({ text, holdings, status }) => [text, holdings, status]);
  const theme = Array.from(page.matchAll(/["'`\s][^"'`\s]*\/(theme\/[^"'`\s?#]+)/g), ([, path]) => root + path);
  return [...theme, index + manifest.characters].every((address) => addresses.has(address))
    && digests.every((digest) => folders.has(index + digest));
}

/** @param {ReleaseFile[]} files @returns {number} bytes */
export function sizeOf(files) {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * @param {Release} one
 * @param {Release} other
 * @returns {boolean} whether both have the same files
 */
export function isSame(one, other) {
  const addresses = new Set(one.files.map(({ address }) => address));
  return addresses.size === other.files.length
    && other.files.every(({ address }) => addresses.has(address));
}
