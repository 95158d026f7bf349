// A button behind a link that copies the link's address: where the file itself can't be opened, as
// in WeChat, an address can still be carried to a program that knows what to do with it.

import { copy } from "./record/copy.js";

const WORDS = "复制地址";
const DONE = "已复制";
const FAILED = "请长按地址复制";

/** @param {Iterable<Element>} links */
export function addCopyButtons(links) {
  for (const link of links) {
    if (link instanceof HTMLAnchorElement) link.after(" ", button(link.href));
  }
}

/** @param {string} address */
function button(address) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--hollow";
  made.textContent = WORDS;
  made.setAttribute("aria-live", "polite");
  made.addEventListener("click", async () => {
    made.textContent = (await copy(address)) ? DONE : FAILED;
  });
  return made;
}
