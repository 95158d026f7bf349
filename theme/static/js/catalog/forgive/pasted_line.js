/**
 * A line that was copied from somewhere: 书名：活着 作者：余华 ISBN：…, 《活着》余华 著 20.00元, a row of a
 * school's list, of a bookshop, of a bibliography. What stands beside title and name is left out, and
 * labels say which is which.
 */

/**
 * @typedef {import("../address/read.js").SearchField} SearchField
 * @typedef {{ field: SearchField, text: string }} Part
 * @typedef {{ isbn: string, parts: Part[], sure: boolean }} Line  `isbn`: that stands in it, if any;
 *   `sure`: no title looks like this, so that it need not be looked up as it is
 */

/** @type {[SearchField | undefined, string][]} labels, and the field that each names; some name none */
const LABELS = [
  ["title", "书名|题名|正题名|图书名称|书籍名称|作品名称|作品名|商品名称|品名|名称"],
  ["person", "作者名?|责任者|第一责任者|著者|原著者?|原作者|主编|编者|编著者?"],
  [undefined, "译者|翻译|绘者|出版社|出版者|出版单位|出版方|出版商|出品方|原作名|副标题|出版时间|出版日期|出版年份?|出版地|年份|"
    + "页数|字数|定价|价格|售价|原价|装帧|包装|开本|版次|印次|版本|语种|丛书名?|isbn(?:号|编号)?|条码号?|条形码|书号|索书号|"
    + "索取号|分类号?|中图分类号?|馆藏地?|评分|豆瓣评分|简介|内容简介|年级|适合年龄|数量|单价"],
];
const NAMES = LABELS.map(([, names]) => names).join("|");
/** With a mark behind it, or in brackets. */
const LABEL = new RegExp(`(^|[\\s\\d[【(,;、|/。.》\\]】)])(${NAMES})\\s*(?=[\\]】:])`, "gu");
/** A column of a table: 作品名称 穆斯林的葬礼 作者 霍达. */
const COLUMN = new RegExp(`(^|\\s)(${NAMES})(?=\\s)`, "gu");

const ISBN = /(?:^|\D)(97[89][- ]?(?:\d[- ]?){9}\d)(?!\d)/u;
const ISBN10 = /isbn\D{0,4}((?:\d[- ]?){9}[\dx])(?![\dx])/u;
const QUOTED = /《([^《》]+)》/gu;

const COUNTRIES = "美|英|法|德|日|俄|苏|苏联|俄罗斯|中|清|明|宋|元|唐|汉|晋|魏|南宋|北宋|民国|意|意大利|奥|奥地利|以|以色列|"
  + "哥伦比亚|加|加拿大|澳|澳大利亚|新西兰|韩|印|印度|西|西班牙|葡|葡萄牙|巴西|智利|阿根廷|墨西哥|秘鲁|瑞典|瑞士|挪威|丹麦|芬兰|荷|荷兰|"
  + "比|比利时|波|波兰|捷|捷克|匈|匈牙利|希|希腊|古希腊|古罗马|土|土耳其|爱尔兰|南非|尼日利亚|埃及|伊朗|阿富汗|台湾|香港|春秋|战国|先秦|"
  + "西汉|东汉|美国|英国|法国|德国|日本|韩国|(?:汉|唐|宋|元|明|清)代?";
/** No title has these. */
const MARKS = [
  /(?:¥|rmb|cny)\s*\d+(?:\.\d+)?元?|(?:^|[\s/,;:|])\d+(?:\.\d+)?\s*元(?=$|[\s/,;|)])/gu,
  /\(?\d+(?:\.\d+)?万?\+?\s*人(?:评价|想读|读过|在读|推荐|评分)\)?|豆瓣(?:评分|高分)|评分\s*\d/gu,
  /\[(?:m|j|d|c|m\/ol)\]|(?:官方)?正版(?:书籍|图书)?|包邮|旗舰店|现货/gu,
  /[./|,;、]\s*[^\s/,;|.]*(?:出版社|出版公司|印书馆|书局|书店)(?=$|[\s\d/,;|.)])/gu,
  new RegExp(`[[(【〔](?:${COUNTRIES})[\\])】〕]`, "gu"),
];
/** Titles may have these; beside others they are none of it. */
const FURTHER = [
  /(?:19|20)\d\d\s*年\s*(?:\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:第?.?版)?|(?:19|20)\d\d\s*[-./]\s*\d{1,2}(?:\s*[-./]\s*\d{1,2})?/gu,
  /\d+\s*页|第[\d一二三四五六七八九十]+版|\d+开|(?:^|[\s/,;])(?:\d|10)\.\d(?:\s*分)?(?=\s|$|\()/gu,
];
/** What a bookshop or a school says beside it. */
export const BESIDE = new RegExp([
  "(?:官方|全新)?正版(?:书籍|图书|现货|包邮)?|包邮|现货|旗舰店|新华书店|官方|二手|畅销书?|全新|豆瓣读书",
  "(?:精|平|线)装(?:版|本)?|(?:全套|套装|全集|全|共)\\d*[一二两三四五六七八九十]*(?:册|本|卷)|\\d+册|全套|套装|[典珍收]藏版|纪念版|无删减|完整版",
  "[一二三四五六七八九]*年级(?:课外)?(?:阅读|必读)(?:书籍?|书目)?|课外(?:阅读)?书籍?|课外阅读|必读(?:书目)?|推荐(?:书目)?|书籍|图书",
  "统编语文|快乐读书吧|(?:小学生|中小学生|初中生|高中生|青少年)(?:版|课外)",
].join("|"), "gu");
const PUBLISHER = /^\S*(?:出版社|出版公司|出版集团|出版有限公司|出版中心|印书馆|书局|书店|出版)(?:(?:19|20)\d\d年?版?)?$/u;
const QUOTED_AND_PUBLISHED = /《[^《》]+》.*(?:出版社|出版公司|印书馆|书局|书店)/u;
const ROLES = "等|编著|主编|原著|改编|编译|编写|著|编|译|绘|撰|校注|校|注|文|图|作者";
const ROLE_ALONE = new RegExp(`^(?:等)?(?:${ROLES})$`, "u");
/** A name with what the person did, but for 四大名著, 语文新编. */
const NAMED = /^(.*[^名原巨专论遗汇选新续外合改])(?:等)?(?:编著|主编|编译|编写|著|编|译|绘)$/u;
/** The number of a row, and of what a row has beside a title. */
const ROW = /^[\s#*•·\-([【]*(?:第?[\d一二三四五六七八九十]{1,3}\s*[.、)】:,]|\d{1,3}\s*(?=《)|\d{1,3}[)】])\s*/u;
const COUNT = /^(?:\d{1,3}(?:\.\d+)?|isbn)$/u;
const YEAR = /^(?:19|20)\d\d$/u;
/** Where a publisher is: “. 北京: 中华书局”. */
const PLACE = /[.\s/,;][一-龥]{2,4}\s*:\s*(?=[^\s:]+(?:社|局|店|馆|公司))/gu;
const BORDER = /[\s/,;:|()[\]【】〔〕{}、。~"'“”‘’+—]+|\.(?=\s|$|[一-龥]{2})/u;
const LETTER = /[\p{L}\p{N}]/u;

/** @param {string} word @returns {boolean} */
export function isPublisher(word) {
  return PUBLISHER.test(word);
}

/**
 * @param {string} text normalised
 * @returns {Line | undefined} nothing where it does not look copied
 */
export function lineIn(text) {
  const isbn = (ISBN.exec(text)?.[1] ?? ISBN10.exec(text)?.[1] ?? "").replace(/[^\dx]/gu, "");
  const labelled = labelledIn(text);
  if (labelled.length > 0) return { isbn, parts: labelled, sure: true };
  const row = text.replace(ISBN, " ").replace(ROW, "");
  const placed = row.replace(PLACE, " ");
  const published = QUOTED_AND_PUBLISHED.test(row);
  const sure = isbn !== "" || published || placed !== row || without(row, MARKS) !== row;
  const parts = partsOf(without(placed, [...MARKS, ...FURTHER]), sure);
  const titled = parts.some(({ field }) => field === "title");
  return sure || titled || lettersIn(parts.map((part) => part.text).join("")) < lettersIn(text)
    ? { isbn, parts, sure } : undefined;
}

/** @param {string} text @param {RegExp[]} marks @returns {string} */
function without(text, marks) {
  // What a line begins with is what it is about: 1984年 奥威尔.
  return marks.reduce((rest, mark) => (
    rest.replace(mark, (found, ...more) => (FURTHER.includes(mark) && more.includes(0) ? found : " / "))
  ), text);
}

/** @param {string} text @returns {number} */
function lettersIn(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

/** @param {string} text @returns {Part[]} the parts that labels name, and what stands before them; none without labels */
function labelledIn(text) {
  const marked = Array.from(text.matchAll(LABEL));
  const columns = Array.from(text.matchAll(COLUMN));
  const labels = marked.length > 0 ? marked : columns.length > 1 ? columns : [];
  const values = labels.map(({ 0: all, 2: name = "", index }, i) => ({
    field: LABELS.find(([, names]) => RegExp(`^(?:${names})$`, "u").test(name))?.[0],
    parts: partsOf(without(text.slice(index + all.length, labels[i + 1]?.index), [...MARKS, ...FURTHER]), true),
  }));
  if (values.length === 0) return [];
  const titled = values.some(({ field }) => field === "title");
  const before = titled ? [] : partsOf(without(text.slice(0, labels[0]?.index).replace(ROW, ""), MARKS), true);
  return [...before, ...values.flatMap(({ field, parts }) => (
    // Of several persons the first is in the record, as it is in the book.
    field ? parts.slice(0, field === "person" ? 1 : undefined).map((part) => ({ ...part, field })) : []
  ))];
}

/**
 * @param {string} text
 * @param {boolean} sure
 * @returns {Part[]} titles in their marks, and words that may be anything
 */
function partsOf(text, sure) {
  const titles = Array.from(text.matchAll(QUOTED), ([, title = ""]) => title.replace(/\(.*$/u, ""));
  const words = text.replace(QUOTED, " ").replace(BESIDE, " ").split(BORDER)
    .map((word) => word.replace(NAMED, "$1"))
    .filter((word) => LETTER.test(word) && ![ROLE_ALONE, PUBLISHER, COUNT].some((other) => other.test(word)));
  const years = sure && words.length > 1 ? words.filter((word) => !YEAR.test(word)) : words;
  return [
    ...titles.map((title) => ({ field: /** @type {const} */ ("title"), text: title })),
    ...years.map((word) => ({ field: /** @type {const} */ ("any"), text: word })),
  ];
}
