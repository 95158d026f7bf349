/**
 * Gets what is known of a record: `catalog/records/<digest>/<hex>.json.gz`, whose format
 * plugins/catalog/browse/details.py describes.
 */

import { fetcher, fetchJson } from "../catalog/index/files.js";
import { crc32 } from "../catalog/index/layers.js";

/**
 * @typedef {import("../catalog/index/layers.js").Manifest & {
 *   records: { digest: string, shards: number }, places: string,
 * }} RecordManifest
 * @typedef {[id: string, publisher: string, year: string, edition: string]} Edition
 * @typedef {import("./values.js").RecordFields & {
 *   shelf: string, page?: number, anchor: string, call?: string, editions?: Edition[],
 *   at: [layer: number, number: number],
 * }} Details
 * @typedef {{ moved: string }} Moved
 * @typedef {(id: string) => Promise<Details | Moved | undefined>} Get
 * @typedef {{
 *   name?: string, url?: string, address?: string, telephone?: string, days?: Record<string, string>,
 * }} Place
 * @typedef {Record<string, Place>} Places  by the code of a branch
 */

/** The folder of the catalogue, seen from the page of a record. */
const CATALOG = "../";

/** @param {RecordManifest} manifest @returns {Get} */
export function detailsOf({ records: { digest, shards } }) {
  const fetch = fetcher(`${CATALOG}records/${digest}/`);
  return async (id) => {
    const shard = crc32(new TextEncoder().encode(id)) % shards;
    const entries = await fetchJson(fetch, `${shard.toString(16)}.json.gz`);
    // A map, because an id may have the name of what every object has.
    return new Map(Object.entries(/** @type {Record<string, Details | Moved>} */ (entries))).get(id);
  };
}

/**
 * A record, wherever it has moved to: the build follows mergers to their end.
 * @param {string} wanted
 * @param {Get} get
 * @returns {Promise<{ id: string, details: Details | undefined }>} `details`: undefined where there
 *   is none
 */
export async function find(wanted, get) {
  const entry = await get(wanted);
  if (!entry || !("moved" in entry)) return { id: wanted, details: entry };
  const there = await get(entry.moved);
  return { id: entry.moved, details: there && !("moved" in there) ? there : undefined };
}

/**
 * What is known of the branches, asked for once. Nothing where it did not come: addresses and hours
 * are a help beside the copies, which stand without them.
 * @param {RecordManifest} manifest
 * @returns {() => Promise<Places>}
 */
export function placesOf({ places }) {
  /** @type {Promise<Places> | undefined} */
  let asked;
  return () => {
    asked ??= fetch(CATALOG + places).then((answer) => answer.json()).catch(() => {
      asked = undefined;
      return {};
    });
    return asked;
  };
}
