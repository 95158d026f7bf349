// Who enters a search box is about to search: what that needs comes now (ahead.js, elder.js). ES5, see first.js.
addEventListener("focusin", function (event) {
  if (/** @type {any} */ (event.target).name === "q") later();
});
