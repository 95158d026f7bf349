// The places nearest to the reader, computed here; asked for only when the reader taps.

const FEWEST = 10;
const EARTH = 6378245;
const FLATTENING = 0.00669342162296594323;

/**
 * Phones give WGS-84; places stand in GCJ-02, some hundred metres off, as Chinese maps have them.
 * The usual approximation.
 * @param {number} longitude
 * @param {number} latitude
 * @returns {[number, number]}
 */
export function shifted(longitude, latitude) {
  const x = longitude - 105;
  const y = latitude - 35;
  const { sin, cos, sqrt, abs, PI } = Math;
  const wave = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave +
    ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
    ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave +
    ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
    ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const slant = (latitude * PI) / 180;
  const magic = 1 - FLATTENING * sin(slant) ** 2;
  return [
    longitude + (east * 180) / ((EARTH / sqrt(magic)) * cos(slant) * PI),
    latitude + (north * 180) / (((EARTH * (1 - FLATTENING)) / (magic * sqrt(magic))) * PI),
  ];
}

/**
 * Metres between two points (haversine).
 * @param {[number, number]} one
 * @param {[number, number]} other
 */
export function metres([x, y], [a, b]) {
  const rad = Math.PI / 180;
  const half = Math.sin(((b - y) * rad) / 2) ** 2 +
    Math.cos(y * rad) * Math.cos(b * rad) * Math.sin(((a - x) * rad) / 2) ** 2;
  return 2 * 6371000 * Math.asin(Math.sqrt(half));
}

/** @param {number} distance in metres */
export function distanceWords(distance) {
  return distance < 950 ? `约 ${Math.max(1, Math.round(distance / 100))}00 米` : `约 ${(distance / 1000).toFixed(1)} 公里`;
}

/**
 * @param {HTMLElement} form
 * @param {Element[]} places
 */
export function showNearest(form, places) {
  const note = form.querySelector("[data-nearest-note]");
  const list = document.querySelector("[data-nearest-list]");
  note?.replaceChildren("正在问手机现在在哪里……");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const here = shifted(coords.longitude, coords.latitude);
      list?.replaceChildren(...nearest(places, here).map(([place, distance]) => row(place, distance)));
      list?.removeAttribute("hidden");
      note?.replaceChildren("按直线距离排列。位置只在这一页里算远近，不发送，也不保存。");
    },
    () => note?.replaceChildren("手机没有给出位置。可以按镇街找，或写馆名、地址。"),
    { maximumAge: 60000, timeout: 15000 },
  );
}

/**
 * @param {Element[]} places
 * @param {[number, number]} here
 * @returns {[Element, number][]}
 */
function nearest(places, here) {
  /** @type {[Element, number][]} */
  const far = places
    .filter((place) => place.hasAttribute("data-at") && !place.hasAttribute("hidden"))
    .map((place) => {
      const [x = 0, y = 0] = (place.getAttribute("data-at") ?? "").split(",").map(Number);
      return [place, metres(here, [x, y])];
    });
  return far.sort((one, other) => one[1] - other[1]).slice(0, FEWEST);
}

/**
 * A copy of a place's row, with how far it is.
 * @param {Element} place
 * @param {number} distance
 */
function row(place, distance) {
  const copy = /** @type {Element} */ (place.cloneNode(true));
  copy.removeAttribute("data-place");
  const far = document.createElement("b");
  far.className = "place__far";
  far.textContent = distanceWords(distance);
  copy.querySelector(".place__name")?.after(" ", far);
  return copy;
}
