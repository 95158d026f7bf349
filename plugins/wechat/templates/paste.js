// Copies what the feed says, to the byte. The copy event works without https, and no browser
// cleans what it is given there; navigator.clipboard is the second way.
const texts = JSON.parse(document.querySelector("[data-texts]")?.textContent ?? "{}");
const told = document.querySelector("[data-status]");

/**
 * What the feed says of a field.
 * @param {string} key
 * @returns {string}
 */
const textOf = (key) => texts[key] ?? "";

/**
 * @param {string} key
 * @param {DataTransfer} data
 */
function put(key, data) {
  if (key === "html") {
    data.setData("text/html", textOf("html"));
    data.setData("text/plain", textOf("plain"));
  } else {
    data.setData("text/plain", textOf(key));
  }
}

/** @param {string} key */
function copyByEvent(key) {
  let done = false;
  const listen = (/** @type {ClipboardEvent} */ event) => {
    if (!event.clipboardData) return;
    put(key, event.clipboardData);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", listen, { once: true, capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", listen, { capture: true });
  return done;
}

/** @param {string} key */
async function copyByPermission(key) {
  if (key !== "html") return navigator.clipboard.writeText(textOf(key));
  const blob = (/** @type {string} */ text, /** @type {string} */ type) => new Blob([text], { type });
  return navigator.clipboard.write([
    new ClipboardItem({
      "text/html": blob(textOf("html"), "text/html"),
      "text/plain": blob(textOf("plain"), "text/plain"),
    }),
  ]);
}

document.addEventListener("click", async (event) => {
  const key = event.target instanceof HTMLElement && event.target.dataset.copy;
  if (!key || !told) return;
  try {
    if (!copyByEvent(key)) await copyByPermission(key);
    told.textContent = "已复制。";
  } catch {
    told.textContent = "浏览器不让复制。请选中下面的预览，按 Ctrl+C。";
  }
});
