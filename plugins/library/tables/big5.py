"""Whether bytes that are no UTF-8 are Big5 (Taiwan, Hong Kong) and not GB18030.

Both have two bytes a character. Nearly all of a text in GB18030 is in GB 2312, whose second bytes
are A1 and above, while four of ten second bytes of Big5 are below 80; and nearly all of a text in
Big5 is among its 5,401 common characters, whose first bytes are A4 to C6. A few characters may be
either by chance (祙红楼梦).
"""

SAMPLE = 1 << 16
_FEWEST = 6
"""Characters; fewer tell nothing."""
_MOST_OF_GB, _LEAST_OF_BIG5, _MOST_BROKEN = 0.85, 0.85, 0.02


def is_big5(data: bytes) -> bool:
    """Whether a sample makes sense in Big5, and hardly in GB18030."""
    read = [c for c in data.decode("big5", "replace") if not c.isascii()]
    if len(read) < _FEWEST or read.count("\ufffd") > max(1, _MOST_BROKEN * len(read)):
        return False
    common = sum(b"\xa1" <= c.encode("big5", "replace")[:1] <= b"\xc6" for c in read)
    others = [c for c in data.decode("gb18030", "replace") if not c.isascii()]
    simple = sum(c.encode("gb2312", "ignore") != b"" for c in others)
    return common >= _LEAST_OF_BIG5 * len(read) and simple <= _MOST_OF_GB * len(others)
