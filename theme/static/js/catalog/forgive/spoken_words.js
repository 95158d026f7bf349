/**
 * What a reader says to a librarian and not of a book: 有没有…, …在哪里借, …是谁写的, 关于…的书; of pages
 * js/search/spoken.js has such a list. A word that readers say is added here. Titles that have such
 * words (《我是谁》, 《关于女人》) are not harmed: a query is looked up as it was typed before anything
 * of it is left out.
 */

/**
 * What people of Sichuan say, as it is written elsewhere; a word of another dialect is added here. 没得 is
 * not there, 咋个 and 啷个 are how, 娃儿 are children.
 * @type {[RegExp, string][]}
 */
const DIALECT = [
  [/有没得|有莫得/gu, "有没有"], [/[没莫]得/gu, "没有"], [/咋个|啷个|啷们|咋块|咋子|咋(?=[整搞弄办])/gu, "怎么"], [/啥子|做啥|啥/gu, "什么"],
  [/(?:小|细|奶)?娃(?:儿|娃)(?:家|些)?|[细小]娃|幺儿|崽崽?/gu, "孩子"], [/屋头|屋里头|家头/gu, "家里"], [/馆头/gu, "馆里"], [/老汉儿?/gu, "爸爸"],
  [/[要行中]得不|得行不|要不要得/gu, "可以吗"], [/晓不晓得|晓得不|晓得/gu, "知道"], [/架架/gu, "书架"],
];
const DIALECT_SAYS = /[没莫]得|咋|啷|啥|娃|幺儿|崽|屋头|家头|馆头|老汉|[要行中]得不|得行不|晓得|架架/u;

/** Before what is sought, as patterns of normalised text; the longest of those that fit goes. */
const BEFORE = [
  "给?我?(的|家里?|们)*(孩子|小孩|儿子|女儿|老人|妈妈?|爸爸?|孙子|孙女)(借|找|买|挑|选|[看读用学]的)",
  "(你|您)?知道(吗|不)?|请问|请|你好|您好|老师|咨询(一下)?|问(一下|下)?|电影|电视剧|麻烦(你|您)?(帮我|帮忙)?|(请)?帮(我|忙|一下|个忙)|给我|替我",
  "(你们|咱们|我们|咱)?(这里|这儿|这边|这|那里|馆里|馆|图书馆里?)?(还)?(有没有|有木有|有无)",
  "(你们|咱们|图书馆里?|馆里|这里|这儿)(馆里|图书馆|馆|这里|这儿|这)?有|有(?=.+(吗|么|嘛|没|没有)[^\\p{L}\\p{N}]*$)",
  "我?(们)?(想要|想|要|需要|打算|准备)(借阅|借|看|读|找|学习?|买|了解|查|知道|搜)(一下|一些|点|些|下)?",
  "(我们?|俺|咱们?)?家?(里)?(孩子|小孩|娃娃?|儿子|女儿|老人|老师|妈妈?|爸爸?|爷爷|奶奶|朋友|同学)(想要|想|要|让我|叫我|需要)(借阅|借|看|读|找|学习?|买)?",
  "我(们)?(想要|想|要|需要)|本人想|想(?=借|看|读|找|学|给)",
  "我(妈妈?|爸爸?|爷爷|奶奶|孩子|儿子|女儿)(想要|想|要|需要)?(借阅|借|看|读|找|学习?|买)?",
  "(借|看|读|找|查|搜|求|来|推荐|介绍)(一下|一些|点|些|下|个)",
  "寻找|寻|查找|搜索|查询|检索|求购|求推荐|推荐|求书|求|找|借阅|借",
  "(一|两|二|三|几|些)?(本|套|部|册)|几种",
  "(在|去|到)?(哪里|哪儿|哪)(里)?(能|可以|可)?(借阅|借|找|看|买)?(得)?(到|有)?",
  "(怎么|如何|怎样|能不能|可不可以|可以|能)(借|找|看|买)(到)?",
  "(是)?(谁|哪个|哪位|什么人)(写|著|编|画|翻译)的?",
  "怎么样?(才)?(能|可以|去)?|怎样(才)?(能|可以|去)?|如何(才)?(能|可以|去)?|咋(样)?|该怎么",
  "哪(本|些|几本)|有(哪些|什么|啥)|什么样的",
  "关于|有关于?|涉及|讲述|讲解|适合(于)?|好看的|好的|好|经典的|比较|最新的|新出的|零基础(学习?)?|自学",
];

/** Before it as well, where something else has shown that the reader speaks: 讲种花|的书. */
const BEFORE_TOO = ["(?:孩子|小孩|小朋友|老人|初学者)(?=[写练学做读教看听说])|[写练](?=\\p{L}{2})", "讲的?是?|说|写|描写|介绍|教(?:人|你|我|下)?|学(?:习|做|会)?|做|像|类似于?|跟|和|与|给|供|为|有|看|读|论述|反映"];

const THING = "(书籍?|图书|书本|书目|书单|读物|作品集?|著作|小说|文章|资料|故事书|课外书|东西)";
const FOUND = "(借阅|借|找|看|买|领)?(得)?(到|有|吗|呢|啊|的)*";

/** After what is sought. */
const AFTER = [
  `((的|类|类的|方面的?|之类的?|这类的?|题材的?|主题的?|相关的?|有关的?)(全部|所有|其他|其它|经典|代表|好看|最新)?的?)${THING}`,
  "(专门)?(练习?|学习?|考试|备考|复习)?用的?书",
  "(方面|之类|这类|题材|相关|有关|一样|类似|差不多|那样)的?",
  `(看|读|写|著|编写|编著|主编|翻译)(过|了)?的(全部|所有)?${THING}?`,
  "(是)?(由)?(谁|哪个|哪位|什么人)(写|著|作|编|译|翻译|画)?的?(书|作品|小说|书啊)?",
  "的?(作者|译者|作家|主编|出版社|出版商|主人公|主角|简介|内容|价格|定价)(是|叫)?(谁|哪位|什么|哪个|哪家|多少|哪里人)?(写的)?",
  "(都|还|总共|一共)?(写过|写了|出过|出了)?(都)?有(过)?(哪些|什么|几本|多少|啥|哪几本)(好)?(书|作品|小说|好书|代表作|版本)?",
  "(都)?(写过|写了|出过)(哪些|什么|几本|多少|啥)(书|作品|小说)?",
  "(现在)?(还)?(有没有|没有|有吗|有么|有嘛|有没|在吗|在馆吗|在架吗|在不在|有货吗?|有)",
  `(放|摆)?(在|到|去)?(哪里|哪儿|哪个?(馆|书架|架子?|层|楼|区|分馆|地方|房间|位置|书店)|几楼|几层|几号架|什么地方|什么位置|哪)(里)?(能|可以|可)?${FOUND}`,
  `(现在)?(还)?(可以|能不能|能|可不可以|可|怎么|如何|怎样|没法|想)(外借|借阅|续借|预约|借|找|看|买)${FOUND}`,
  "(已经)?(被)?(借出去?|借走|借完)(了)?(吗|没有?|么)?",
  "(这|那|一|哪)(本|套|部|个|册)(书|小说)?",
  "(要|该|应该|适合|应)?(看|读|学|用|选|买|借)(些|点)?(什么|哪些|哪本|哪|啥)(样的)?(书籍?|好书|教材|版本)?(比较|最)?(好|合适)?",
  "(有)?(什么|哪些|哪本|啥)(好)?(书|小说|教材)(可以看|推荐|好看|好)?",
  "哪(个|本|种)?(书|版本|版|译本|译文|出版社)?的?(比较|最|更)?(好看?|值得看|合适)",
  "(要|该|应该)?(怎么样?|怎样|如何|咋)(办|样|学习?|练习?|下|做|弄|整|搞|用|玩|养|治|读|看|写|教|炒|打|画|唱|种|跳|选)?(好|呢|啊|才好)?",
  "是什么(书|意思|样的书|内容)?|讲(的)?(是)?(什么|啥)|好看吗|好不好看?|怎么样",
  "必读|必看|必读书目?|必看书目?|必备|推荐书目?|推荐阅读|推荐|书目|书单|课外(书|读物|阅读)|阅读书目|读后感",
  "电子书|电子版|txt|pdf|epub|mobi|下载|在线阅读|全文阅读|免费阅读|百度云|网盘",
  "请问(一下)?|你好|您好|谢谢(您|你|了)?|多谢|感谢|拜托了?|急(需|用)?|在线等",
  "(那)?最(有名|出名|火|新|好)的?(书|那本书?|一本书?|作品|小说)?|得奖的?(那本)?(书|作品|小说)?|(还)?可以(吗|不|嘛)|[噻嗦撒嘛哦哈哟]",
];

/** After it as well, where at least two characters are left: 童话|书, 三体|吗. */
const AFTER_TOO = ["吗|呢|啊|呀|吧|嘛|哦|噻|撒|哈|嗦|哟|喔|咯|哩|啦|呗|没有|没|不|了|的", THING];

/** What a title rather says in other words, where at least two characters are left: 川菜|做法大全, 红楼梦|白话文. */
const KIND = [
  "(做法|制作|种植|养殖|栽培|防治|维修|学习|使用|操作|复习|练习|考试)?(的)?(大全|教程|入门|技术|技巧|方法|资料|手册|指南|知识|秘诀|窍门|教材|读本|用书|题库|真题)",
  "(的)?(做法|制作方法|种植|养殖|栽培)",
  "(的)?(基础|初级|零基础)(知识|入门|教程)?",
  "(的)?(第[一二三四五六七八九十\\d]+|[上中下]|\\d+到\\d+|全[一二三四五六七八九十\\d]*)(部|册|卷|集|本)|全集|全套|合集|完整版|套装",
  "(的)?(注音|拼音|带拼音|彩图|插图|绘本|漫画|少儿|儿童|青少年|小学生|学生|成人|英文|中文|双语|白话|原|全译|完整|典藏|珍藏|精装|大字|繁体字?|简体字?|盲文)(版本?|本)",
  "(的)?(白话文?|白话解释|文言文|原著|原文|全文|翻译|译文|注释|解释|解读|讲解|赏析|故事|小说|传记?|简介|读后感|诗词?|散文|文集)",
];
/** A kind of book before it: 有没有|英文版的|小王子. */
const KIND_FIRST = ["(注音|拼音|带拼音|彩图|插图|漫画|少儿|儿童|英文|中文|双语|白话|原著|大字|繁体字?|简体字?|精装|平装)(版|本|版本)?的?"];

/** Between an author and a title: 曹雪芹|写的|红楼梦. */
const BETWEEN = /(?:所)?(?:写|著|作|编|画|译|翻译|主编|编写)的(?:书|小说|作品|那本|这本)?|(?:这|那)(?:本|套|部)(?:书|小说)?/u;
/** Between them as well, though more often it is within a title: 刘慈欣|的|三体. */
const OF = /的/u;

const LETTER = /[\p{L}\p{N}]/gu;
const SIDES = /^[^\p{L}\p{N}《]+|[^\p{L}\p{N}》+#]+$/gu;

/** @param {string[]} patterns @returns {RegExp} */
const before = (patterns) => new RegExp(`^(?:${patterns.join("|")})`, "u");
/** @param {string[]} patterns @returns {RegExp} */
const after = (patterns) => new RegExp(`(?:${patterns.join("|")})$`, "u");
/** @type {[RegExp, number][]} what may go, and how many letters must stay */
export const STRONG = [[after(AFTER), 1], [before(BEFORE), 1]];
/** @type {[RegExp, number][]} the same, of kinds of books */
export const KINDS = [[after(KIND), 2], [before(KIND_FIRST), 2]];
/** @type {[RegExp, number][]} */
const ALL = [...STRONG, [after(AFTER_TOO), 2], [before(BEFORE_TOO), 2]];

/** @param {string} text @returns {string} without words of a dialect */
export function standard(text) {
  return DIALECT_SAYS.test(text) ? DIALECT.reduce((said, [dialect, other]) => said.replace(dialect, other), text) : text;
}

/** @param {string} text @returns {number} */
function lettersIn(text) {
  return text.match(LETTER)?.length ?? 0;
}

/**
 * What is left of a sentence without the words that are only spoken.
 * @param {string} text normalised
 * @returns {{ rest: string, core: string, titles: string[], ways: string[] }} `rest`: what is surely
 *   sought, empty where all of it is; `core`: the same as it stands in the text; `titles`: with some of the words, which may be those of a title (有没有|关于女人);
 *   `ways`: what to look up, the longest first
 */
export function withoutSpoken(text) {
  const plain = standard(text).replace(SIDES, "");
  const steps = shortened(plain, STRONG);
  const strong = steps[steps.length - 1] ?? plain;
  const longest = parted(strong, BETWEEN);
  const shortest = strong === plain ? longest : parted(shortened(strong, ALL).pop() ?? strong, BETWEEN);
  const kind = shortened(longest, KINDS).pop() ?? longest;
  const typed = text.replace(SIDES, "");
  const topic = shortened(shortest, KINDS).pop() ?? shortest;
  const ways = [longest, shortest, parted(longest, OF), kind, topic].filter((way) => way !== typed);
  return { rest: longest === typed ? "" : longest, core: strong, titles: steps.slice(0, -1), ways: Array.from(new Set(ways)) };
}

/**
 * @param {string} text
 * @param {[RegExp, number][]} ways
 * @returns {string[]} shorter and shorter, none where nothing goes
 */
function shortened(text, ways) {
  for (const [pattern, least] of ways) {
    const rest = text.replace(pattern, "").replace(SIDES, "");
    if (rest !== text && lettersIn(rest) >= least) return [rest, ...shortened(rest, ways)];
  }
  return [];
}

/** @param {string} text @param {RegExp} between @returns {string} with a space between an author and a title */
function parted(text, between) {
  if (/\s/u.test(text)) return text;
  const parts = text.split(between).map((part) => part.replace(SIDES, ""));
  return parts.every((part) => lettersIn(part) > 1) ? parts.join(" ") : text;
}
