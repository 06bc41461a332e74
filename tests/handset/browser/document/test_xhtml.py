"""What of an XHTML source an HTML parser has to be told."""

from __future__ import annotations

import pytest

from handset.browser.document.xhtml import as_html


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<style>a &gt; b { color: red }</style>", "<style>a > b { color: red }</style>"),
        ("<style type='text/css'>a[x=&quot;y&quot;] { }</style>", "<style type='text/css'>a[x=\"y\"] { }</style>"),
        ("<style>a { background: url(x?a&amp;gt;b) }</style>", "<style>a { background: url(x?a&gt;b) }</style>"),
        ("<style><![CDATA[ a &gt; b { } ]]></style>", "<style><![CDATA[ a &gt; b { } ]]></style>"),
        ("<p>a &gt; b</p>", "<p>a &gt; b</p>"),
    ],
)
def test_references_in_a_style_sheet_count(source: str, wanted: str) -> None:
    assert as_html(source) == wanted


def test_a_source_of_nothing_but_style_tags_takes_no_time() -> None:
    assert len(as_html("<style>&" * 50_000)) == 400_000
