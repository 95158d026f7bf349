"""The file by which WeChat sees that a site is the account's own: ``MP_verify_….txt`` at its root.

Staff get it in 公众号设置 → 功能设置 (JS接口安全域名, 网页授权域名) and put it into
``content/wechat/``; it is published as it is.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, warning

FOLDER = "wechat"
_NAME = re.compile(r"MP_verify_([A-Za-z0-9]{16})\.txt")


def verification_files(content: Path) -> tuple[Path, ...]:
    """The files that are WeChat's by their names."""
    files = sorted((content / FOLDER).glob("*"))
    return tuple(path for path in files if path.is_file() and _NAME.fullmatch(path.name))


def check_verification(content: Path) -> Iterator[Problem]:
    """A file that is not WeChat's, or does not say what its name says."""
    known = verification_files(content)
    for path in sorted((content / FOLDER).glob("[!.]*")):
        name = name_of(path, content)
        if path not in known:
            remedy = "这里只放微信给的 MP_verify_….txt，文件名不要改"
            yield warning(name, 0, "不是微信的验证文件，不会发布", path.name, remedy)
            continue
        said = path.read_bytes().strip().decode("ascii", "replace")
        if path.name != f"MP_verify_{said}.txt":
            remedy = "请重新下载，不要用编辑器另存"
            yield warning(name, 0, "验证文件的内容和文件名对不上", said[:20], remedy)
