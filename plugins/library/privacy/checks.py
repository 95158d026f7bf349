"""What ``make check`` says of numbers and secrets: every one, once, where it was written."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

from plugins.library.privacy.found import Private
from plugins.library.privacy.free_text import FILE_NAME, FreeText, free_texts
from plugins.library.privacy.numbers import find_numbers
from plugins.library.privacy.passwords import Secret, find_secrets
from plugins.library.reading.files import read_letters
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, firm_error, warning

REMEDIES = {
    Private.MOBILE: (
        "请改写单位的电话；确实由单位对外公布的，写进 library.toml 或 branches.toml 的 telephone，"
        "或者活动、展览的“联系”，别处就可以照写"
    ),
    Private.IDENTITY: "请删去",
}
SECRET = "像是密码或密钥，不能公开"
SECRET_REMEDY = "请删去，并到发放它的地方换一个新的；要告诉读者的，写“请到服务台问”"
FOR_READERS = "网上人人看得见这个密码"
FOR_READERS_REMEDY = "确实给大家用的，可以不改；只给到馆的人用的，写“请到服务台问”"
SETTINGS = ("*.toml", "pelicanconf.py", "publishconf.py", ".env")
"""Files beside the content folder and in the export's that hold settings."""
_SETTINGS_BYTES = 1_000_000
_CALLED = 20
"""Characters of a cell that names what stands in the next one."""


def check_private(content: Path, *settings: Path) -> Iterator[Problem]:
    """An error for each number of a person and each secret; ``settings``: folders of such files."""
    texts, declared = free_texts(content), declared_telephones(content)
    for text in texts:
        yield from _numbers(text, declared)
    for row in _rows(texts):
        yield from _secrets(row)
    for folder in settings:
        yield from _in_settings(folder)


@once
def declared_telephones(content: Path) -> frozenset[str]:
    """The mobiles that the library itself gives as its telephones, wherever it declares them."""
    return frozenset(
        number.digits
        for text in free_texts(content)
        if text.is_contact
        for _, number in find_numbers(text.text, "电话")
        if number.what is Private.MOBILE
    )


def _numbers(text: FreeText, declared: frozenset[str]) -> Iterator[Problem]:
    said = "" if text.place == FILE_NAME else text.place
    told: set[tuple[int, str]] = set()
    for line, number in find_numbers(text.text, said):
        at = text.line + line
        if (at, number.digits) not in told and number.digits not in declared:
            told.add((at, number.digits))
            what = f"{text.label}{number.what.value}"
            yield firm_error(text.path, at, what, number.masked, REMEDIES[number.what])


def _rows(texts: Iterable[FreeText]) -> Iterator[FreeText]:
    """What belongs together: the cells of a row with their columns, a key with its value."""
    for _, some in groupby(texts, lambda text: (text.path, text.sheet, text.line)):
        row = list(some)
        named = [f"{one.place}：{one.text}" if one.place else one.text for one in row]
        named += [
            f"{key.text}：{value.text}"
            for key, value in pairwise(row)
            if len(key.text) <= _CALLED and key.place
        ]
        # several cells are one line; the body of a text has its own
        words = (
            "\n".join(named) if len(row) == 1 else "\0".join(" ".join(one.split()) for one in named)
        )
        yield replace(row[0], text=words, place="")


def _secrets(text: FreeText) -> Iterator[Problem]:
    for line, secret in find_secrets(text.text):
        yield _told(text.path, text.line + line, secret)


def _told(path: str, line: int, secret: Secret) -> Problem:
    if secret.is_for_readers:
        return warning(path, line, FOR_READERS, secret.word, FOR_READERS_REMEDY)
    return firm_error(path, line, SECRET, secret.word, SECRET_REMEDY)


def _in_settings(folder: Path) -> Iterator[Problem]:
    """Secrets in the files of settings of a folder; whose numbers stand there nobody publishes."""
    files = {path for shape in SETTINGS for path in folder.glob(shape) if path.is_file()}
    for path in sorted(files):
        text = read_letters(path, path.name, _SETTINGS_BYTES, "")[0]
        for line, secret in find_secrets(text):
            yield _told(path.name, 1 + line, secret)
