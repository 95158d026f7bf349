// The pages of events on the reader's own day, also one that begins while the page is open.

import "./fill.js";
import { showChoice } from "./choices.js";
import { keepTime } from "./hours/clock.js";
import { tellWhereCalendarsOpen } from "./in_wechat.js";
import { showStates } from "./states.js";
import { shanghaiDay } from "./today.js";

keepTime((moment) => {
  showStates(document, shanghaiDay(moment));
  showChoice(document, shanghaiDay(moment));
});
void tellWhereCalendarsOpen(document, navigator.userAgent);
