// The slide show of a take-away pack: a panel at a time, by itself or by hand. A classic script,
// because a browser loads no module from file://, in words that a television of 2017 knows.
// Without it the page shows every panel, one below the other.

(() => {
  "use strict";
  const CHOICES = [5, 8, 12, 20, 30, 60];
  const USUAL = 12;
  const BAR_STAYS = 4000;
  const SWIPE = 50;

  document.documentElement.className = "js";

  /** @param {string} name @param {string} usual */
  function recall(name, usual) {
    try {
      return localStorage.getItem("slideshow-" + name) || usual;
    } catch (_) {
      return usual;
    }
  }

  /** @param {string} name @param {string} value */
  function remember(name, value) {
    try {
      localStorage.setItem("slideshow-" + name, value);
    } catch (_) {
      // a browser that keeps nothing for files: the choice holds until the page is closed
    }
  }

  function start() {
    /** @type {HTMLElement[]} */
    const slides = Array.from(document.querySelectorAll(".slide"));
    const stage = /** @type {HTMLElement} */ (document.querySelector("[data-stage]"));
    const bar = /** @type {HTMLElement} */ (document.querySelector("[data-bar]"));
    const root = document.documentElement;
    let current = -1;
    let playing = false;
    let narrating = recall("narration", "no") === "yes";
    let seconds = Number(recall("seconds", String(USUAL))) || USUAL;
    let timer = 0;
    let barTimer = 0;
    /** @type {{release: () => Promise<void>} | null} */
    let lock = null;

    /** @param {string} name */
    const button = (name) => bar.querySelector('[data-do="' + name + '"]');
    /** @param {string} name @param {string} words */
    const say = (name, words) => {
      const place = bar.querySelector("[data-" + name + "]");
      if (place) place.textContent = words;
    };

    /** What a slide plays now: its film, or its narration where that is wanted. */
    function media() {
      const slide = slides[current];
      if (!slide) return null;
      /** @type {HTMLMediaElement | null} */
      const film = slide.querySelector("video");
      return film || (narrating ? slide.querySelector("audio") : null);
    }

    /** @param {number} to */
    function show(to) {
      const next = (to + slides.length) % slides.length;
      halt();
      if (next !== current) {
        slides.forEach((slide, place) => slide.classList.toggle("slide--current", place === next));
        current = next;
        keepAddress();
        prepare(slides[(next + 1) % slides.length]);
      }
      say("place", current + 1 + " / " + slides.length);
      if (playing) go();
    }

    /** The place of the slide that the address names; -1 where it names none. */
    const named = () => slides.findIndex((slide) => "#" + slide.id === location.hash);

    function keepAddress() {
      const slide = slides[current];
      try {
        if (slide) history.replaceState(null, "", "#" + slide.id);
      } catch (_) {
        // some browsers change no address of a file
      }
    }

    /** Decode a picture before it is shown. @param {HTMLElement | undefined} slide */
    function prepare(slide) {
      const picture = slide && slide.querySelector("img");
      if (picture && picture.decode) picture.decode().catch(() => {});
    }

    function halt() {
      clearTimeout(timer);
      document.querySelectorAll("video, audio").forEach((one) => {
        const player = /** @type {HTMLMediaElement} */ (one);
        player.onended = player.onerror = null;
        player.pause();
      });
    }

    const forward = () => show(current + 1);

    /** Wait for the slide's time, or for the end of what it plays. */
    function go() {
      const player = media();
      if (!player) {
        timer = window.setTimeout(forward, seconds * 1000);
        return;
      }
      player.onended = player.onerror = forward;
      const asked = player.play();
      if (asked) asked.catch(() => refused(player));
    }

    /** Before anybody has touched the page a browser plays nothing aloud. @param {HTMLMediaElement} player */
    function refused(player) {
      if (player !== media() || !playing || !player.paused) return;
      const byTime = () => {
        clearTimeout(timer);
        timer = window.setTimeout(forward, seconds * 1000);
      };
      if (player.muted || player instanceof HTMLAudioElement) {
        byTime();
        return;
      }
      player.muted = true;
      player.play().catch(byTime);
    }

    /** @param {boolean} wanted */
    function play(wanted) {
      playing = wanted;
      root.classList.toggle("paused", !wanted);
      stage.setAttribute("aria-live", wanted ? "off" : "polite");
      const toggle = button("toggle");
      if (toggle) toggle.textContent = wanted ? "停下" : "接着放";
      stayAwake();
      show(current);
    }

    function stayAwake() {
      const wake = /** @type {any} */ (navigator).wakeLock;
      if (!wake) return;
      if (!playing && lock) {
        lock.release().catch(() => {});
        lock = null;
      }
      if (playing && document.visibilityState === "visible") {
        wake.request("screen").then(
          /** @param {typeof lock} held */ (held) => {
            lock = held;
          },
          () => {},
        );
      }
    }

    /** @param {number} steps */
    function pace(steps) {
      const nearest = CHOICES.filter((choice) => choice <= seconds).length - 1;
      const place = Math.min(Math.max(nearest + steps, 0), CHOICES.length - 1);
      seconds = CHOICES[place] || USUAL;
      remember("seconds", String(seconds));
      say("seconds", seconds + " 秒");
      show(current);
    }

    /** @param {boolean} wanted */
    function narrate(wanted) {
      narrating = wanted;
      remember("narration", wanted ? "yes" : "no");
      const toggle = button("narrate");
      if (toggle) toggle.setAttribute("aria-pressed", String(wanted));
    }

    function fullscreen() {
      const page = /** @type {any} */ (document);
      const whole = /** @type {any} */ (root);
      if (page.fullscreenElement || page.webkitFullscreenElement) {
        (page.exitFullscreen || page.webkitExitFullscreen).call(page);
        return;
      }
      const ask = whole.requestFullscreen || whole.webkitRequestFullscreen;
      const asked = ask && ask.call(whole);
      if (asked && asked.catch) asked.catch(() => {});
    }

    function leave() {
      if (!document.fullscreenElement) location.href = "index.html";
    }

    /** @type {Record<string, () => void>} */
    const acts = {
      previous: () => show(current - 1),
      next: forward,
      first: () => show(0),
      last: () => show(slides.length - 1),
      toggle: () => play(!playing),
      slower: () => pace(1),
      faster: () => pace(-1),
      narrate: () => {
        narrate(!narrating);
        show(current);
      },
      fullscreen,
      leave,
    };
    /** @type {Record<string, string>} */
    const keys = {
      ArrowRight: "next",
      PageDown: "next",
      MediaTrackNext: "next",
      ArrowLeft: "previous",
      PageUp: "previous",
      MediaTrackPrevious: "previous",
      ArrowUp: "slower",
      ArrowDown: "faster",
      Home: "first",
      End: "last",
      " ": "toggle",
      Enter: "toggle",
      MediaPlayPause: "toggle",
      f: "fullscreen",
      m: "narrate",
      Escape: "leave",
    };

    /** @param {string | undefined | null} name */
    function act(name) {
      const one = name ? acts[name] : undefined;
      showBar();
      if (one) one();
      return Boolean(one);
    }

    function showBar() {
      root.classList.add("touched");
      clearTimeout(barTimer);
      barTimer = window.setTimeout(() => root.classList.remove("touched"), BAR_STAYS);
    }

    /** @param {EventTarget | null} target @param {string} what */
    const within = (target, what) => target instanceof Element && target.closest(what);

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if ((key === "Enter" || key === " ") && within(event.target, "a, button, video, audio")) return;
      if (act(keys[key])) event.preventDefault();
    });

    bar.addEventListener("click", (event) => {
      const pressed = within(event.target, "[data-do]");
      if (pressed) act(pressed.getAttribute("data-do"));
    });

    let swiped = false;
    let touchedAt = 0;
    stage.addEventListener(
      "touchstart",
      (event) => {
        const touch = event.touches[0];
        swiped = false;
        touchedAt = touch ? touch.clientX : 0;
      },
      { passive: true },
    );
    stage.addEventListener("touchend", (event) => {
      const touch = event.changedTouches[0];
      const way = touch ? touch.clientX - touchedAt : 0;
      swiped = Math.abs(way) > SWIPE;
      if (swiped) act(way < 0 ? "next" : "previous");
    });
    stage.addEventListener("click", (event) => {
      if (swiped || within(event.target, "a, video, audio")) return;
      act(event.clientX < innerWidth / 3 ? "previous" : "next");
    });

    document.addEventListener("mousemove", showBar);
    document.addEventListener("visibilitychange", stayAwake);
    addEventListener("hashchange", () => {
      const place = named();
      if (place >= 0 && place !== current) show(place);
    });

    if (!root.requestFullscreen && !(/** @type {any} */ (root).webkitRequestFullscreen)) {
      const whole = button("fullscreen");
      if (whole) whole.setAttribute("hidden", "");
    }
    say("seconds", seconds + " 秒");
    narrate(narrating);
    showBar();
    show(Math.max(named(), 0));
    play(true);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
