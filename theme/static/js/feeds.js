// The page that explains the feeds: a button beside every address, which copies it.

import { addCopyButtons } from "./copy_buttons.js";

addCopyButtons(document.querySelectorAll(".feed-group__link"));
