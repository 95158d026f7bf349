// Keeps a page right while it is open: at once, with every minute, and when it is looked at again,
// from when on the minutes are counted anew: a phone's sleep stops them.

const MINUTE = 60000;

/** @param {(moment: Date) => void} update */
export function keepTime(update) {
  let timer = 0;
  const run = () => {
    clearTimeout(timer);
    const moment = new Date();
    update(moment);
    timer = window.setTimeout(run, MINUTE - (moment.getTime() % MINUTE));
  };
  document.addEventListener("visibilitychange", () => document.hidden || run());
  addEventListener("pageshow", (event) => event.persisted && run());
  run();
}
