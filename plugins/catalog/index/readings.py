"""Readings that the usual syllable of a character leaves out, and characters of names. Data.

The first level of GB 2312 is in the order of pinyin, so that its place tells a reading of each of
its 3,755 characters: the tests hold them to it.
"""

USUAL_READINGS = """\
佛 fo
似 si
伺 si
什 shen
勒 le
肋 lei
傀 kui
茄 qie
炔 que
潦 liao
掺 chan
匙 chi
琢 zhuo
椎 zhui
辗 zhan
藉 jie
柞 zuo
伽 jia
靓 liang
"""
"""A character and its usual syllable, where the first of pypinyin's is a rare one."""

OTHER_READINGS = """\
曾 zeng
重 chong
行 hang
长 chang
乐 yue
单 shan chan
解 xie
查 zha
区 ou
仇 qiu
尉 yu
朝 zhao
传 zhuan
藏 zang
调 tiao
弹 tan
车 ju
角 jue
觉 jiao
校 jiao
都 du
会 kuai
数 shuo
了 liao
地 de
得 dei
没 mo
还 huan
降 xiang
强 jiang
种 chong
剥 bao
血 xie
露 lou
落 la
绿 lu
六 lu
参 shen
差 chai ci
称 chen
盛 cheng
熟 shou
提 di
系 ji
吓 he
扎 za
着 zhuo zhao
折 she
仔 zi
圈 juan
覃 qin
谌 shen
郗 chi
隗 wei
缪 miu
万 mo
宓 fu
秘 bi
繁 po
洗 xian
句 gou
俞 shu
厦 xia
模 mu
蔓 wan
畜 xu
伯 bai
柏 bo
倘 chang
澄 deng
否 pi
给 ji
贾 gu
劲 jing
俩 liang
脉 mo
泌 bi
炮 bao
屏 bing
朴 piao po
色 shai
宿 xiu
殷 yan
艾 yi
择 zhai
著 zhe
禅 shan
颤 zhan
佛 bi fu
牟 mu
莎 suo
纤 qian
浚 xun
幢 zhuang
似 shi
伺 ci
什 shi
勒 lei
匙 shi
琢 zuo
藉 ji
柞 zha
伽 ga qie
靓 jing
辟 bi
泊 bo
捕 bo
脯 fu
蛤 ge
貉 he
槛 jian
嚼 jiao
桔 jie
咯 ka
削 xiao
吁 yu
钥 yue
轧 zha
咋 zha
帧 zheng
爪 zhua
薄 bo
谁 shei
曝 bao
茜 xi
刹 cha
卜 bu
塞 se
擘 bo
度 duo
嚓 cha
"""
"""A folded character and the syllables that readers may also type for it, in titles and names."""
NAME_CHARACTERS = (
    "辻劼喆珺镕旻珮旸璟堃槃弢玥澂瑄昉晞燊垚濬芃珽祎彧叡栞溍纮琇珣嫄瞭湲獏姮沄骕秾瑢玆鹍侘烜琤"
    "澔禛锳湉昺邨颙曌暎瑧珰斠霂昞玹曚鹮玙翀叆頔祐犇骉羴鱻囍彣炘瑀瑨璠堉蒨喦峣崟嶦廙惇暐杺棻楙"
    "沚泂洺渼湜溦炆燚琎琯甡禔穜竑翙翯翾虓衎谞赟跶遹锜镠闿飏騄鹓"
    "畑篠媜嬛焜楳珅梶堺嬿樋囧龢丏偲鋆衒鸰骃烺晅嫚顗柊彊媞璈栻忞"
)
"""Characters beyond GB 2312 that stand in names and titles: they get a syllable too."""
