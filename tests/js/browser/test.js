/** What the unit tests use of `node:test`, for a browser: the page of the tests maps one to the other. */

/** @type {{ name: string, run: () => unknown }[]} */
const tests = [];
/** @type {(() => unknown)[]} */
const after = [];

/** @param {string} name @param {() => unknown} run */
export function test(name, run) {
  tests.push({ name, run });
}

/** @param {() => unknown} run */
export function afterEach(run) {
  after.push(run);
}

/** @returns {Promise<{ run: number, failed: string[] }>} what became of all tests so far */
export async function outcome() {
  const failed = [];
  for (const { name, run } of tests) {
    try {
      await run();
    } catch (reason) {
      failed.push(`${name}: ${reason instanceof Error ? reason.stack : reason}`);
    }
    for (const tidy of after) await tidy();
  }
  return { run: tests.length, failed };
}

export default test;
