// The button that reads the page aloud is there where the reader's own device has a voice for it, by
// the rule of elder/voice.js. ES5, see first.js.
function offer() {
  var button = /** @type {HTMLElement | null} */ (document.querySelector("[data-aloud] button"));
  if (button && button.hidden) button.hidden = !speechSynthesis.getVoices().some(function (voice) {
    return voice.localService && /^(zh|cmn)\b(?!.*\b(hk|mo)$)/i.test(voice.lang.replace("_", "-"));
  });
}
if ("speechSynthesis" in window) {
  addEventListener("DOMContentLoaded", offer);
  speechSynthesis.onvoiceschanged = offer;
}
