// Runs before the page is drawn, also in engines that know no modules: ES5.
var root = document.documentElement;
root.classList.add("js");

// Who came from a page that had fetched this one ahead (ahead.js) is sent with the words behind "#".
if (/^#(.*&)?q=/.test(location.hash)) history.replaceState(null, "", "?" + location.hash.slice(1));

// Missing before Chrome 86 and Safari 14; every script fills its places by it.
if (!("replaceChildren" in root)) {
  Element.prototype.replaceChildren = function () {
    this.textContent = "";
    this.append.apply(this, /** @type {any} */ (arguments));
  };
}

// A module that does not arrive, or that an old engine can't read, can't report itself. So the
// script of a page says by the class "runs" that it has begun. Modules have had their turn before
// DOMContentLoaded: what has not begun by then never will, so its region is set to "error" from
// here, and the sentence that waits hidden in the page is shown. On a network that stands still
// there is no such event: then the clock brings the sentence, and it goes if the script begins.
function tell() {
  var runs = root.classList.contains("runs");
  each("[data-search-failed]", function (sentence) { sentence.hidden = runs; });
  ["data-search-state", "data-record-state"].forEach(function (state) {
    if (!runs) each("[" + state + "]", function (region) { region.setAttribute(state, "error"); });
  });
}

/** @param {string} selector @param {(found: any) => void} act */
function each(selector, act) {
  [].forEach.call(document.querySelectorAll(selector), act);
}
addEventListener("DOMContentLoaded", tell);
setTimeout(tell, 20000);

// What only some searches need is asked for at once where the address has such a search.
var typed = /[?&]q=([^&]*)/.exec(location.search) || ["", ""];
var text = String(typed[1]).replace(/%../g, " ");
each("[data-sought]", function (hint) {
  if (RegExp(hint.dataset.sought, "i").test(text)) document.head.append(hint.content);
});
