"""The sentence that says why something could not be done: what other programs say of it is English.

Whoever catches what the system, Python or a library raised prints :func:`cause_of` of it and never
its own words. Sources: the numbers of POSIX (``errno``) and Windows's codes for a file in use; the
classes are named, so that this knows no library by importing it.
"""

import errno
import re
import shutil
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Cause(NamedTuple):
    """What is wrong and what helps, each without a full stop."""

    what: str
    remedy: str


_RIGHTS = "请检查文件、文件夹和它们的权限，或用可以读写那里的帐号运行"
_ROOM = "请先腾出地方，再运行一次"
_CLOSE = "请关掉正在用它的程序（WPS、Excel、记事本、看图软件），再运行一次"
_NETWORK = "请检查网络，过一会儿再运行一次"
_DISK = "请检查磁盘、U 盘或网络盘是否连着、是否完好"
_LOOK = "请核对它的位置和名称"
_AGAIN = "请重新导出或重新拷贝一份"
_ASK = "请把最后一次运行的记录交给维护程序的人"

_IN_USE = Cause("文件正被别的程序打开", _CLOSE)
_RESET = Cause("连接断了", _NETWORK)
_UNREACHED = Cause("连不上网络或那台主机", _NETWORK)
_SYSTEM: Mapping[int, Cause] = MappingProxyType(
    {
        **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), Cause("磁盘满了", _ROOM)),
        **dict.fromkeys((errno.EACCES, errno.EPERM), Cause("没有权限", _RIGHTS)),
        errno.EROFS: Cause("那里只能读，不能写", "请换一个可以写的位置"),
        errno.ENOENT: Cause("没有这个文件或文件夹", _LOOK),
        errno.EEXIST: Cause("那里已经有同名的文件或文件夹", "请移走它，或换一个名称"),
        errno.ENOTDIR: Cause("路径里有一段是文件，不是文件夹", _LOOK),
        errno.EISDIR: Cause("这是文件夹，不是文件", _LOOK),
        errno.ENOTEMPTY: Cause("文件夹不是空的", "请先清空或移走它"),
        errno.ENAMETOOLONG: Cause("文件名或路径太长", "请改短：文件名不超过 80 个汉字"),
        errno.ELOOP: Cause("链接绕成了一圈", "请删去它，放一份真的文件"),
        **dict.fromkeys((errno.EINVAL, errno.EILSEQ), Cause("文件名或内容是系统不收的", _LOOK)),
        **dict.fromkeys((errno.EBUSY, errno.ETXTBSY), _IN_USE),
        errno.EXDEV: Cause("不能跨磁盘移动", "请换到同一块磁盘上"),
        **dict.fromkeys((errno.EIO, errno.ENODEV, errno.ENXIO), Cause("磁盘读写出错", _DISK)),
        **dict.fromkeys((errno.ESTALE, errno.ENOTCONN), Cause("网络盘断开了", _DISK)),
        **dict.fromkeys(
            (errno.EMFILE, errno.ENFILE), Cause("同时打开的文件太多", "请关掉别的程序，再运行一次")
        ),
        errno.EFBIG: Cause("文件太大，这块磁盘存不下", "请换一块磁盘，或把它分成几个"),
        **dict.fromkeys(
            (errno.ENOMEM, errno.EAGAIN), Cause("内存或进程不够", "请关掉别的程序，再运行一次")
        ),
        errno.EADDRINUSE: Cause("端口已被占用", "请换一个端口"),
        errno.EADDRNOTAVAIL: Cause("这台电脑没有这个地址", "请核对地址"),
        errno.ECONNREFUSED: Cause("对方没有在听", "请核对地址和端口，过一会儿再运行一次"),
        **dict.fromkeys((errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE), _RESET),
        errno.ETIMEDOUT: Cause("等得太久，对方没有应答", _NETWORK),
        **dict.fromkeys((errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH), _UNREACHED),
        errno.ENOEXEC: Cause("这个程序在这台电脑上开不起来", "请重新安装"),
    }
)
_WINDOWS_IN_USE = (32, 33)
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: another program has the file open."""
_ENCODING = Cause("文字的编码认不出来", "请另存为 UTF-8")
_DAMAGED = Cause("文件已经损坏，或不是它的名称所说的那一种", _AGAIN)
_CLASSES: Mapping[str, Cause] = MappingProxyType(
    {
        "ssl.SSLCertVerificationError": Cause(
            "对方的证书不能信", "请核对网址和这台电脑的日期；是本馆的网站，请续办证书"
        ),
        "ssl.SSLError": Cause("加密的连接没有建成", _NETWORK),
        "socket.gaierror": Cause("找不到这台主机", "请核对网址，检查网络"),
        "builtins.TimeoutError": Cause("等得太久，对方没有应答", _NETWORK),
        "builtins.ConnectionError": _RESET,
        "http.client.HTTPException": _RESET,
        "shutil.Error": Cause("有的文件没有拷成", _RIGHTS),
        "subprocess.TimeoutExpired": Cause("调用的程序做得太久，停掉了", _ASK),
        "PIL.UnidentifiedImageError": Cause("不是能读的图片", "请另存为 JPEG 或 PNG"),
        "PIL.Image.DecompressionBombError": Cause("图太大", "请缩小到 1.2 亿像素以内"),
        "builtins.UnicodeError": _ENCODING,
        "tomllib.TOMLDecodeError": Cause("TOML 写法不对", "请检查引号、等号和方括号，开了要有关"),
        "json.decoder.JSONDecodeError": Cause("文件内容写坏了", _AGAIN),
        "zipfile.BadZipFile": _DAMAGED,
        "zlib.error": _DAMAGED,
        "builtins.EOFError": Cause("文件没有传完整", _AGAIN),
        "lxml.etree.LxmlError": _DAMAGED,
        "csv.Error": _DAMAGED,
        "sqlite3.Error": Cause("中间文件坏了", "请删去 build/ 这个文件夹，再运行一次"),
        "builtins.MemoryError": _SYSTEM[errno.ENOMEM],
        "builtins.ValueError": Cause("写法认不出来", "请核对这里写的"),
        "builtins.RecursionError": Cause("括号套得太深", "请删去误贴的内容"),
        "subprocess.SubprocessError": Cause("调用的程序没有做完", _ASK),
        "builtins.ImportError": Cause("少装了程序要用的东西", "请删去 .venv 文件夹，再运行一次"),
    }
)
"""By the full name of a class or of one that it inherits from, the nearest first."""


_HAN = re.compile("[\u4e00-\u9fff]")
_QUOTED = re.compile("“[^”]*”|\\b(?:sudo|make|python) [^，。；）\n]*")
"""What somebody wrote, and commands to type."""
_WORDS = re.compile(r"[A-Za-z]{2,}(?:[ ,;:']+[a-z]+){2}")
"""Names of things begin each word with a capital: Noto Serif CJK."""
SYSTEM_NUMBER = re.compile(r"\[Errno (\d+)\]")
"""How Python writes the number of an error of the system into words."""


def cause_of(mistake: BaseException) -> Cause:
    """The Chinese of whatever was raised; what nobody foresaw is named by its class alone."""
    if getattr(mistake, "winerror", None) in _WINDOWS_IN_USE:
        return _IN_USE
    number = mistake.errno if isinstance(mistake, OSError) else None
    if isinstance(mistake, shutil.Error) and (first := SYSTEM_NUMBER.search(str(mistake))):
        number = int(first[1])  # of copytree, which tells of each file in words
    # gaierror and SSLError have numbers of their own, which are none of the system's
    if number in _SYSTEM and type(mistake).__module__ not in ("socket", "ssl"):
        return _SYSTEM[number or 0]
    for one in type(mistake).__mro__:
        known = _CLASSES.get(f"{one.__module__}.{one.__qualname__}")
        if known:
            return known
    name = type(mistake).__name__ if number is None else f"系统代号 {number}"
    return Cause(f"出了没有料到的错（{name}）", _ASK)


def said(mistake: BaseException) -> str:
    """What a reader of ours says of what it was given: its own sentence, if that is Chinese."""
    words = str(mistake)
    is_ours = not isinstance(mistake, OSError) and is_chinese(words)
    return words if is_ours else cause_of(mistake).what


def is_chinese(words: str) -> bool:
    """Whether staff can read it: Chinese, in which no English is but what is quoted or a name."""
    return _HAN.search(words) is not None and not is_english(words)


def is_english(words: str) -> bool:
    """Whether three English words stand in a row, outside of “…” and of commands."""
    return _WORDS.search(_QUOTED.sub("", words)) is not None
