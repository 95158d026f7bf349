/**
 * Who enters a box that leads to the catalogue is about to search: what its page needs is fetched
 * while the words are typed. The page says what that is, in a template.
 */

import { savesData } from "./search/thrift.js";

const hint = document.querySelector("template[data-ahead]");
const box = document.querySelector("form[role=search] input[name=q]");

/** A browser that can't fetch ahead by a link is told so by a request of its own. */
function fetchAhead() {
  if (!(hint instanceof HTMLTemplateElement)) return;
  for (const link of hint.content.querySelectorAll("link")) {
    if (!link.relList.supports("prefetch")) fetch(link.href).catch(() => {});
  }
  document.head.append(hint.content);
}

if (box && !savesData()) {
  box.addEventListener("focus", fetchAhead, { once: true });
  // A quick finger was there before this script.
  if (box === document.activeElement) fetchAhead();
}
