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
tib 藏文 bod 藏文 mon 蒙古文 uig 维吾尔文 kaz 哈萨克文 iii 彝文 zha 壮文 mnc 满文 vie 越南文
tha 泰文 ind 印度尼西亚文 hin 印地文 san 梵文 per 波斯文 fas 波斯文 tur 土耳其文 pol 波兰文
cze 捷克文 ces 捷克文 hun 匈牙利文 swe 瑞典文 nor 挪威文 dan 丹麦文 fin 芬兰文 dut 荷兰文
nld 荷兰文 rum 罗马尼亚文 ron 罗马尼亚文 epo 世界语 heb 希伯来文 ukr 乌克兰文 bel 白俄罗斯文
bul 保加利亚文 scr 克罗地亚文 hrv 克罗地亚文 scc 塞尔维亚文 srp 塞尔维亚文 slo 斯洛伐克文
slk 斯洛伐克文 slv 斯洛文尼亚文 mac 马其顿文 mkd 马其顿文 alb 阿尔巴尼亚文 sqi 阿尔巴尼亚文
est 爱沙尼亚文 lav 拉脱维亚文 lit 立陶宛文 ice 冰岛文 isl 冰岛文 gle 爱尔兰文 wel 威尔士文
cym 威尔士文 cat 加泰罗尼亚文 baq 巴斯克文 eus 巴斯克文 arm 亚美尼亚文 hye 亚美尼亚文
geo 格鲁吉亚文 kat 格鲁吉亚文 aze 阿塞拜疆文 uzb 乌兹别克文 kir 柯尔克孜文 tgk 塔吉克文
tat 塔塔尔文 tuk 土库曼文 may 马来文 msa 马来文 bur 缅甸文 mya 缅甸文 khm 高棉文 lao 老挝文
tgl 他加禄文 ben 孟加拉文 urd 乌尔都文 nep 尼泊尔文 tam 泰米尔文 tel 泰卢固文 mar 马拉地文
pan 旁遮普文 sin 僧伽罗文 pli 巴利文 pus 普什图文 kur 库尔德文 yid 意第绪文 swa 斯瓦希里文
amh 阿姆哈拉文 afr 南非荷兰文 frm 中古法文 enm 中古英文 ang 古英文 gmh 中古德文 mul 多种语言
und 未定 zxx 无语言内容
""".split()
LANGUAGES: Mapping[str, str] = MappingProxyType(
    dict(zip(_LANGUAGES[::2], _LANGUAGES[1::2], strict=True))
)
"""ISO 639-2 code → language."""

AUDIENCES: Mapping[str, str] = MappingProxyType({"children": "少儿"})
