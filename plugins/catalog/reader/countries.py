"""Countries and dynasties as they stand in brackets before a name, short and full."""

import re

_COUNTRIES = (
    "美国?|英国?|法国?|德国?|日本?|俄国?|俄罗斯|苏联?|前苏联|意大?利?|韩国?|朝鲜?|印度?|加拿?大?|澳大?利?亚?"
    "|西班?牙?|葡萄?牙?|荷兰?|比利时|瑞[典士]|丹麦?|挪威?|芬兰?|奥地?利?|匈牙?利?|波兰?|捷克?|希腊?|土耳?其?"
    "|以色列|埃及|巴西|阿根廷|墨西哥|智利|哥伦?比?亚?|秘鲁|爱尔?兰?|新西兰|新加坡|越南?|泰国?|古[希罗][腊马]"
)
_DYNASTIES = (
    "[东西前後后南北]?[汉漢魏晋晉唐宋周齐齊梁陈陳秦燕凉辽遼]|[春战][秋国]|三国[魏蜀吴]?|南朝[宋齐齊梁陈陳]"
    "|五代|隋|金|元|明|清|民国|南唐|西夏|伪?满"
)
DYNASTY = re.compile(_DYNASTIES)
COUNTRY_IN_BRACKETS = rf"[(（\[［〔【] ?(?:{_COUNTRIES}|{_DYNASTIES}) ?[)）\]］〕】] ?"
