"""Pictures of children are shown when their guardians agree, in whatever kind of text."""

from pathlib import Path

import pytest

from plugins.library.kinds import KINDS
from plugins.library.reading.kind import Kind
from plugins.pages.consent import check_consent
from tests.support.texts_of_kinds import a_text_of

SHOW = [kind for kind in KINDS if kind.shows_pictures and not kind.shows_works]


def told(folder: Path, kind: Kind, header: str, body: str = "", beside: str = "a.jpg") -> list[str]:
    text = folder / "content" / a_text_of(kind)
    text.parent.mkdir(parents=True, exist_ok=True)
    (text.parent / beside).write_bytes(b"\xff\xd8\xff")
    text.write_text(f"标题：甲\n{header}\n{body}文。\n", "utf-8")
    return [str(problem) for problem in check_consent(folder / "content")]


@pytest.mark.parametrize("kind", SHOW, ids=lambda kind: kind.word)
def test_a_picture_of_children_needs_the_consent_of_their_guardians(
    tmp_path: Path, kind: Kind
) -> None:
    shown = "![图]({attach}a.jpg)\n\n"
    (message,) = told(tmp_path, kind, "未成年人：是\n", shown)
    assert message.startswith(f"content/{a_text_of(kind)}:2  照片里有未成年人，没有监护人同意")
    assert told(tmp_path, kind, "未成年人：是\n监护人同意：否\n", shown) != []
    assert told(tmp_path, kind, "未成年人：是\n监护人同意：是\n", shown) == []
    assert told(tmp_path, kind, "未成年人：是\n监护人同意：王小明\n", shown) == []
    assert told(tmp_path, kind, "未成年人：否\n", shown) == []
    assert told(tmp_path, kind, "", shown) == []


def test_what_lies_beside_an_event_is_shown_too_and_a_text_alone_shows_nothing(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "content/events/a"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("标题：甲\n未成年人：是\n\n文。\n", "utf-8")
    assert list(check_consent(tmp_path / "content")) == []
    (folder / "01-孩子们.jpg").write_bytes(b"\xff\xd8\xff")
    assert len(list(check_consent(tmp_path / "content"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        *(
            "还没有签",
            "张丽的妈妈同意",
            "未签",
            "待签",
            "没签",
            "暂无",
            "正在办",
            "都同意",
            "同意",
            "有",
        ),
        *(
            "家长口头同意",
            "王小明、还没问",
            "张丽妈妈",
            "口头同意了",
            "不知道",
            "？",
            "pending",
            "1",
        ),
    ],
)
def test_words_that_are_neither_an_answer_nor_a_name_are_no_consent(
    tmp_path: Path, words: str
) -> None:
    kind = next(kind for kind in SHOW if kind.word == "event")
    shown = "![图]({attach}a.jpg)\n\n"
    header = f"未成年人：是\n监护人同意：{words}\n"
    assert told(tmp_path, kind, header, shown) != []
    content = tmp_path / "content"
    (problem,) = (one for one in kind.read(content)[1] if "也不是名字" in one.what)
    assert problem.line == 3 and "“监护人同意：否”" in problem.remedy


@pytest.mark.parametrize(
    "names",
    [
        "王小明",
        "王小明、李小红",
        "王小明；李小红",
        "欧阳一一",
        "阿依古丽·买买提",
        "李全",
        "Tom Sawyer",
    ],
)
def test_names_are_the_consent_of_their_guardians(tmp_path: Path, names: str) -> None:
    kind = next(kind for kind in SHOW if kind.word == "event")
    header = f"未成年人：是\n监护人同意：{names}\n"
    assert told(tmp_path, kind, header, "![图]({attach}a.jpg)\n\n") == []
