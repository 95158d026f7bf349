// Keeps a page right while it is open: at once, with every minute, and when it is looked at again.

const MINUTE = 60000;

/** @param {(moment: Date) => void} update */
export function keepTime(update) {
  const run = () => {
    const moment = new Date();
    update(moment);
    setTimeout(run, MINUTE - (moment.getTime() % MINUTE));
  };
  document.addEventListener("visibilitychange", () => document.hidden || update(new Date()));
  addEventListener("pageshow", (event) => event.persisted && update(new Date()));
  run();
}
