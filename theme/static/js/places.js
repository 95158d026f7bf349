// The list of places: narrowed by words, kind and what is open now; nearest first if the reader
// asks. Nothing leaves the page. Without this script the townships lead down the list.

/**
 * Whether a place answers what the reader wrote: every word stands in its text.
 * @param {string} text
 * @param {string} words
 */
export function answers(text, words) {
  return words.trim().split(/\s+/).every((word) => text.includes(word));
}

/** @param {HTMLElement} form */
function start(form) {
  const words = /** @type {HTMLInputElement} */ (form.querySelector("#place-words"));
  const kind = /** @type {HTMLSelectElement} */ (form.querySelector("#place-kind"));
  const open = /** @type {HTMLInputElement} */ (form.querySelector("#place-open"));
  const places = [...document.querySelectorAll("[data-place]")];
  const texts = places.map((place) => {
    const group = place.closest("[data-group]")?.querySelector("h2")?.textContent ?? "";
    return `${group} ${place.textContent}`;
  });
  const narrow = () => {
    const all = !words.value.trim() && !kind.value && !open.checked;
    const found = places.filter((place, n) => {
      const fits = answers(texts[n] ?? "", words.value) &&
        (!kind.value || place.getAttribute("data-kind") === kind.value) &&
        (!open.checked || place.querySelector("[data-now]")?.getAttribute("data-state") === "open");
      place.toggleAttribute("hidden", !fits);
      return fits;
    });
    for (const group of document.querySelectorAll("[data-group]")) {
      group.toggleAttribute("hidden", !group.querySelector("[data-place]:not([hidden])"));
    }
    document.querySelector("[data-areas]")?.toggleAttribute("hidden", !all);
    form.querySelector("[data-count]")?.replaceChildren(all ? "" : `找到 ${found.length} 处`);
  };
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.removeAttribute("hidden");
  offerNearest(form, places);
}

/**
 * @param {HTMLElement} form
 * @param {Element[]} places
 */
function offerNearest(form, places) {
  const button = form.querySelector("[data-nearest]");
  if (!button || !("geolocation" in navigator) || !places.some((place) => place.hasAttribute("data-at"))) return;
  button.removeAttribute("hidden");
  form.querySelector("[data-nearest-note]")?.removeAttribute("hidden");
  button.addEventListener("click", async () => {
    const { showNearest } = await import("./hours/nearest.js");
    showNearest(form, places);
  });
}

const form = document.querySelector("[data-place-filter]");
if (form instanceof HTMLElement) start(form);
