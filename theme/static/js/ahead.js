/**
 * Who enters a box that leads to the catalogue is about to search: what its page needs is fetched
 * while the words are typed. The page says what that is, in a template: where it is the catalogue's
 * page itself, the words follow its address behind `#`, else it would be another page to the
 * browser and asked for anew. `boot.js` puts them where they belong.
 */

import { savesData } from "./search/thrift.js";

const hint = document.querySelector("template[data-ahead]");
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[role=search]"));
const box = form && /** @type {HTMLInputElement | null} */ (form.querySelector("input[name=q]"));

/** A browser that can't fetch ahead by a link is told so by a request of its own. */
function fetchAhead() {
  if (!(hint instanceof HTMLTemplateElement)) return;
  for (const link of hint.content.querySelectorAll("link")) {
    if (!link.relList.supports("prefetch")) fetch(link.href).catch(() => {});
  }
  if (hint.content.querySelector("[as=document]")) form?.addEventListener("submit", goThere);
  document.head.append(hint.content);
}

/** @param {Event} event */
function goThere(event) {
  const words = new URLSearchParams(/** @type {any} */ (new FormData(/** @type {HTMLFormElement} */ (form))));
  event.preventDefault();
  location.assign(`${/** @type {HTMLFormElement} */ (form).action}#${words}`);
}

if (box && !savesData()) {
  box.addEventListener("focus", fetchAhead, { once: true });
  // A quick finger was there before this script.
  if (box === document.activeElement) fetchAhead();
}
