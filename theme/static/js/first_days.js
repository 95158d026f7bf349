// Pages say what is true on the day they were made. On another day this looks whether anything on
// them is said otherwise by now: if so, their scripts come and say it (states.js and its like). At
// once, and whenever the page is looked at again. ES5, see first.js.

function look() {
  var now = today();
  var made = /** @type {string} */ (own.made);
  document.querySelectorAll("[data-spans]").forEach(function (one) {
    /** @type {any} */ (one).dataset.spans.replace(/(\/?)([-\d]{10})/g, /** @param {string} _ @param {string} isEnd @param {string} day */ function (_, isEnd, day) {
      if (isEnd ? day < now !== day < made : day <= now !== day <= made) later();
    });
  });
}
addEventListener("DOMContentLoaded", look);
document.addEventListener("visibilitychange", look);
