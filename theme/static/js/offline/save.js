/** Fetches a release, file by file, and makes it the saved one when all of it is here. */

import { ReplacedError, sizeOf, UnreachableError } from "./release.js";
import { FullError, keep, kept, settle } from "./store.js";

/**
 * @typedef {import("./release.js").Fetch} Fetch
 * @typedef {import("./release.js").Release} Release
 * @typedef {import("./release.js").ReleaseFile} ReleaseFile
 * @typedef {import("./site.js").Site} Site
 * @typedef {{ bytes: number, total: number, part: number, parts: number }} Progress
 *   bytes that are here, of how many; bundles that are here, of how many
 * @typedef {{ signal: AbortSignal, said: (progress: Progress) => void, get?: Fetch, pauses?: number[] }} Saving
 */

/** Milliseconds before another try. */
const PAUSES = [500, 2000, 5000];

/**
 * @param {Site} site
 * @param {Release} release
 * @param {Saving} saving
 * @returns {Promise<void>} when all is saved; what came before a failure stays for the next time
 */
export async function save(site, release, { signal, said, get = fetch, pauses = PAUSES }) {
  const { has } = await kept(site);
  const missing = release.files.filter((file) => !has(file));
  const bundles = release.files.filter(isBundle);
  const total = sizeOf(release.files);
  let bytes = total - sizeOf(missing);
  let part = bundles.filter(has).length;
  await checkRoom(total - bytes);
  const tell = (/** @type {number} */ more) => said({ bytes: bytes + more, total, part, parts: bundles.length });
  for (const file of missing) {
    tell(0);
    const response = await patiently(() => download(file, { get, signal, said: tell }), pauses, signal);
    await keep(site, file.address, response);
    bytes += file.bytes;
    if (isBundle(file)) part += 1;
  }
  tell(0);
  stopIfAsked(signal);
  if (!await settle(site, release)) throw new ReplacedError("removed meanwhile");
}

/** @param {AbortSignal} signal */
function stopIfAsked({ aborted }) {
  if (aborted) throw new DOMException("", "AbortError");
}

/** @param {ReleaseFile} file */
function isBundle({ kind }) {
  return kind === "bundle";
}

/** @param {number} needed bytes */
async function checkRoom(needed) {
  const room = await globalThis.navigator?.storage?.estimate?.().catch(() => undefined);
  if (room?.quota !== undefined && room.quota - (room.usage ?? 0) < needed) throw new FullError();
}

/**
 * @template T
 * @param {() => Promise<T>} work that the network may break
 * @param {number[]} pauses
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
async function patiently(work, pauses, signal) {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (reason) {
      if (!(reason instanceof UnreachableError)) throw reason;
    }
    await new Promise((resume) => setTimeout(resume, pause));
    stopIfAsked(signal);
  }
  return work();
}

/**
 * A whole file. A file of the index that is shorter or longer than listed was cut off or put
 * together by the network; scripts and sheets are left to the host, some of which rewrite them.
 * @param {ReleaseFile} file
 * @param {{ get: Fetch, signal: AbortSignal, said: (bytes: number) => void }} how
 * @returns {Promise<Response>}
 */
async function download({ address, bytes, kind }, { get, signal, said }) {
  try {
    const response = await get(address, { signal, cache: "no-store" });
    if (response.status === 404) throw new ReplacedError(address);
    if (response.status !== 200 || !response.body) throw new Error(`${response.status}`);
    const blob = await blobOf(response.body, said);
    if (kind !== "theme" && blob.size !== bytes) throw new Error(`${blob.size} of ${bytes} bytes`);
    const type = response.headers.get("content-type") ?? "application/octet-stream";
    return new Response(blob, { headers: { "content-type": type } });
  } catch (reason) {
    if (reason instanceof ReplacedError || signal.aborted) throw reason;
    throw new UnreachableError(address, { cause: reason });
  }
}

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {(bytes: number) => void} said
 * @returns {Promise<Blob>}
 */
async function blobOf(body, said) {
  const chunks = [];
  let size = 0;
  for (const reader = body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    size += value.byteLength;
    said(size);
  }
}
