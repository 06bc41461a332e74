"""Pages give each carrier's phones their own emoji."""

from __future__ import annotations

from handset.emoji import CARRIERS, table
from screens.web.carrier_emoji import carrier_of, of_carrier


def inside(carrier: str, point: int) -> str:
    return f"&#x{point:X};" if carrier == "docomo" else chr(point)


def test_every_emoji_that_two_carriers_have_goes_out_as_the_readers_own() -> None:
    """All of the table, from each carrier to each: the phone's own table says what the codes are."""
    count = 0
    for reader in CARRIERS:
        for row in table().rows:
            if not row.code(reader):
                continue
            own = chr(row.points(reader)[-1])
            for writer in CARRIERS:
                if writer != reader and row.code(writer):
                    got = of_carrier(f"a{inside(writer, row.points(writer)[-1])}b", reader)
                    twins = {chr(each.points(reader)[-1]) for each in table().rows
                             if each.code(reader) and each.code(writer) == row.code(writer)}  # fmt: skip
                    assert got == f"a{own}b" or got[1:-1] in twins, (reader, writer, row.name)
                    count += 1
    assert count > 1_500


def test_what_the_reader_lacks_and_other_browsers_stay() -> None:
    mark = next(row for row in table().rows if row.code("softbank") and not row.code("docomo"))
    char = chr(mark.points("softbank")[0])
    assert of_carrier(char, "docomo") == char
    assert of_carrier("&#xE63E;\uef60\ue04a", "") == "&#xE63E;\uef60\ue04a"
    assert of_carrier("&#xE63E;", "docomo") == "&#xE63E;"


def test_a_phone_is_its_carriers_by_its_name() -> None:
    agents = {
        "DoCoMo/2.0 P906i(c100)": "docomo",
        "KDDI-CA3A UP.Browser/6.2": "au",
        "SoftBank/1.0/911SH": "softbank",
        "Vodafone/1.0/V802SE": "softbank",
        "Mozilla/5.0": "",
        "Kabuto/1.0 (qvga; W24H14)": "",
        "": "",
    }
    assert {agent: carrier_of(agent) for agent in agents} == agents
