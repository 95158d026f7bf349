"""Sheets without comments and white space: the same, but shorter."""

import pytest

from plugins.assets.strip import CAN_STRIP, UnstrippableError, strip_sheet

needs_library = pytest.mark.skipif(not CAN_STRIP, reason="no wheel of tdewolff-minify here")


@needs_library
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/* a */ .b { color : red ; }", ".b{color:red}"),
        ("a { width: calc( 1px + ( 2em - var( --b ) ) ) }",
         "a{width:calc( 1px + ( 2em - var( --b ) ) )}"),
        (".a { & .b { x: y } &:hover { x: z } }", ".a{& .b{x:y}&:hover{x:z}}"),
        ("@layer a , b ; @layer a { b { x: y } }", "@layer a,b;@layer a{b{x:y}}"),
        ("@media (min-width: 40em) and (max-width: 60em) { a { x: y } }",
         "@media(min-width:40em) and (max-width:60em){a{x:y}}"),
        ('a::after { content: "（  " attr( href ) "/* */" }',
         'a::after{content:"（  " attr( href )"/* */"}'),
        ("a { inset: 0 auto 0 -5.7rem; grid-area: 1 / -1 }",
         "a{inset:0 auto 0 -5.7rem;grid-area:1/-1}"),
    ],
)  # fmt: skip
def test_sheets_of_today_keep_their_meaning(source: str, expected: str) -> None:
    assert strip_sheet(source, "css/a.css") == expected + "\n"


@needs_library
def test_what_is_no_sheet_is_refused_with_its_file() -> None:
    said = r"theme/static/css/a\.css  发布时压缩不了，语法有错"
    with pytest.raises(UnstrippableError, match=said):
        strip_sheet("a{[", "css/a.css")
