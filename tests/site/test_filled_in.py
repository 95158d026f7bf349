"""Staff who do what ``make check`` asks are asked for less, and the site builds."""

import re
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from plugins.desk.build import check
from plugins.desk.registry import CHECKS
from plugins.desk.settings import read_settings
from tests.conftest import HONGLOUMENG, ROOT, build_site
from tests.support.district import place

NOON, DAY = "1795320000", date(2026, 11, 22)
"""When the holidays of the next year are asked for."""
FACTS = {
    "postcode": "629000",
    "telephone": "0825-1234567",
    "email": "library@example.org",
    "icp_number": "示例备00000001号",
    "police_number": "示例公网安备0001号",
    "institution_mark": "00000000",
}
HOURS = 'every_day = ["08:30-12:00", "14:00-20:00"]\nholiday = ["09:00-17:00"]\n'
CLOSURE = '[[closure]]\nfrom = 2026-11-24\nreason = "检修"\npublished = 2026-11-10\n'
HOLIDAYS = "".join(
    f"[[year]]\nyear = {year}\nconfirmed = 2026-11-20\nworkdays = [{year}-10-10]\n"
    f'[[year.holiday]]\nname = "国庆节"\nfrom = {year}-10-01\nto = {year}-10-07\n'
    for year in (2026, 2027)
)
ASKED = (
    "咨询电话", "ICP 备案号", "公安备案号", "网站标识", "缺2027年", "还没有人核对",
    "〔待馆方填写〕",
)  # fmt: skip
"""Words of what is asked for, and filled in here."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the library's own content, whatever it says, with an export of one book."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for path in tmp_path.glob("content/**/*.png"):
        Image.new("RGB", (1200, 900)).save(path)  # the large ones take a minute to make smaller
    (tmp_path / "catalog_export").mkdir()
    (tmp_path / "catalog_export/biblio.iso").write_bytes(HONGLOUMENG)
    shutil.copy(ROOT / "catalog_export/fields.toml", tmp_path / "catalog_export")
    return tmp_path


def fill_in(content: Path) -> None:
    """Write made-up answers wherever the content has none."""
    facts = (content / "library.toml").read_text("utf-8")
    branches = (content / "branches.toml").read_text("utf-8")
    for key, value in FACTS.items():
        facts = re.sub(f'^{key} = ""', f'{key} = "{value}"', facts, flags=re.M)
    no_hours = r"^\[branch\.hours\]\n(?=(?:#.*\n|\s*\n)*(?:\[|\Z))"
    branches = re.sub(no_hours, f"[branch.hours]\n{HOURS}", branches, flags=re.M)
    more = "".join(place(900 + n, "branch", "分馆", HOURS) for n in range(16))
    (content / "library.toml").write_text(facts, "utf-8")
    (content / "branches.toml").write_text(f"{branches}\n{more}\n{CLOSURE}", "utf-8")
    (content / "holidays.toml").write_text(HOLIDAYS, "utf-8")
    for page in content.rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("〔待馆方填写〕", "请问总服务台"), "utf-8")


def checked(project: Path) -> list[str]:
    """What ``make check`` says, line by line; it finds no error."""
    said = Console(file=StringIO(), width=200, highlight=False)
    code = check(read_settings({"SOURCE_DATE_EPOCH": NOON}, project), CHECKS, said)
    assert isinstance(said.file, StringIO)
    assert code == 0, said.file.getvalue()
    return said.file.getvalue().splitlines()


def asked(lines: list[str]) -> list[str]:
    return [line for line in lines if any(words in line for words in ASKED)]


@pytest.mark.soak
def test_what_check_asks_for_can_be_filled_in_and_is_not_asked_for_again(project: Path) -> None:
    before = checked(project)
    fill_in(project / "content")
    after = checked(project)
    assert asked(after) == []
    assert len(after) < len(before) or not asked(before)
    output = build_site(project, BUILD_DATE=DAY)
    assert "检修" in (output / "services/hours/index.html").read_text("utf-8")
