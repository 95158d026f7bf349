/** What the unit tests use of `node:assert/strict`, for a browser. */

/** @param {unknown} value @param {string} [message] */
function ok(value, message = "not true") {
  if (!value) throw new Error(message);
}

/** @param {unknown} value @returns {string} the same text for equal values, whatever their kind */
function shown(value) {
  return JSON.stringify(value, (_, own) => (
    own === undefined ? "\u0000undefined" : own instanceof Map || own instanceof Set ? unordered(own) : own
  )) ?? "\u0000undefined";
}

/** @param {Iterable<unknown>} many @returns {string[]} in an order that depends on what they are alone */
function unordered(many) {
  return Array.from(many, shown).sort();
}

/** @param {unknown} actual @param {unknown} expected @param {string} [message] */
function equal(actual, expected, message = "") {
  ok(Object.is(actual, expected), `${message} ${shown(actual)} is not ${shown(expected)}`);
}

/** @param {unknown} actual @param {unknown} expected @param {string} [message] */
function notEqual(actual, expected, message = "") {
  ok(!Object.is(actual, expected), `${message} both are ${shown(actual)}`);
}

/** @param {unknown} actual @param {unknown} expected @param {string} [message] */
function deepEqual(actual, expected, message = "") {
  ok(shown(actual) === shown(expected), `${message} ${shown(actual)} is not ${shown(expected)}`);
}

/** @param {() => unknown} run @param {Function} kind @param {string} [message] */
function throws(run, kind, message = "") {
  try {
    run();
  } catch (reason) {
    ok(reason instanceof kind, `${message} ${reason}`);
    return;
  }
  throw new Error(`${message} nothing was thrown`);
}

/** @param {Promise<unknown>} promise @param {Function} kind */
async function rejects(promise, kind) {
  const reason = await promise.then(() => undefined, (error) => error);
  ok(reason instanceof kind, `rejected with ${reason}`);
}

/** @param {string} text @param {RegExp} pattern */
function match(text, pattern) {
  ok(pattern.test(text), `${text} does not match ${pattern}`);
}

/** @param {string} text @param {RegExp} pattern */
function doesNotMatch(text, pattern) {
  ok(!pattern.test(text), `${text} matches ${pattern}`);
}

export default Object.assign(ok, {
  ok, equal, notEqual, deepEqual, throws, rejects, match, doesNotMatch,
});
