"""What readers call the codes that records have."""

from collections.abc import Mapping
from types import MappingProxyType

from plugins.library.catalogue.records import DocumentType

TYPES: Mapping[str, str] = MappingProxyType(
    {
        DocumentType.BOOK.value: "图书",
        DocumentType.SERIAL.value: "报刊",
        DocumentType.MANUSCRIPT.value: "手稿",
        DocumentType.SCORE.value: "乐谱",
        DocumentType.MAP.value: "地图",
        DocumentType.VIDEO.value: "录像",
        DocumentType.AUDIO.value: "录音",
        DocumentType.PICTURE.value: "图片",
        DocumentType.ELECTRONIC.value: "电子资源",
        DocumentType.MULTIMEDIA.value: "多媒体",
        DocumentType.OBJECT.value: "实物",
        DocumentType.BRAILLE.value: "盲文",
        DocumentType.LARGE_PRINT.value: "大字本",
    }
)
_LANGUAGES = """
chi 中文 zho 中文 eng 英文 jpn 日文 kor 朝鲜文 rus 俄文 fre 法文 fra 法文 ger 德文 deu 德文
spa 西班牙文 por 葡萄牙文 ita 意大利文 lat 拉丁文 grc 古希腊文 gre 希腊文 ara 阿拉伯文
tib 藏文 bod 藏文 mon 蒙古文 uig 维吾尔文 kaz 哈萨克文 iii 彝文 zha 壮文 mnc 满文
vie 越南文 tha 泰文 ind 印度尼西亚文 hin 印地文 san 梵文 per 波斯文 fas 波斯文 tur 土耳其文
pol 波兰文 cze 捷克文 ces 捷克文 hun 匈牙利文 swe 瑞典文 nor 挪威文 dan 丹麦文 fin 芬兰文
dut 荷兰文 nld 荷兰文 rum 罗马尼亚文 ron 罗马尼亚文 epo 世界语 mul 多种语言 und 未定
""".split()
LANGUAGES: Mapping[str, str] = MappingProxyType(
    dict(zip(_LANGUAGES[::2], _LANGUAGES[1::2], strict=True))
)
"""ISO 639-2 code → language."""

AUDIENCES: Mapping[str, str] = MappingProxyType({"children": "少儿"})
