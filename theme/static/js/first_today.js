// Which day it is for the reader: that of Shanghai, whose time the library keeps; it has no summer
// time. ES5, see first.js.
/** @returns {string} */
function today() {
  return new Date(Date.now() + 288e5).toISOString().slice(0, 10);
}
