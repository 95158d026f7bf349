/**
 * Whether a query may be a sentence, a line that was copied or what books call otherwise: what knows
 * the words of these is large, and comes only where one of them may be in the query. Whoever adds a
 * word there adds it here: tests/js/catalog/looks.test.js draws from them.
 */

/** No title of letters alone looks copied, but for these. */
const COPIED = /[^\p{L}]|豆瓣|正版|包邮|旗舰店|现货/u;
/** What beside a title looks copied, in letters alone. */
const BESIDE = new RegExp([
  "书[籍店局]|图书|官方|二手|畅销|全新|[精平线]装|[全共套].*[册本卷]|全[套集]|套装|[典珍收]藏版|纪念版|无删减|完整版",
  "年级|课外|必读|推荐|统编语文|快乐读书吧|小学生|中学生|初中生|高中生|青少年|第.+版|出版|印书馆|[著编译绘撰]$",
].join("|"), "u");

/** Every sentence of a reader has one of these; spoken_words.js looks closer. */
const SAID = /[吗呢吧么嘛没谁哪请问咋啥借找看读书写著编译学教讲想要求查搜荐给帮推几馆架楼有版类娃岁晓崽级用]|关于|怎|如何|什么|必备|下载|作者|适合|小说|作品|txt|pdf|epub|mobi|网盘|百度云/u;
/** With what begins what spoken_words.js takes away before a title: a character that few titles begin with, else two. */
const FIRST = "[两二些什介们你俺借儿关册准几到去可同咋咨咱哪图在套奶好如妈娃孙孩家寻帮怎您想打找推搜是替最有朋本来查检比求涉爷爸电的知经给能自要讲该请谁还这适那部里问零需馆麻]|"
  + "我[们的家孙小妈女儿老孩爸需准打要想里奶爷同朋娃]|[一三][部册套本]|小孩|[读看][一下个点些]|新出|老[人师]|女儿|"
  + "注音|拼音|带拼|彩图|插图|漫画|少儿|英文|中文|双语|白话|原著|大字|[繁简]体|[精平]装";
/** With what ends what it takes away behind one. */
const LAST = "[bfit不个习书买云些介以价似位何借做公关养写出到办区单叫可名吗呢咋哈哟哦哪唱商啊啥嗦嘛噻在备多奖套好完容少层店弄得思急您感打托找搞撒整料新方是最有材架样格楼没火炒玩画的盘目看社种章等籍类约练置能荐著西角译谁谢货走跳载较适里问阅需面领馆么]|"
  + "[样何么咋][学下选教治读用]|[这一那哪几全][册本部]|品集|么人|一下|子版|架子|[书版读]本|[哪作]家|[作译]者|房间|小说|谢你|出去|[完出走去托谢]了|[人个位谁主]编|[著人位谁个表]作|急用|[阅必]读|读物|作品|哪儿|"
  + "大全|教程|入门|技[术巧]|方法|手册|指南|知识|秘诀|窍门|题库|真题|做法|[种养]殖|种植|栽培|基础|初级|[全合文]集|套装|版|[话言原译]文|全文|翻译|注释|解[释读]|讲解|赏析|故事|白话|传记?|简介|诗词?|散文|"
  + "(?:第.+|[上中下]|\\d|全.*)[部册卷集本]|[音图本画儿童年生人文双语话原译整藏装字体]本";
const SIDES = new RegExp(`^[^\\p{L}\\p{N}《]*(?:${FIRST})|(?:${LAST})[^\\p{L}\\p{N}》+#]*$`, "u");
/** Between an author and a title, and in words of a dialect. */
const WITHIN = /..(?:的|[这那][本套部]).*..|[没莫]得|咋|啷|啥|娃|幺儿|崽|屋头|家头|馆头|老汉|[要行中]得不|得行不|晓得|架架/u;

/** What readers call otherwise than books do has one of these; called.js looks closer. */
const OTHERWISE = /工资|薪|辞退|开除|裁员|工伤|加班|仲裁|离婚|抚养|驾|学车|科目|菜|下厨|睡|孙|孩|儿子|女儿|[腰颈肩腿膝按]|花|字|岁|级|小学|[初高][一二三]/u;

/** @param {string} text normalised @returns {boolean} whether it may be a copied line, by what no title has */
export function looksCopied(text) {
  return COPIED.test(text);
}

/** @param {string} text normalised @returns {boolean} whether pasted_line.js may find anything in it */
export function mayBeLine(text) {
  return COPIED.test(text) || BESIDE.test(text);
}

/** @param {string} text normalised @returns {boolean} whether it looks like a sentence */
export function looksSaid(text) {
  return SAID.test(text) && maySay(text);
}

/** @param {string} text normalised @returns {boolean} whether spoken_words.js may take anything of it away */
export function maySay(text) {
  return SIDES.test(text) || WITHIN.test(text);
}

/** @param {string} text normalised @returns {boolean} whether called.js may know another word for it */
export function mayBeCalled(text) {
  return OTHERWISE.test(text);
}
