"""The words that the trade has for what a person did: 著, 译, 集解, 装帧设计 … at a name's end.

Names end like roles too (沈从文, 欧阳修, 程正义): a word is believed where enough is left before
it for a name. ``contributors_of`` reads whole statements with these.
"""

import re
from collections.abc import Iterable

from plugins.catalog.reader.names import CLOSING, spelled

_PLAIN = (
    # editors and authors
    "执行主编 分卷主编 分册主编 本册主编 丛书主编 系列主编 名誉主编 常务副主编 执行副主编 "
    "主编著 主编译 主编 总主编 副主编 主编辑 编著 编写 编译 编选 编绘 编剧 编辑 编纂 编撰 编次 "
    "编定 编集 编录 编校 编注 编订 编导 编曲 编舞 编印 编创 编述 选编 选译 选注 选辑 选评 选析 "
    "选校 选录 汇编 汇辑 汇校 汇注 汇评 汇纂 合著 合编 合译 合撰 合注 合校 原著 原作 原编 改编 "
    "改写 改订 重写 重编 重述 重订 续写 续编 续修 缩写 缩编 节编 节选 节录 节译 参编 协编 主笔 "
    "执笔 撰写 撰文 撰稿 撰著 撰辑 撰集 起草 组织编写 集体编写 总编 总编辑 总编纂 总纂 "
    "责任编辑 特约编辑 责编 美编 文字编辑 著录 著绘 讲述 口述 口授 记录 笔记 笔录 笔述 记述 "
    "转述 复述 采访 采写 采录 采编 访谈 访问 整理 文字整理 收集 搜集 纂辑 纂修 修纂 纂 著 "
    "编 撰 辑 "
    # translators
    "译校 译注 译著 译述 译编 译绘 译释 翻译 今译 白话译 白话翻译 意译 迻译 口译 校译 审译 "
    "评译 点译 辑译 注译 编译注 译 "
    # commentators and revisers
    "疏 笺 续 注 注释 注解 注疏 注析 注评 注音 校 校注 校点 校订 校勘 校笺 校释 校正 校读 "
    "校补 校改 校对 校阅 校录 校证 校记 校印 点校 点注 点评 标点 断句 句读 圈点 集解 集注 "
    "集释 集传 集评 集校 集说 章句 义疏 疏证 疏义 索隐 音义 音注 音释 笺注 笺证 笺释 笺校 "
    "考证 考释 考订 考辨 考异 辑校 辑佚 辑注 辑录 辑释 辑评 辑考 补注 补正 补遗 补编 补辑 "
    "补订 订补 订正 增订 增补 增修 增删 删补 删订 修订 修正 参订 参校 参阅 审订 审校 审定 "
    "审阅 审读 主审 总审 评 评点 评注 评析 评述 评介 评议 评选 会注 会校 会评 评批 批点 批校 "
    "批注 眉批 题解 题记 题签 题词 题字 题跋 导读 导言 解读 解说 解析 讲解 赏析 鉴赏 诠释 "
    "通释 训诂 作序 写序 撰序 题序 释义 释文 详解 直解 图解 图说 图释 会解 略疏 讲疏 "
    # pictures and books
    "绘 绘画 绘图 绘著 绘制 拍摄 插图 插画 配图 配画 配文 画 漫画 摄影 文图 图文 供图 供稿 "
    "提供 制图 制版 装帧 装帧设计 封面设计 版式设计 书籍设计 美术设计 书写 手书 篆刻 传拓 书画 "
    "脚本 腳本 原案 校定 临摹 摹写 珍藏 策划 总策划 出品 监制 总监制 监修 "
    "主办 承办 协办 总顾问 学术顾问 "
    # music and sound
    "作曲 作词 填词 谱曲 配乐 配器 记谱 订谱 打谱 演唱 演奏 演播 演出 主演 独唱 独奏 合唱 伴奏 "
    "伴唱 指挥 朗诵 朗读 诵读 播讲 播音 主播 讲授 主讲 主持 导演 总导演 制片 摄制 "
    # the same in traditional characters
    "主編 編著 編譯 編纂 編寫 編輯 編選 編繪 編 譯 譯注 譯註 翻譯 講述 筆錄 筆記 插圖 繪圖 "
    "繪畫 漫畫 續 攝影 繪 輯 註 註釋 注釋 校註 箋注 箋註 箋 集註 評 評點 畫 選編 選譯 選註 審訂 "
    "審定 校訂 增訂 修訂 導讀 賞析 口譯 記錄 策劃 校釋 集釋 疏證 索隱 音義 輯錄 編訂 編校 編注 "
    "譯述 整編 監製 監修 作詞 撰寫 改寫 導演 輯校 點校 題解 考證 "
).split()
_DOUBTFUL = frozenset(
    "文 图 圖 作 修 述 释 釋 解 序 跋 订 訂 刻 摄 摹 修撰 正义 正義 新译 全译 重译 "
    "中译 英译 日译 汉译 法译 德译 俄译".split()
)
"""Words that many names end in (沈从文, 司空图, 欧阳修, 王小英 + 译): only after a longer name."""
_OLD = frozenset("补 補 题 題 拓 说 說".split())
"""Words of old books, which a dynasty before the name makes sure of: （宋）邢昺疏."""
_OLD_AND_DOUBTFUL = frozenset("书 書 传 傳 记 記 选 選 词 曲".split())
"""Those that names (李心传) and bodies (三辉图书) end in as well."""
_OF_HOUSES = frozenset(("藏", "组编", "組編"))
"""What houses do: Japanese names (宫本武藏) and 整理小组 + 编 end in it too."""
_HOUSES = "院馆館所会會社寺庙廟室部堂楼樓阁閣库庫斋齋局厅办团心"
_OF_SCHOLARS = frozenset("会注 会校 会评".split())
"""What one scholar does with the notes of many; many a body ends in the first character of it:
编写委员会 + 注."""
_OF_SOCIETIES = "协協学學员員"
"""Before 会: the end of 作家协会, 历史学会, 委员会."""
_OF_BODIES = frozenset("设计 設計 美术 书法 收藏 制作 發行 发行 顾问 总监 评论".split())
"""What bodies are called by as well (种籽设计): only after a surname or a blank."""
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
    "薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易"
    "常武乔贺赖龚文張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾譚鄒陸"
)
_TWO_CHARACTER_SURNAMES = frozenset(
    "欧阳 司马 诸葛 上官 司徒 司空 东方 皇甫 尉迟 公孙 令狐 慕容 宇文 长孙 端木 独孤 南宫 夏侯 "
    "歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 獨孤 南宮".split()
)
ROLES = frozenset((*_PLAIN, *_DOUBTFUL, *_OLD, *_OLD_AND_DOUBTFUL, *_OF_HOUSES, *_OF_BODIES))
_OF_FOREIGN_NAMES = frozenset("文 修 德译 法译 日译 俄译".split())
"""What many a foreign name ends in, or its end with 译: 马克·欧文, 奥斯卡·王尔德 + 译."""
_DOT = re.compile("[·.]")
WEAK = _DOUBTFUL | _OLD | _OLD_AND_DOUBTFUL
"""Words that are no role behind another role, or behind too short a name."""
ET_AL = "等"
SHORTEST = 2
"""Characters of a name."""
_BY_END = {
    end: tuple(sorted((role for role in ROLES if role.endswith(end)), key=len, reverse=True))
    for end in {role[-1] for role in ROLES}
}
"""Last character → roles, the longer ones first: 编著 is one role, not 编 and 著."""
_MANY = "|".join(sorted(ROLES, key=len, reverse=True))
ROLE_WORD = re.compile(rf"(?:{_MANY}|[选選原配合]){{1,4}}")
"""Several roles in one word, 选编译: believed where a blank stands before it."""
_STARTS = frozenset("选選原配合").union(role[0] for role in ROLES)
ENDS = frozenset(_BY_END)


def role_at_end(text: str, role: str, *, is_old: bool = False, more: Iterable[str] = ()) -> str:
    """The role that a text ends in, unless too little is left for a name before it.

    ``role`` is what was found behind it already; ``is_old``: a dynasty stands before
    the name; ``more`` has the roles of the record itself.
    """
    for word in more:
        if text.endswith(word) and len(text) - len(word) >= SHORTEST:
            return word
    words = _BY_END.get(text[-1:])
    if words is None:
        return ""
    name, _, last = text.rpartition(" ")
    if last[0] in _STARTS and len(name) != 1 and ROLE_WORD.fullmatch(last):
        return last
    for word in words:
        if text.endswith(word) and _is_role(text, word, role, is_old):
            return word
    return ""


def _is_role(text: str, word: str, role: str, is_old: bool) -> bool:
    """A name may end like a role (王注, 张文): what is left must still be a name."""
    name = text[: -len(word)].replace(" ", "")
    if name == ET_AL:
        return True
    if word in _OF_HOUSES:
        return name[-1:] in _HOUSES and len(name) > SHORTEST
    if word in _OF_SCHOLARS and not is_old and not _DOT.search(spelled(name)):
        return name[:1] in _SURNAMES and len(name) in (2, 3) and name[-1] not in _OF_SOCIETIES
    if word in _OF_BODIES:
        return name[:1] in _SURNAMES and len(name) in (2, 3)
    if word in _OLD or word in _OLD_AND_DOUBTFUL:
        return is_old and not role and len(name) >= SHORTEST + (word in _OLD_AND_DOUBTFUL)
    if word in _OF_FOREIGN_NAMES and name[-1:] not in CLOSING and _DOT.search(spelled(name)):
        return False
    if word in WEAK:
        return not role and len(name) > SHORTEST + (name[:2] in _TWO_CHARACTER_SURNAMES)
    return len(name) >= SHORTEST
