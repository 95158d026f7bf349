"""What readers say for a class of the CLC, beside its official name.

Words of our own for the 22 main classes and the numbers that stand on most books' backs: plain
enough for a child or a reader of 75. A class without an entry has its official name alone, or
its number. The numbers are those of 《中国图书馆分类法》第五版.
"""

from collections.abc import Mapping
from types import MappingProxyType

_WORDS = """
A 马列毛邓著作 | B 哲学、心理、宗教 | B2 中国的思想家 | B5 欧洲的思想家 | B82 做人的道理
B84 心理学 | B9 宗教 | C 社会、统计、管理 | C91 社会与家庭 | C93 管理 | D 政治与法律
D9 法律 | E 军事与兵器 | F 经济与生意 | F2 企业与管理 | F27 开店与办企业 | F3 农村经济
F7 买卖与贸易 | F83 银行与理财 | G 文化、教育、体育 | G4 教育 | G61 学前教育 | G62 小学
G63 中学 | G64 大学 | G78 家庭教育 | G8 体育与健身 | H 语言文字 | H1 汉语 | H3 外语
H31 英语 | H36 日语 | I 小说、诗歌、散文 | I2 中国文学 | I20 文学评论与研究 | I21 作品集
I22 诗词 | I23 戏剧 | I24 小说 | I242 古代小说 | I246 现代小说 | I247 当代小说
I247.5 长篇和中篇小说 | I247.7 短篇小说 | I247.8 故事 | I25 报告文学 | I26 散文
I267 当代散文 | I27 民间故事 | I28 儿童文学 | I287 当代儿童文学 | I3 外国文学
J 书画、音乐、影视 | J2 绘画与书法 | J6 音乐 | J9 电影与电视 | K 历史、人物、地理
K1 世界历史 | K2 中国历史 | K29 各地的历史 | K81 人物传记 | K82 中国人物 | K89 风俗习惯
K9 地理与旅行 | K92 中国地理 | N 自然科学总论 | O 数学、物理、化学 | O1 数学 | O3 力学
O4 物理 | O6 化学 | P 天文、地球、气象 | P1 天文 | Q 动物、植物、生命 | Q94 植物 | Q95 动物
R 看病、养生、医药 | R2 中医 | S 种植与养殖 | S6 果树、蔬菜、花卉 | S8 养殖
T 技术、电脑、生活 | TP 自动化与电脑 | TP3 电脑 | TS 轻工与手工 | TS97 做饭与家务
TU 盖房与装修 | U 车、船、道路 | V 飞机与航天 | X 环境与安全 | Z 百科、丛书、工具书
"""
PLAIN: Mapping[str, str] = MappingProxyType(
    dict(
        entry.strip().split(maxsplit=1)
        for line in _WORDS.strip().splitlines()
        for entry in line.split("|")
    )
)
"""Number as it is printed → plain words."""
