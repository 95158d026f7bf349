// What brings a picture close, reads a page aloud and tends a voice that speaks comes with the first
// tap; an entry of the history that was a picture leads nowhere once the page was loaded anew
// (exhibition.js). Where the scripts are lost, a link is followed. ES5, see first.js.
addEventListener("click", function (event) {
  var hit = /** @type {any} */ (event.target).closest("a[data-zoom],[data-aloud] button");
  if (!hit || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  // For what comes a round later still; the second half of a double tap is no tap.
  hit.dataset.asked = "";
  if (event.detail > 1 || later(function () { hit.click(); })) event.preventDefault();
});
addEventListener("play", function () { later(); }, true);
if ((history.state || {}).zoom >= 0) later();
