// In WeChat no calendar opens: there the scripts of the page say what to do (in_wechat.js). ES5, see first.js.
addEventListener("DOMContentLoaded", function () {
  if (/MicroMessenger/i.test(navigator.userAgent) && document.querySelector("main [href*='.ics']")) later();
});
