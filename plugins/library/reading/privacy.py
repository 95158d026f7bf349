"""What must not be published of anybody.

Identity numbers and mobile numbers are personal information (个人信息保护法第四条); of children
under fourteen everything is sensitive (第二十八条).
"""

import re
import unicodedata
from collections.abc import Iterator

from plugins.library.reading.problems import Problem, firm_error

_IDENTITY = re.compile(r"(?<!\d)\d{6} ?\d{8} ?\d{3}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)?86[ -]?)?(?P<number>1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)")
"""As people write it: 138 1234 5678, 138-1234-5678, +86 13812345678."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余于杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The hundred most frequent ones, five of six people."""


def check_numbers(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """A problem for each identity number and each mobile number in a text."""
    for line, written in enumerate(text.splitlines(), first_line):
        words = unicodedata.normalize("NFKC", written)
        for match in _IDENTITY.finditer(words):
            if is_identity_number(match[0].replace(" ", "")):
                found = f"{match[0][:6]}…{match[0][-2:]}"
                yield firm_error(path, line, "像是身份证号，不能公开", found, "请删去")
        for match in _MOBILE.finditer(words):
            found = f"{match['number'][:3]}…{match['number'][-2:]}"
            yield firm_error(path, line, "像是个人的手机号，不能公开", found, "请写单位的电话")


def is_identity_number(number: str) -> bool:
    """Whether the check digit of an 18-digit identity number is right (GB 11643—1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17].upper()
