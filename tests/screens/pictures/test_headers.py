"""A header for every month: as wide as a page, small, and each unlike the others."""

from __future__ import annotations

from screens.pictures.encoding import encode
from screens.pictures.headers import HEIGHT, WIDTH, draw_header
from tests.screens.site_client import Town


def test_headers_each_its_own_and_always_the_same() -> None:
    pictures = [encode(draw_header(month, language), "gif") for month in range(1, 13) for language in ("en", "ja")]
    assert len(set(pictures)) == 24
    assert max(map(len, pictures)) < 5000
    assert draw_header(8, "en").size == (WIDTH, HEIGHT)
    assert encode(draw_header(8, "en"), "gif") == pictures[14]


def test_the_front_pages_wear_the_month(town: Town) -> None:
    hero = town.visitor()
    assert "/img/header/8.en.gif" in hero.get("/home").markup
    town.wait(days=120)
    assert "/img/header/12.en.gif" in hero.get("/home").markup
    assert "/img/header/12.en.gif" in town.visitor(None).get("/").markup
    assert hero.get("/img/header/12.en.gif").body[:3] == b"GIF"
    for name in ("0.en", "13.en", "x.en", "8.fr", "8"):
        assert hero.get(f"/img/header/{name}.gif").status == 404


def test_the_operator_finds_the_ad_report_on_the_top_page(town: Town) -> None:
    assert "/ads/report" in town.visitor(1).get("/home").links
    assert "/ads/report" not in town.visitor(7).get("/home").links
    assert "/corner" in town.visitor(7).get("/home").links
