// What stands in the head of every page whose scripts come only when something asks for them, and of
// pages that have none: what asks is behind it, first_….js, only where it is needed, all in one
// element of at most 1 kB (plugins/security/boot.py). Pages that are nothing without their script
// have boot.js in its place. It runs before the page is drawn, also in engines that know no modules:
// ES5. The parts are one script, so that they share their names.
document.documentElement.classList.add("js");

// Who reads a second page gets the service worker (sw.js): what was read is read without a network
// from then on. Who came for one page pays nothing for it; who searches gets it by the search.
if ("serviceWorker" in navigator && document.referrer.indexOf(location.origin + "/") === 0) addEventListener("load", function () {
  var icon = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=icon]"));
  if (icon) navigator.serviceWorker.register(icon.href.replace(/theme\/.*/, "sw.js")).catch(Number);
});
