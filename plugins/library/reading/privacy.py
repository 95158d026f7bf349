"""What must not be published of children and of anybody.

Identity numbers and mobile numbers are personal information (个人信息保护法第四条); of children
under fourteen everything is sensitive (第二十八条). A child is named as 公开署名 says: 儿童甲，7岁.
"""

import re
from collections.abc import Iterator

from plugins.library.reading.problems import Problem, error

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余于杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The hundred most frequent ones, five of six people."""
_SCHOOL_AND_NAME = re.compile(
    r"(?:小学|中学|学校|幼儿园|[一二三四五六七八九十](?:小|中))[^，。；\n]{0,8}"
    rf"(?:班|年级|学生|同学|小朋友)[\s:：]*(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    r"(?=[^\u4e00-\u9fff]|$)"
)
"""A school, a class or a pupil, and what may be a name behind it."""
_FULL_NAME = re.compile(
    rf"[{SURNAMES}](?!(?:同学|老师|先生|女士|师傅|奶奶|爷爷|阿姨|叔叔|某))[\u4e00-\u9fff]{{1,2}}"
)


def check_minors(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """A problem where a school and what may be a child's name stand side by side."""
    for line, words in enumerate(text.splitlines(), first_line):
        for match in _SCHOOL_AND_NAME.finditer(words):
            remedy = "请改成“公开署名”的写法，例如“儿童甲，7岁”；若不是人名，请换个说法"
            yield error(path, line, "学校和孩子的名字写在了一起", match[0], remedy)


def looks_like_a_name(words: str) -> bool:
    """Whether a signature is two or three characters that begin with a frequent surname."""
    return bool(_FULL_NAME.fullmatch(words.strip()))
