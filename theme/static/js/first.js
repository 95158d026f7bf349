// What stands in the head of every page whose scripts come only when something asks for them, and of
// pages that have none: what asks is behind it, first_….js, only where it is needed, all in one
// element of at most 1 kB (plugins/security/boot.py). Pages that are nothing without their script
// have boot.js in its place. It runs before the page is drawn, also in engines that know no modules:
// ES5. The parts are one script, so that they share their names.
document.documentElement.classList.add("js");
