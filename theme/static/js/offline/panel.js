/** The panel under which readers save the whole catalogue, see how it goes, and remove it again. */

import { element } from "../catalog/list/elements.js";
import { published } from "./release.js";
import { save } from "./save.js";
import { stateOf } from "./state.js";
import { hasAny, kept, remove } from "./store.js";
import { failure, NO_HTTPS, NO_WORKERS, progressSentence } from "./words.js";
import { hasWorkers, register } from "./worker.js";

/**
 * @typedef {import("./release.js").Release} Release
 * @typedef {import("./site.js").Site} Site
 */

/**
 * @param {HTMLDetailsElement} offer has `.offline__body`, in it `.offline__said`
 * @param {Site} site
 * @returns {Promise<void>} when the panel says how things are
 */
export async function showPanel(offer, site) {
  const body = /** @type {HTMLElement} */ (offer.querySelector(".offline__body"));
  const said = /** @type {HTMLElement} */ (body.querySelector(".offline__said"));
  await new Panel(body, said, site).look();
}

class Panel {
  #bar = element("progress", "offline__bar");
  #counted = element("p", "offline__counted");
  #moves = element("p", "offline__moves");

  /** @param {HTMLElement} body @param {HTMLElement} said @param {Site} site */
  constructor(body, said, site) {
    this.said = said;
    this.site = site;
    this.#bar.setAttribute("aria-label", "存了多少");
    for (const part of [this.#bar, this.#counted]) part.hidden = true;
    body.append(this.#bar, this.#counted, this.#moves);
  }

  /**
   * Shows how things are.
   * @param {string} [before] what happened, to be said first
   */
  async look(before = "") {
    if (!isSecureContext) this.#show(NO_HTTPS);
    else if (!hasWorkers()) this.#show(NO_WORKERS);
    else await this.#lookInside(before).catch((reason) => this.#show(failure(reason)));
  }

  /** @param {string} before */
  async #lookInside(before) {
    const [here, used, now] = await Promise.all([
      kept(this.site), hasAny(this.site), published(this.site).catch((reason) => reason),
    ]);
    const state = stateOf(here, now, used);
    this.#show(before + state.said, [
      ...button(state.save, "button", () => this.#save(now)),
      ...button(state.remove, "button button--hollow", () => this.#remove()),
    ]);
  }

  /** @param {Release} release */
  async #save(release) {
    const stop = new AbortController();
    const stopping = button("停下", "button button--hollow", () => stop.abort());
    this.#show("正在存，请不要关上这一页。", stopping, true);
    // Kept for good or until the browser needs the room: it is saved either way.
    navigator.storage?.persist?.().catch(() => {});
    try {
      await register(this.site);
      await save(this.site, release, { signal: stop.signal, said: (done) => this.#count(done) });
      await this.look();
    } catch (reason) {
      await this.look(failure(reason));
    }
  }

  async #remove() {
    const done = await remove(this.site).then(() => "已移除，这里不再留着目录。", () => "没有移除成，请再试一次。");
    await this.look(done);
  }

  /** @param {import("./save.js").Progress} progress */
  #count(progress) {
    this.#bar.max = progress.total;
    this.#bar.value = progress.bytes;
    this.#counted.textContent = progressSentence(progress);
  }

  /** @param {string} sentence @param {HTMLButtonElement[]} [buttons] @param {boolean} [saving] */
  #show(sentence, buttons = [], saving = false) {
    const held = this.#moves.contains(document.activeElement);
    for (const part of [this.#bar, this.#counted]) part.hidden = !saving;
    this.said.textContent = sentence;
    this.#moves.replaceChildren(...buttons);
    // The button that was pressed is gone: whoever uses a keyboard stays where he was.
    if (held) (buttons[0] ?? this.said).focus();
  }
}

/**
 * @param {string} label no button without one
 * @param {string} className
 * @param {() => void} pressed
 * @returns {HTMLButtonElement[]}
 */
function button(label, className, pressed) {
  if (!label) return [];
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", pressed);
  return [made];
}
