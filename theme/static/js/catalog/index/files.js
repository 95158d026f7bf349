/**
 * The files of an index: fetched once, unpacked here, and kept while the page is open. An answer
 * that did not come is never taken for an empty one.
 */

/** @typedef {(path?: string) => Promise<Uint8Array<ArrayBuffer>>} Fetcher */

/** The network or the host failed: the search is unfinished. */
export class UnfinishedError extends Error {}

/** The file is gone: the site was built anew while this page was open. */
export class StaleError extends Error {}

/** Files kept; a search needs a few dozen. */
const KEPT = 400;
/** Milliseconds before another try: one request in ten may fail on a bad network. */
const PAUSES = [100, 400, 1000];

/**
 * A function that does for each key once what may fail, and again where it failed.
 * @template T
 * @param {(key: string) => Promise<T>} make
 * @param {number} [most] answers that are kept, the newest ones
 * @returns {(key?: string) => Promise<T>}
 */
export function once(make, most = Infinity) {
  /** @type {Map<string, Promise<T>>} */
  const kept = new Map();
  return (key = "") => {
    const known = kept.get(key);
    if (known) return known;
    const answer = make(key);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    for (const [oldest] of kept) if (kept.size > most) kept.delete(oldest);
    return answer;
  };
}

/**
 * A function that gets unpacked files below a base address.
 * @param {string} base ends with a slash
 * @returns {Fetcher}
 */
export function fetcher(base) {
  return once((path) => patiently(base + path, PAUSES), KEPT);
}

/** @param {string} address @param {number[]} pauses @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function patiently(address, [pause, ...later]) {
  try {
    return await get(address);
  } catch (reason) {
    if (pause === undefined || reason instanceof StaleError) throw reason;
  }
  await new Promise((resume) => setTimeout(resume, pause));
  return patiently(address, later);
}

/** @param {string} address @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function get(address) {
  let gone = false;
  try {
    const { status, body } = await fetch(address);
    gone = status === 404;
    if (status === 200 && body) return await unpack(body);
  } catch {
    // Told below: there is no answer.
  }
  throw gone ? new StaleError(address) : new UnfinishedError(address);
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unpack(packed) {
  if (typeof DecompressionStream !== "undefined") return bytesOf(packed.pipeThrough(new DecompressionStream("gzip")));
  const { inflate } = await import("./inflate.js");
  return inflate(await bytesOf(packed));
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytesOf(stream) {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * What a decoder makes of a file; a file that was cut off is an unfinished answer.
 * @template T
 * @param {() => T} decode
 * @returns {T}
 */
export function decoded(decode) {
  try {
    return decode();
  } catch (reason) {
    throw new UnfinishedError("broken file", { cause: reason });
  }
}

/**
 * @param {Fetcher} fetch
 * @param {string} path
 * @returns {Promise<unknown>} what a JSON file says
 */
export async function fetchJson(fetch, path) {
  const bytes = await fetch(path);
  return decoded(() => JSON.parse(new TextDecoder().decode(bytes)));
}
