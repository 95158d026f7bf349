// Runs before the page is drawn. A module that does not arrive can't report itself, so its region
// is set to "error" from here, and the sentence that waits hidden in the page is shown. The page
// lives by its main script alone: it works without the script of the closures at its head.
document.documentElement.classList.add("js");
function searchFailed() {
  document.querySelectorAll("[data-search-state]").forEach(function (region) {
    region.setAttribute("data-search-state", "error");
  });
  document.querySelectorAll("[data-search-failed]").forEach(function (message) {
    message.removeAttribute("hidden");
  });
}
addEventListener("error", function (event) {
  if (!(event.target instanceof HTMLScriptElement) || !("main" in event.target.dataset)) return;
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", searchFailed);
  else searchFailed();
}, true);

// What only some searches need is asked for at once where the address has such a search.
document.querySelectorAll("template").forEach(function (hint) {
  var address = location.search.replace(/%../g, " ");
  if (new RegExp(hint.dataset.sought || "", "i").test(address)) document.head.append(hint.content);
});
