"""What phones write, in a charset and with emoji of their carrier, and how the site hands it on."""

from __future__ import annotations

import random
from urllib.parse import quote

import pytest

from screens.web.charsets import decode, decode_pairs, encode
from tests.screens.site_client import Town

AGENTS = {
    "docomo": "DoCoMo/2.0 P906i(c100;TB;W24H15)",
    "au": "KDDI-CA3A UP.Browser/6.2.0.15.1.1 (GUI) MMP/2.0",
    "softbank": "SoftBank/1.0/911SH/SHJ001 Browser/NetFront/3.3 Profile/MIDP-2.0 Configuration/CLDC-1.1",
}
CHARSETS = {"docomo": "cp932", "au": "cp932", "softbank": "utf-8"}
SUNS = {"docomo": b"\xf8\x9f", "au": b"\xf6\x60", "softbank": "\ue04a".encode()}
"""The sun as each carrier's phones send it to this site."""


@pytest.mark.parametrize("seed", range(50))
@pytest.mark.parametrize("charset", ["cp932", "utf-8"])
def test_a_query_is_read_in_the_charset_it_was_written_in(charset: str, seed: int) -> None:
    dice = random.Random(seed)
    words = "".join(dice.choice("表示ソ能十予貼構日本語ｶﾅ～あア&=+% a") for _ in range(dice.randint(1, 9)))
    written = quote(words.encode(charset), safe="")
    for query in (f"q={written}&n=1", f"n=1&q={written}&q=second"):
        assert decode_pairs(query.encode(), charset) == {
            "n": ["1"],
            "q": [words, "second"] if "second" in query else [words],
        }


def test_raw_bytes_and_damage_in_a_query_are_read_as_text() -> None:
    assert decode_pairs("q=表".encode("cp932"), "cp932") == {"q": ["表"]}
    assert decode_pairs(b"q=%E8%A1%A8%82", "utf-8") == {"q": ["表\ufffd"]}


def test_emoji_of_each_carrier_stay_apart() -> None:
    inside = {carrier: decode(sun, CHARSETS[carrier]) for carrier, sun in SUNS.items()}
    assert inside == {"docomo": "\ue63e", "au": "\uef60", "softbank": "\ue04a"}
    assert encode("".join(inside.values()), "cp932") == b"\xf8\x9f\xf6\x60&#57418;"
    assert encode("".join(inside.values()), "utf-8") == "\ue63e\uef60\ue04a".encode()


def test_all_of_aus_codes_come_back_as_they_were() -> None:
    for lead, first, last in ((0xF3, 0x40, 0xFC), (0xF4, 0x40, 0x93), (0xF6, 0x40, 0xFC), (0xF7, 0x40, 0xFC)):
        for trail in range(first, last + 1):
            if trail != 0x7F:
                sent = bytes([lead, trail])
                assert ord(decode(sent, "cp932")) == (lead << 8 | trail) - 0x700
                assert encode(decode(sent, "cp932"), "cp932") == sent


@pytest.mark.parametrize("carrier", AGENTS)
def test_a_search_in_japanese_finds_people_and_pages_on(carrier: str) -> None:
    town, charset = Town(), CHARSETS[carrier]
    hero = town.visitor(lang="ja", agent=AGENTS[carrier])
    for wanted in ("ようすけ", "旅行中", "丸", "表"):
        word = quote(wanted.encode(charset), safe="")
        found = hero.get(f"/search/members?q={word}")
        names = [row.nickname_ja for row in town.contents()["member"] if wanted in row.nickname_ja and row.id != 42]
        assert all(name in found.text for name in names[:5])
        assert f'value="{wanted}"' in found.markup
        assert bool(names) != ("検索結果 見つかりませんでした" in found.text)
    every = hero.get("/search/members?q=" + quote("ー".encode(charset)))
    assert all(quote("ー".encode(charset), safe="") in link for link in every.links if "q=" in link)
