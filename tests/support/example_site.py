"""The site of 示例区图书馆: invented, small, with one of each thing that a library can write."""

from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "district"
CONTENT = EXAMPLE / "content"
EXPORT = EXAMPLE / "catalog_export"
