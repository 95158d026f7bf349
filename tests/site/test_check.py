"""The library's own content and export can be published."""

from tests.conftest import ROOT
from tests.example.test_publish import checked


def test_the_projects_own_content_has_no_mistake() -> None:
    code, said = checked(ROOT)
    assert code == 0, said
    assert "错误 0 项" in said
