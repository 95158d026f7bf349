/** The branches by their codes: their names come with the copies, not with the page. */

import { fetchJson } from "../index/files.js";

/**
 * @typedef {import("../index/layers.js").Branches} Branches
 * @typedef {import("../index/layers.js").Index} Index
 */

/** @param {Pick<Index, "manifest" | "fetch">} index @returns {Promise<Branches>} */
export async function branchesOf({ manifest: { branches }, fetch }) {
  return typeof branches === "string" ? /** @type {Promise<any>} */ (fetchJson(fetch, branches)) : branches;
}
