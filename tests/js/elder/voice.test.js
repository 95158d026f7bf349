import assert from "node:assert/strict";
import test from "node:test";

import { chineseVoice, Reading, sentences } from "../../../theme/static/js/elder/voice.js";

const voice = (lang, localService = true) => ({ lang, localService });

test("a voice is Mandarin, of the device itself, and of the mainland where there is one", () => {
  const [own, taiwan] = [voice("zh_CN"), voice("zh-TW")];
  assert.equal(chineseVoice([voice("en-US"), taiwan, own]), own);
  assert.equal(chineseVoice([voice("cmn-Hans-CN")])?.lang, "cmn-Hans-CN");
  assert.equal(chineseVoice([voice("zh")])?.lang, "zh");
  assert.equal(chineseVoice([voice("zh-HK"), taiwan]), taiwan);
  assert.equal(chineseVoice([voice("zh-CN", false), voice("zh-HK"), voice("yue-HK"), voice("zha")]), undefined);
  assert.equal(chineseVoice([]), undefined);
});

test("a block is said sentence by sentence, lines of it with a breath between, and nothing without words", () => {
  assert.deepEqual(sentences("凭身份证办。要带什么？“来吧！”"), ["凭身份证办。", "要带什么？", "“来吧！”"]);
  assert.deepEqual(sentences("星期一\n 8:30"), ["星期一，8:30"]);
  assert.deepEqual(sentences(" —— \n"), []);
});

/** A reading of some texts with what was said, what was shown, and the end of the text that is being said. */
function reading(...texts) {
  const said = [];
  const shown = [];
  let finish = () => {};
  const mouth = { say: (text, done) => { said.push(text); finish = done; }, hush: () => {} };
  const one = new Reading(mouth, (phase, at) => shown.push(`${phase} ${at}`));
  one.begin(texts);
  return { one, said, shown, finish: () => finish() };
}

test("texts follow each other to the end", () => {
  const { said, shown, finish } = reading("甲", "乙");
  finish();
  finish();
  assert.deepEqual(said, ["甲", "乙"]);
  assert.deepEqual(shown, ["speaking 0", "speaking 1", "idle 2"]);
});

test("it goes on with the sentence in which it was stopped, however the engine tells of the stop", () => {
  const { one, said, finish } = reading("甲", "乙");
  finish();
  one.stop();
  finish();
  assert.equal(one.phase, "stopped");
  one.goOn();
  assert.deepEqual(said, ["甲", "乙", "乙"]);
});

test("begun anew it begins with the first", () => {
  const { one, said, finish } = reading("甲", "乙");
  finish();
  one.stop();
  one.begin(["甲", "乙"]);
  finish();
  assert.deepEqual(said, ["甲", "乙", "甲", "乙"]);
});

test("of nothing nothing is said", () => {
  assert.deepEqual(reading().shown, ["idle 0"]);
});
