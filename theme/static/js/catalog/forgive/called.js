/**
 * What readers call otherwise than books do: 讨工资 stands in no title, 劳动法 and 农民工 do. The one list
 * of it; a word that readers say and no catalogue has is added here, with words that catalogues have.
 */

import { inAny } from "../query/hits.js";
import { outcome } from "../query/outcome.js";
import { withoutSpoken } from "./spoken_words.js";
import { segmentsOf } from "./segments.js";

/**
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./relax.js").Asking} Asking
 * @typedef {{ said: RegExp, called: string[], beside?: boolean }} Name  `said`: as readers say it;
 *   `called`: as titles have it; `beside`: what else they say still counts
 */

const NUMBER = "(?:\\d{1,2}|[一二三四五六七八九十两]{1,3})";
const CHILD = "(?:孩子|小孩|小朋友|儿童|男孩|女孩|宝宝|儿子|女儿)";

/** @type {Name[]} */
const NAMES = [
  { said: /[讨要]工资|[讨欠]薪|(?:拖欠|不发|克扣|不给|没发).{0,2}工资/u, called: ["劳动法", "农民工"] },
  { said: /辞退|开除|裁员|炒鱿鱼|劳动仲裁|工伤|加班费/u, called: ["劳动法", "失业"] },
  { said: /离婚.*(?:归谁|财产|抚养|协议|官司|怎么)|抚养权/u, called: ["婚姻法"] },
  { said: /驾校|驾照|驾驶证|学车|考车|科目[一二三四]|驾考/u, called: ["驾驶", "交通安全"] },
  { said: /菜谱|(?:炒|做|烧|学做)(?:个|点)?菜|下厨/u, called: ["食谱", "家常菜", "烹饪"] },
  { said: /睡前(?:小?故事|读物)|哄.{0,3}睡/u, called: ["睡前", "晚安"] },
  { said: /(?:带|教|养|管)(?:好|大)?(?:外?孙子?女?|孙孙)/u, called: ["育儿"] },
  { said: /(?:孩子|小孩|儿子|女儿).{0,3}(?:不听话|叛逆|不爱|挑食|磨蹭|厌学|发脾气)/u, called: ["育儿", "正面管教"] },
  { said: /(?:腰|颈椎|肩|腿|膝盖?)(?:酸|疼|痛)|按摩/u, called: ["保健", "按摩"] },
  { said: /养花|种花/u, called: ["花卉", "园艺"] },
  { said: /练字|字帖|写字(?!楼|间)/u, called: ["书法"] },
  { said: new RegExp(`(?:[一二三123]|两)岁.*${CHILD}|${CHILD}.*(?:[一二三123]|两)岁`, "u"), called: ["绘本"] },
  { said: new RegExp(`${NUMBER}岁.*(?:看|读|适合)|适合.*${CHILD}|给${CHILD}[看读]|${CHILD}(?:看|读)的`, "u"), called: ["儿童文学", "童话"] },
  { said: /(?:小学)?(?:[一二三四五六]|\d)年级(?:学生|孩子)?|小学生?必读/u, called: ["小学生", "小学"], beside: true },
  { said: /(?:初中)?(?:初[一二三]|[七八九]年级)(?:学生)?/u, called: ["初中", "中学生"], beside: true },
  { said: /(?:高中)?高[一二三](?:学生)?/u, called: ["高中", "中学生"], beside: true },
];
/** Characters of the longest sentence. */
const LONGEST = 16;
/** Words that are tried with what else was said. */
const TRIED = 2;

/**
 * @param {Asking} asking
 * @returns {Promise<Outcome | undefined>} undefined where it is called so in books, too
 */
export async function findCalled({ text, words, field, find }) {
  // Of several words, or of a line, the others tell which book is meant.
  const name = words.length > 1 || text.length > LONGEST ? undefined : NAMES.find(({ said }) => said.test(text));
  const [said = ""] = name?.said.exec(text) ?? [];
  if (!name) return undefined;
  const rest = name.beside ? contentOf(text.replace(said, " ")) : [];
  for (const some of rest.length > 1 ? [rest, rest.slice(0, 1)] : [rest]) {
    for (const word of some.length > 0 ? name.called.slice(0, TRIED) : []) {
      const found = await find([word, ...some].join(" "), field);
      if (found.hits.size > 0) return called(found, said, [word, ...some]);
    }
  }
  const all = await Promise.all(name.called.map(async (word) => ({ word, found: await find(word, field) })));
  const known = all.filter(({ found }) => found.hits.size > 0 && found.how === "exact");
  const hits = inAny(known.map(({ found }) => found.hits));
  return hits.size > 0 ? called(outcome({ hits, total: hits.size }), said, known.map(({ word }) => word)) : undefined;
}

/** @param {string} text @returns {string[]} its words but for those that are only spoken */
function contentOf(text) {
  const { ways } = withoutSpoken(text.trim());
  return segmentsOf(ways[ways.length - 1] ?? text).filter((word) => word.length > 1);
}

/** @param {Outcome} found @param {string} said @param {string[]} words @returns {Outcome} */
function called(found, said, words) {
  return { ...found, how: "called", asked: words.join(" "), facts: [said] };
}
