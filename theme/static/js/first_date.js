// A page that marks today, or is about it, is another one every day. ES5, see first.js.
addEventListener("DOMContentLoaded", function () {
  var now = today();
  if (now !== own.made && document.querySelector("[data-choice],td[aria-current],[data-date='" + now + "']")) later();
});
