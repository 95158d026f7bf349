// A notice leaves the lists with its day, and says so on its page: as closures.js. ES5, see first.js.
addEventListener("DOMContentLoaded", function () {
  var now = today();
  document.querySelectorAll("[data-until],[data-after]").forEach(function (/** @type {any} */ one) {
    one.hidden = one.dataset.until < now || now <= one.dataset.after;
  });
});
