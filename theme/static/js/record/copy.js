/** Copies text, in old browsers and inside WeChat too, where there is no clipboard to write to. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** @param {string} text @returns {boolean} */
function copySelected(text) {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "visually-hidden";
  document.body.append(box);
  box.select();
  // Deprecated, and the only way where there is no clipboard.
  const done = document.execCommand("copy");
  box.remove();
  return done;
}
