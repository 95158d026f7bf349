/**
 * The page of a record: the address says which, `?id=…`. What the book is and where its copies are
 * appear at once, so that nothing moves; then, as a reader comes near them, its neighbours on the
 * shelf and how to cite it.
 */

import { StaleError } from "./catalog/index/files.js";
import { open } from "./catalog/index/layers.js";
import { retry } from "./catalog/list/elements.js";
import { showHoldings } from "./record/holdings_table.js";
import { detailsOf, find, placesOf } from "./record/load.js";
import { fail, fill, miss, partsOf, show, wait } from "./record/page.js";

/**
 * @typedef {import("./record/load.js").RecordManifest} RecordManifest
 * @typedef {import("./record/values.js").Table} Table
 */

/** Milliseconds for which a record waits for its copies. Later they move what stands below them. */
const PATIENCE = 800;

/** @param {HTMLElement} region @param {RecordManifest} manifest @param {Table} table */
function start(region, manifest, table) {
  const parts = partsOf(region);
  const index = open(manifest);
  const get = detailsOf(manifest);
  const places = placesOf(manifest);

  /** Shows the record that the address names. */
  async function follow() {
    wait(region, parts);
    const wanted = new URLSearchParams(location.search).get("id") ?? "";
    const { id, details } = await find(wanted, get);
    if (!details) {
      miss(region, parts, wanted);
      return;
    }
    if (id !== wanted) history.replaceState(history.state, "", `?${new URLSearchParams({ id })}`);
    const holdings = showHoldings(region, parts, details, { index, places });
    fill(region, parts, details, table);
    await Promise.race([holdings, new Promise((resume) => setTimeout(resume, PATIENCE))]);
    show(region, parts, details);
    import("./record/later.js").then(({ rest }) => rest(region, parts, details, table)).catch(() => {});
    await holdings;
    region.dataset.finished = "";
  }

  function again() {
    follow().catch((reason) => {
      if (reason instanceof StaleError && !history.state?.reloaded) {
        history.replaceState({ ...history.state, reloaded: true }, "");
        location.reload();
        return;
      }
      fail(region, parts, retry(again));
    });
  }

  again();
}

/** @param {string} selector @returns {any} what a block of data says */
function read(selector) {
  return JSON.parse(document.querySelector(selector)?.textContent ?? "null");
}

const region = document.querySelector("[data-record-state]");
if (region instanceof HTMLElement) start(region, read("#catalog-manifest"), read("#record-table"));
document.documentElement.classList.add("runs"); // see boot.js
