// Runs before the page is drawn, also in engines that know no modules: ES5.
var root = document.documentElement;
root.classList.add("js");

// Missing before Chrome 86 and Safari 14; every script fills its places by it.
if (!("replaceChildren" in root)) {
  Element.prototype.replaceChildren = function () {
    this.textContent = "";
    for (var i = 0; i < arguments.length; i += 1) this.append(arguments[i]);
  };
}

// A module that does not arrive, or that an old engine can't read, can't report itself. So the
// script of a page says by the class "runs" that it has begun. Modules have had their turn before
// DOMContentLoaded: what has not begun by then never will, so its region is set to "error" from
// here, and the sentence that waits hidden in the page is shown. On a network that stands still
// there is no such event: then the clock brings the sentence, and it goes if the script begins.
function tell() {
  var runs = root.classList.contains("runs");
  each("[data-search-failed]", function (sentence) {
    if (runs) sentence.setAttribute("hidden", "");
    else sentence.removeAttribute("hidden");
  });
  if (runs) return;
  each("[data-search-state]", function (region) { region.setAttribute("data-search-state", "error"); });
  each("[data-record-state]", function (region) { region.setAttribute("data-record-state", "error"); });
}

/** @param {string} selector @param {(found: Element) => void} act */
function each(selector, act) {
  Array.prototype.forEach.call(document.querySelectorAll(selector), act);
}
addEventListener("DOMContentLoaded", tell);
setTimeout(tell, 20000);

// What only some searches need is asked for at once where the address has such a search.
document.querySelectorAll("template").forEach(function (hint) {
  var typed = /[?&]q=([^&]*)/.exec(location.search);
  var text = (typed && typed[1] || "").replace(/%../g, " ");
  var sought = hint.dataset.sought;
  if (sought && new RegExp(sought, "i").test(text)) document.head.append(hint.content);
});
