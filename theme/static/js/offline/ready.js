/**
 * What the page of the catalogue does for readers without a network: it keeps what they use, and
 * offers to save the whole. Little and late, for most readers need neither at once.
 */

import { element } from "../catalog/list/elements.js";
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
  showOffer(site);
  let begun = false;
  return () => {
    if (begun || document.querySelector("[data-online]")) return;
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

/** @param {import("./site.js").Site} site */
function showOffer(site) {
  const region = document.querySelector(".catalog-results");
  if (!(region instanceof HTMLElement) || "online" in region.dataset) return;
  const { sheetHits } = region.dataset;
  const said = element("p", "offline__said", "正在看这里存了什么……");
  said.setAttribute("role", "status");
  said.tabIndex = -1;
  const offer = element("details", "offline",
    element("summary", "fold", "把整个目录存到这部手机，没有网络也能查"),
    element("div", "offline__body", said));
  /** @type {Promise<void> | undefined} */
  let shown;
  // What the page has of its looks only later comes with those of the hits; here it may be first.
  void sheet(sheetHits).then(() => region.after(offer));
  offer.addEventListener("toggle", () => {
    if (!offer.open) return;
    shown ??= import("./panel.js").then(({ showPanel }) => showPanel(offer, site)).catch(() => {
      shown = undefined;
      said.textContent = "这一部分没有加载完整，请关上再打开一次。";
    });
  });
}
