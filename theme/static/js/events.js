// The pages of events on the reader's own day.

import { tellWhereCalendarsOpen } from "./in_wechat.js";
import { showStates } from "./states.js";
import { shanghaiDay } from "./today.js";

showStates(document, shanghaiDay(new Date()));
void tellWhereCalendarsOpen(document, navigator.userAgent);
