// Runs before the page is drawn. It only says that scripts run, and what to say where one fails:
// a module that does not arrive can't report itself, so its region is set to "error" from outside.
document.documentElement.classList.add("js");
addEventListener("error", function (event) {
  if (event.target && event.target.tagName === "SCRIPT") {
    document.addEventListener("DOMContentLoaded", function () {
      document.querySelectorAll("[data-search-state]").forEach(function (region) {
        region.setAttribute("data-search-state", "error");
      });
    });
  }
}, true);
