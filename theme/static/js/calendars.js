// A page that leads to a calendar and has no events of its own.

import { tellWhereCalendarsOpen } from "./in_wechat.js";

void tellWhereCalendarsOpen(document, navigator.userAgent);
