// Copies what the feed says, to the byte. The copy event works without https, and no browser
// cleans what it is given there; navigator.clipboard is the second way.
const texts = JSON.parse(document.querySelector("[data-texts]").textContent);
const status = document.querySelector("[data-status]");

function put(key, data) {
  if (key === "html") {
    data.setData("text/html", texts.html);
    data.setData("text/plain", texts.plain);
  } else {
    data.setData("text/plain", texts[key]);
  }
}

function copyByEvent(key) {
  let done = false;
  const listen = (event) => {
    put(key, event.clipboardData);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", listen, { once: true, capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", listen, { capture: true });
  return done;
}

async function copyByPermission(key) {
  if (key !== "html") return navigator.clipboard.writeText(texts[key]);
  const blob = (text, type) => new Blob([text], { type });
  return navigator.clipboard.write([
    new ClipboardItem({
      "text/html": blob(texts.html, "text/html"),
      "text/plain": blob(texts.plain, "text/plain"),
    }),
  ]);
}

document.addEventListener("click", async (event) => {
  const key = event.target.dataset.copy;
  if (!key) return;
  try {
    if (!copyByEvent(key)) await copyByPermission(key);
    status.textContent = "已复制。";
  } catch {
    status.textContent = "浏览器不让复制。请选中下面的预览，按 Ctrl+C。";
  }
});
