/** What only makes a sentence of a query: 请问图书馆有wifi吗 asks for wifi. */

/** What a question is asked with, and what every page is about. Longer ones first. */
const SPOKEN = new RegExp([
  "什么时候", "可不可以", "能不能", "有没有", "是不是", "要不要", "怎么样", "怎么办", "请问", "怎么", "怎样", "如何",
  "哪里", "哪儿", "在哪", "什么", "多少", "可以", "需要", "你们", "我们", "你好", "图书馆", "一下", "一个",
  "我", "想", "要", "能", "有", "吗", "呢", "吧", "啊", "嘛", "么", "没", "的", "了", "在", "是", "个",
].join("|"), "gu");

/** @param {string} query @returns {string} with a space for each */
export function withoutSpoken(query) {
  return query.replace(SPOKEN, " ");
}
