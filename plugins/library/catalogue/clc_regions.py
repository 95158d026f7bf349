"""Classes of the CLC that are divided by country or province: I + 712 (美国) is 美国文学.

Source: the tables of world regions and of China's regions of 《中国图书馆分类法》第五版; the rules
are the well-known ones.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType


def _pairs(text: str) -> Mapping[str, str]:
    words = text.split()
    return MappingProxyType(dict(zip(words[::2], words[1::2], strict=True)))


WORLD_REGIONS = _pairs("""
    311 蒙古 312 朝鲜 3126 韩国 313 日本 333 越南 334 老挝 335 柬埔寨 336 泰国 337 缅甸
    338 马来西亚 339 新加坡 341 菲律宾 342 印度尼西亚 351 印度 353 巴基斯坦 354 孟加拉国
    355 尼泊尔 358 斯里兰卡 361 哈萨克斯坦 362 乌兹别克斯坦 372 阿富汗 373 伊朗 374 土耳其
    376 叙利亚 377 伊拉克 378 黎巴嫩 379 约旦 381 巴勒斯坦 382 以色列 384 沙特阿拉伯
    411 埃及 412 苏丹 413 利比亚 415 阿尔及利亚 416 摩洛哥 421 埃塞俄比亚 424 肯尼亚
    437 尼日利亚 445 加纳 478 南非
    5113 乌克兰 5114 白俄罗斯 512 俄罗斯 513 波兰 514 捷克斯洛伐克 515 匈牙利 516 德国
    521 奥地利 522 瑞士 524 捷克 525 斯洛伐克 531 芬兰 532 瑞典 533 挪威 534 丹麦 535 冰岛
    541 阿尔巴尼亚 542 罗马尼亚 543 南斯拉夫 544 保加利亚 545 希腊 546 意大利
    551 西班牙 552 葡萄牙 561 英国 562 爱尔兰 563 荷兰 564 比利时 565 法国
    611 澳大利亚 612 新西兰
    711 加拿大 712 美国 731 墨西哥 751 古巴 774 委内瑞拉 775 哥伦比亚 777 巴西 778 秘鲁
    782 乌拉圭 783 阿根廷 784 智利
""")
"""世界地区表: the countries that a district library has books about."""

CHINA_REGIONS = _pairs("""
    1 北京 21 天津 22 河北 25 山西 26 内蒙古 31 辽宁 34 吉林 35 黑龙江
    41 陕西 42 甘肃 43 宁夏 44 青海 45 新疆
    51 上海 52 山东 53 江苏 54 安徽 55 浙江 56 江西 57 福建 58 台湾
    61 河南 63 湖北 64 湖南 65 广东 658 香港 659 澳门 66 海南 67 广西
    71 四川 719 重庆 73 贵州 74 云南 75 西藏
""")
"""中国地区表: the provinces; what follows their number is a town or county."""

_WORLD_PATTERNS = _pairs("""
    B {}哲学 D7 {}政治 D8 {}外交 D9 {}法律 E {}军事
    F1 {}经济 F3 {}农业经济 F4 {}工业经济 F59 {}旅游业 F75 {}对外贸易 F81 {}财政 F83 {}金融
    G1 {}文化 G5 {}教育 G81 {}体育 I {}文学 J1 {}艺术
    K {}史 K83 {}人物传记 K88 {}文物考古 K89 {}风俗习惯 K9 {}地理
""")
_CHINA_PATTERNS = _pairs("""
    D67 {}政治 F127 {}经济 F327 {}农业经济 G127 {}文化 G527 {}教育 I218 {}文学作品集
    I236 {}地方剧 K29 {}地方史志 K8208 {}人物传记 K872 {}文物考古 K8924 {}风俗习惯 K92 {}地理
""")
RULES = ((_WORLD_PATTERNS, WORLD_REGIONS), (_CHINA_PATTERNS, CHINA_REGIONS))
"""Number of a class that is divided by region → its name, ``{}`` for the region; the regions."""


def rule_classes() -> Iterator[tuple[str, str]]:
    """Key and name of every class that a rule makes."""
    for patterns, regions in RULES:
        for prefix, pattern in patterns.items():
            for digits, region in regions.items():
                yield f"{prefix}{digits}", pattern.format(region)


def pointed(key: str) -> str:
    """The number as it is printed, with a point after three digits: ``K2971`` → ``K297.1``."""
    letters = key.rstrip("0123456789")
    digits = key.removeprefix(letters)
    return f"{letters}{digits[:3]}.{digits[3:]}" if len(digits) > 3 else key
