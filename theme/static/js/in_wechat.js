// In WeChat's own browser a calendar file neither opens nor downloads: the page says so and lets its
// address be copied. The name of the browser decides nothing but this hint.

const IN_WECHAT = /MicroMessenger/i;
const HINT = "微信里打不开日历文件：请点右上角“···”，选“在浏览器打开”；或复制地址，在手机的日历里订阅。";

/**
 * @param {Pick<Document, "querySelectorAll">} page
 * @param {string} agent the browser's name of itself
 */
export async function tellWhereCalendarsOpen(page, agent) {
  if (!IN_WECHAT.test(agent)) return;
  const links = [...page.querySelectorAll('main a[href$=".ics"]')];
  const [first] = links;
  if (!first) return;
  const { addCopyButtons } = await import("./copy_buttons.js");
  addCopyButtons(links);
  const hint = document.createElement("p");
  hint.className = "note";
  hint.textContent = HINT;
  (first.closest("p, ul") ?? first).after(hint);
}
