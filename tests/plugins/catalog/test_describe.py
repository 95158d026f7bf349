"""One table of fields decides labels, Dublin Core and schema.org."""

from pathlib import Path

from plugins.catalog.describe import described
from plugins.catalog.reader.field_table import read_field_table
from plugins.library.catalogue.records import BibliographicRecord, Contributor, Title
from tests.support.example_site import EXPORT
from tests.support.mapped import mapped

TABLE, _ = read_field_table(EXPORT)
HONGLOUMENG = BibliographicRecord(
    "B1",
    "红楼梦",
    other_titles=(Title("石头记", "variant_title"),),
    contributors=(Contributor("曹雪芹", "著", country="清"), Contributor("高鹗", "续")),
    publication_date="[1791?]",
    isbns=("978-7-02-000220-7",),
    clc_numbers=("I242.4",),
    is_for_children=True,
)


def test_a_record_is_described_under_the_labels_of_the_table_and_only_what_it_has() -> None:
    told = dict(described(HONGLOUMENG, TABLE))
    assert told == {
        "记录号": ("B1",),
        "题名": ("红楼梦",),
        "其他题名": ("石头记",),
        "责任者": ("曹雪芹", "高鹗"),
        "出版日期": ("[1791?]",),
        "少儿读物": ("少儿",),
        "中图法分类号": ("I242.4",),
        "ISBN": ("978-7-02-000220-7",),
        "文献类型": ("book",),
    }


def test_other_programs_get_the_same_values_under_their_own_names() -> None:
    core, schema = (mapped(HONGLOUMENG, TABLE, one) for one in ("dublin_core", "schema_org"))
    assert core["title"] == schema["name"] == ("红楼梦",)
    assert core["title.alternative"] == schema["alternateName"] == ("石头记",)
    assert core["creator"] == schema["author"] == ("曹雪芹", "高鹗")
    assert core["identifier.isbn"] == schema["isbn"] == ("978-7-02-000220-7",)
    assert core["subject.clc"] == ("I242.4",) and core["date"] == ("[1791?]",)


def test_what_a_librarian_writes_beside_the_export_changes_label_and_mapping(
    tmp_path: Path,
) -> None:
    own = '[record.isbns]\nlabel = "书号"\ndublin_core = "source"\nschema_org = ""\n'
    (tmp_path / "fields.toml").write_text(own, encoding="utf-8")
    table, problems = read_field_table(tmp_path)
    assert problems == ()
    assert ("书号", HONGLOUMENG.isbns) in described(HONGLOUMENG, table)
    assert mapped(HONGLOUMENG, table, "dublin_core")["source"] == HONGLOUMENG.isbns
    assert "isbn" not in mapped(HONGLOUMENG, table, "schema_org")
