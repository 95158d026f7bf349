import assert from "node:assert/strict";
import test from "node:test";

import { weekend } from "../../theme/static/js/choices.js";

const DAYS = Array.from({ length: 800 }, (_, number) => new Date(Date.UTC(2026, 0, 1 + number)));
const iso = (/** @type {Date} */ day) => day.toISOString().slice(0, 10);

test("a weekend is a Saturday and the Sunday after it, the coming one or the very one", () => {
  for (const day of DAYS) {
    const [saturday = "", sunday = ""] = weekend(iso(day));
    assert.equal(new Date(saturday).getUTCDay(), 6);
    assert.equal(new Date(sunday).getUTCDay(), 0);
    const ahead = (Date.parse(sunday) - day.getTime()) / 86_400_000;
    assert.ok(ahead >= 0 && ahead < 7, `${iso(day)}: ${sunday}`);
  }
});
