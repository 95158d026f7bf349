// The pages of events on the reader's own day.

import { showStates } from "./states.js";
import { shanghaiDay } from "./today.js";

showStates(document, shanghaiDay(new Date()));
