"""The library's own content and export can be published."""

from tests.conftest import ROOT
from tests.example.test_publish import desk


def test_the_projects_own_content_has_no_mistake() -> None:
    done = desk(ROOT, "check")
    assert done.returncode == 0, done.stdout
    assert "错误 0 项" in done.stdout
