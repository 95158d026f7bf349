/**
 * Files of the index: fetched once, unpacked here, kept while the page is open. An answer that did
 * not come is never taken for an empty one.
 */

/** The browser cannot unpack what the index is packed in. */
export class OldBrowserError extends Error {}
/** The network or the host failed: the search is unfinished. */
export class UnfinishedError extends Error {}

/** Files kept; a search needs a few dozen. */
const KEPT = 400;

/** @typedef {(path: string, absentIsEmpty?: boolean) => Promise<Uint8Array>} Fetcher */

/**
 * A function that gets unpacked files below a base address.
 * @param {string} base ends with a slash
 * @returns {Fetcher}
 */
export function fetcher(base) {
  /** @type {Map<string, Promise<Uint8Array>>} */
  const kept = new Map();
  return (path, absentIsEmpty = false) => {
    const known = kept.get(path);
    if (known) return known;
    const answer = get(base + path, absentIsEmpty);
    kept.set(path, answer);
    answer.catch(() => kept.delete(path));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? path);
    return answer;
  };
}

/** @param {string} address @param {boolean} absentIsEmpty @returns {Promise<Uint8Array>} */
async function get(address, absentIsEmpty) {
  if (typeof DecompressionStream === "undefined") throw new OldBrowserError(address);
  try {
    const response = await fetch(address);
    if (absentIsEmpty && response.status === 404) return new Uint8Array();
    if (response.status !== 200 || !response.body) throw new UnfinishedError(address);
    return await unpack(response.body);
  } catch (reason) {
    throw reason instanceof UnfinishedError ? reason : new UnfinishedError(address, { cause: reason });
  }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed @returns {Promise<Uint8Array>} */
async function unpack(packed) {
  const stream = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {Fetcher} fetch
 * @param {string} path
 * @returns {Promise<unknown>} what a JSON file says
 */
export async function fetchJson(fetch, path) {
  const bytes = await fetch(path);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (reason) {
    throw new UnfinishedError(path, { cause: reason });
  }
}
