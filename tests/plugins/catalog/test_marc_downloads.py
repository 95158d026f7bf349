"""What a reader downloads as CNMARC is read back by pymarc, field by field."""

import json
import os
import shutil
import subprocess
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pymarc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.laws import examples

RECORD = Path(__file__).parents[3] / "theme/static/js/record"
WRITE = f"""
import {{ isoOf, marcFieldsOf, marcxmlOf }} from {json.dumps((RECORD / "marc.js").as_uri())};
let said = "";
for await (const some of process.stdin) said += some;
const made = JSON.parse(said).map((record) => {{
  const marc = marcFieldsOf(record);
  return {{ marc, iso: Buffer.from(isoOf(marc)).toString("base64"), xml: marcxmlOf(marc) }};
}});
console.log(JSON.stringify(made));
"""


@pytest.fixture(scope="module", autouse=True)
def node() -> str:
    found = shutil.which("node")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Node is not installed")
        pytest.skip("Node is not installed; the scripts' own tests run in the browser")
    return found


def written(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", "--input-type=module", "-e", WRITE],
        input=json.dumps(records).encode(),
        capture_output=True,
        check=True,
    )
    made: list[dict[str, Any]] = json.loads(done.stdout)
    return made


def rows(record: pymarc.Record) -> list[list[Any]]:
    return [
        [field.tag, field.data]
        if field.is_control_field()
        else [
            field.tag,
            "".join(field.indicators or ()),
            [[s.code, s.value] for s in field.subfields],
        ]
        for field in record.fields
    ]


def expected(marc: dict[str, Any]) -> list[list[Any]]:
    return [
        [field["tag"], field["value"]]
        if "value" in field
        else [field["tag"], field["indicators"], field["subfields"]]
        for field in marc["fields"]
    ]


def read_back(made: dict[str, Any]) -> None:
    (iso,) = list(pymarc.MARCReader(b64decode(made["iso"]), force_utf8=True))
    (xml,) = pymarc.parse_xml_to_array(BytesIO(made["xml"].encode()))  # type: ignore[no-untyped-call]
    assert iso is not None and xml is not None
    assert rows(iso) == rows(xml) == expected(made["marc"])


BOOK = {
    "record_id": "B1",
    "title": "红楼梦",
    "title_pinyin": "hong lou meng",
    "other_titles": [["石头记", "variant_title", "shi tou ji"], ["校注本", "subtitle", ""]],
    "responsibility": "（清）曹雪芹著",
    "contributors": [["曹雪芹", "著", "1715-1763", "清", "cao xue qin", False]],
    "place": "北京",
    "publisher": "人民文学出版社",
    "publication_year": "1982",
    "isbns": ["9787020002207", "7-02-000220-X"],
    "subjects": ["章回小说-中国-清代"],
    "clc_numbers": ["I242.4"],
    "languages": ["chi"],
    "document_type": "book",
    "date_entered": "2021-06-24",
}


def test_every_field_comes_back_from_both_forms() -> None:
    (made,) = written([BOOK])
    read_back(made)
    tags = [field["tag"] for field in made["marc"]["fields"]]
    assert tags == sorted(tags)
    assert tags == "001 010 010 100 101 200 210 517 606 690 701".split()
    assert len(dict(made["marc"]["fields"][3]["subfields"])["a"]) == 36
    assert len(made["marc"]["leader"]) == 24


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)
records = st.fixed_dictionaries(
    {"record_id": st.from_regex(r"\A[A-Za-z0-9]{1,12}\Z"), "title": texts},
    optional={
        "abstract": texts,
        "responsibility": texts,
        "notes": st.lists(texts, max_size=3),
        "subjects": st.lists(texts, max_size=3),
        "contributors": st.lists(
            st.tuples(texts, st.sampled_from(["著", "译", ""]), texts, texts, texts, st.booleans()),
            max_size=3,
        ),
    },
)


@settings(max_examples=examples(4))
@given(st.lists(records, min_size=1, max_size=10))
def test_whatever_a_record_says_comes_back(some: list[dict[str, Any]]) -> None:
    for made in written(some):
        read_back(made)
