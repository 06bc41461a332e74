"""Albums by their pages: one photo after the other, and what stands below them."""

from __future__ import annotations

from tests.screens.site_client import SiteClient, Town


def _filled(hero: SiteClient, count: int) -> tuple[str, list[str]]:
    """An album's address and its photos', the newest first."""
    book = hero.send("/albums/new", title="Stones", text="", level="3").path
    for number in range(count):
        hero.send(f"{book}/add", caption=f"Stone {number}", video=f"http://video.test/{number}")
    return book, [link for link in hero.get(book).links if "/photos/" in link]


def test_from_photo_to_photo_and_no_further(hero: SiteClient) -> None:
    _, photos = _filled(hero, 3)
    first, middle, last = (hero.get(path) for path in photos)
    assert photos[1] in first.links
    assert "1/3" in first.text
    assert photos[0] in middle.links
    assert photos[2] in middle.links
    assert photos[1] in last.links
    assert not {photos[0]} & {*last.links}


def test_caption_is_changed_by_its_owner_alone(town: Town, hero: SiteClient) -> None:
    _, photos = _filled(hero, 1)
    edit = f"{photos[0]}/edit"
    assert hero.get(edit).form(edit)["caption"] == "Stone 0"
    assert "A flat one" in hero.send(edit, caption="A flat one").text
    assert town.visitor(7).get(edit).status == 404
    too_long = hero.post(edit, {**hero.get(edit).form(edit), "caption": "a" * 101})
    assert "too long by 1" in too_long.text
    assert "A flat one" in hero.get(photos[0]).text
    assert "A flat one" not in hero.send(edit, caption="").text


def test_what_is_wrong_stands_between_its_label_and_its_field(hero: SiteClient) -> None:
    form = hero.get("/albums/new").form("/albums/new")
    markup = hero.post("/albums/new", {**form, "title": "", "text": "a" * 1001}).markup
    places = [markup.index(each) for each in ("Title", "A title is missing", 'name="title"')]
    places += [markup.index(each) for each in ("A few words", "too long by 1 ", 'name="text"')]
    assert places == sorted(places)
