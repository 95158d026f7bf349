// Brings the scripts of the page, whose addresses this element names. ES5, see first.js.
var own = /** @type {HTMLElement} */ (document.currentScript).dataset;

/**
 * @param {(event: Event) => void} [then] when they are there, or lost
 * @returns {unknown} whether they are on their way by this: not where they came before, nor to an
 *   engine that knows no modules. Then each link leads where it leads without a script
 */
function later(then) {
  var all = own.later;
  own.later = "";
  return all && "noModule" in HTMLScriptElement.prototype && all.split(" ").map(function (address) {
    var script = document.createElement("script");
    script.type = "module";
    script.onload = script.onerror = /** @type {any} */ (then);
    script.src = address;
    document.head.append(script);
  });
}
