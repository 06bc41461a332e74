"""Whatever is typed, into whatever field, shown on whatever page: the page has the elements it had before."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from screens.store.database import open_memory
from screens.store.tables import metadata
from screens.store.transactions import write_transaction
from tests.screens.sample_data import ME, address, routes
from tests.screens.site_client import PHONE, Answer, SiteClient, Town
from tests.screens.test_abuse import image

AU = "KDDI-CA39 UP.Browser/6.2.0.13.1.5 (GUI) MMP/2.0"
PLAIN = "plainword"
ADDRESSES = ("href", "src", "action", "background")

PAYLOADS = (
    "<script>alert(1)</script>", "<SCRIPT SRC=http://x.test/x.js>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "</script><script>x", "<img src=x onerror=alert(1)>", '"><img src=x onerror=alert(1)>', "'><img src=x>",
    "<svg/onload=alert(1)>", "<svg><script>x</script></svg>", "<math><mi//xlink:href=\"data:x\">",
    "<body onload=x>", "<iframe src=javascript:alert(1)>", "<object data=x>", "<embed src=x>", "<base href=//x.test/>",
    "<link rel=stylesheet href=x>", "<style>*{display:none}</style>", "<meta http-equiv=refresh content=0>",
    "<form action=//x.test/><input name=q>", "<input autofocus onfocus=x>", "<button formaction=//x.test/>x",
    "<a href=javascript:alert(1)>x</a>", "<marquee onstart=x>x", "<blink>x</blink>", "<table><tr><td>x", "</td></tr>",
    "</table></body></html><b>x", "</textarea><b>x</b>", "</title><b>x</b>", "</option></select><b>x", "</a><b>x",
    "<!--", "--><b>x</b>", "<!-- <b> -->", "<![CDATA[<b>x</b>]]>", "]]><b>", "<?php x ?>", "<%= x %>", "<!DOCTYPE x>",
    "' onmouseover='x", '" onmouseover="x', "` onmouseover=`x", "x onmouseover=x", '" style="color:red', "&#34;><b>x",
    "&lt;b&gt;x", "&#x3C;b&#x3E;x", "&amp;lt;b>", "&quot onx=x", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)", "data:text/html,<b>x", "\\x3cscript\\x3e", "\\\"><b>x", "{{ 7*7 }}", "{% raw %}<b>",
    "表\"><b>ソ'", "ソ\"><img src=x>能", "ﾊﾝｶｸ\"><b>ｶﾅ", "\ue63e\"><b>\ue6ec", "\U000FE000\"><b>", "＜script＞", "‹b›",
    "a\u0000<b>x", "<\u0000script>x", "<b\u000bonx=x>", "<b\u000conx=x>", "\u2028<b>x", "\u202e<b>x", "%3Cb%3Ex",
    "+ADw-script+AD4-x", "<b>" * 30, "\"" * 40, "<" * 40, "&" * 40,
)  # fmt: skip
"""Elements new, closed early and half, attributes, comments, references, templates, the lead byte of Shift_JIS before
a quote (表 and ソ end in a backslash), half-width kana, the carriers' emoji, control characters, other encodings."""


def say_everywhere(place: Town, text: str) -> None:
    """As what every member typed into every field."""
    with write_transaction(place.engine) as sql:
        for table in metadata.sorted_tables:
            names = [column.name for column in table.columns if f"{column.name}_ja" in table.columns]
            if names:
                sql.execute(update(table).values(dict.fromkeys(names, text)))


def shape(answer: Answer) -> list[tuple[str, tuple[str, ...]]]:
    """Elements in order with the names of their attributes."""
    found = []
    for node in answer.tree.css("*"):
        assert node.tag is not None
        for name in ADDRESSES:
            value = (node.attributes.get(name) or "").strip().lower()
            assert not value.startswith(("javascript:", "data:", "vbscript:")), (node.tag, value)
        found.append((node.tag, tuple(sorted(node.attributes))))
    return found


def shown(visit: SiteClient) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The pages that show what members typed, and their elements."""
    say_everywhere(visit.town, PLAIN)
    paths = [address(rule) + ("?q=" if "search" in rule else "") for rule in routes(visit.town.site, "GET")]
    answers = {path: visit.get(path) for path in paths if not path.endswith((".xml", "/play"))}
    return {path: shape(answer) for path, answer in answers.items() if PLAIN in answer.markup}


@pytest.mark.parametrize("together", [4, pytest.param(1, marks=pytest.mark.nightly)])
def test_every_payload_in_every_field_on_every_page(together: int) -> None:
    """Four in one text by day; alone by night."""
    place = Town(open_memory(image()))
    phones = [place.visitor(ME, agent=agent) for agent in (PHONE, AU)]
    for phone in phones:
        phone.get("/members/2")
        phone.get("/messages/1")
    plain = [shown(phone) for phone in phones]
    assert len(plain[0]) > 40, sorted(plain[0])
    for first in range(0, len(PAYLOADS), together):
        payload = " ".join(PAYLOADS[first : first + together])
        say_everywhere(place, payload)
        which = 0 if "ソ" in payload or "ﾊﾝ" in payload else first // together % 2
        for path, before in plain[which].items():
            answer = phones[which].get(path)
            assert shape(answer) == before, (path, payload)
            assert answer.headers["Content-Type"].endswith(("charset=Shift_JIS", "charset=UTF-8")), path


def test_half_a_letter_of_shift_jis_takes_no_quote_along() -> None:
    """Bytes that no phone sends: a lead byte, and then the quote that should end an attribute."""
    place = Town(open_memory(image()))
    visit = place.visitor(ME)
    for raw in (b"%82%22%3E%3Cb%3Ex", b"%95%5C%22%3E%3Cb%3E", b"%FC%27%20onx=x", b"%81", b"%FF%FE%22%3E"):
        answer = visit.send_raw("/diary/new", b"title=" + raw + b"&text=" + raw + b"&level=3&edit=x")
        assert answer.status == 200
        assert not answer.tree.css("b")
        assert "onx" not in {name for node in answer.tree.css("*") for name in node.attributes}


def test_the_charset_is_said_with_every_answer() -> None:
    place = Town(open_memory(image()))
    for agent in (PHONE, AU, "Mozilla/5.0"):
        visit = place.visitor(ME, agent=agent)
        for rule in routes(place.site, "GET"):
            kind = visit.get(address(rule)).headers["Content-Type"]
            assert "charset=" in kind or kind == "application/x-keitai-game", (rule, kind)
        assert "charset=" in visit.get("/no/such/page").headers["Content-Type"]
