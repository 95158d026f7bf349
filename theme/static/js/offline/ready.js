/**
 * What the page of the catalogue does for readers without a network: it keeps what they use, and
 * offers to save the whole. Little and late, for most readers need neither at once.
 */

import { sheet } from "../catalog/list/sheet.js";
import { siteOf } from "./site.js";
import { keepUsed } from "./worker.js";

/**
 * Shows the offer to save the catalogue; its panel comes when a reader opens it.
 * @param {string} index address of the catalogue's index
 * @returns {() => void} to be called when hits are shown: from the first time on, what is used is kept
 */
export function ready(index) {
  const site = siteOf(index);
  const offer = document.querySelector("details.offline");
  if (offer instanceof HTMLDetailsElement) showOffer(offer, site);
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    // Without a worker everything works as before, as long as there is a network.
    whenIdle(() => keepUsed(site).catch(() => {}));
  };
}

/** @param {() => void} work */
function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work);
  else setTimeout(work, 1000);
}

/** @param {HTMLDetailsElement} offer @param {import("./site.js").Site} site */
function showOffer(offer, site) {
  /** @type {Promise<void> | undefined} */
  let shown;
  // What the page has of its looks only later comes with those of the hits; here it may be first.
  const hits = document.querySelector("[data-sheet-hits]")?.getAttribute("data-sheet-hits") ?? "";
  void sheet(hits).then(() => { offer.hidden = false; });
  offer.addEventListener("toggle", () => {
    if (!offer.open) return;
    shown ??= import("./panel.js").then(({ showPanel }) => showPanel(offer, site)).catch(() => {
      shown = undefined;
      offer.querySelector(".offline__said")?.replaceChildren("网页的这一部分没有送到。请关上再打开一次。");
    });
  });
}
