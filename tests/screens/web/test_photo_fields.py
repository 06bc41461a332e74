"""Photos from phones: looked at before they are posted, shown to whom their place is open, gone with it."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from screens.store import uploads
from screens.store.tables import upload
from screens.store.transactions import read_transaction
from screens.world.make import HERO
from tests.screens.photographs import gif, jpeg, png_of
from tests.screens.site_client import Answer, SiteClient, Town


def stored(town: Town) -> int:
    with read_transaction(town.engine) as sql:
        return int(sql.execute(select(func.count()).select_from(upload)).scalar_one())


def look_at(visit: SiteClient, *pictures: bytes, name: str = "a.jpg", **fields: str) -> Answer:
    form = {**visit.get("/diary/new").form("/diary/new"), "title": "Sea", "text": "Look!", "level": "3", **fields}
    files = {f"photo{place}": picture for place, picture in enumerate(pictures, 1)}
    return visit.upload("/diary/new", form, files, name=name)


def post(visit: SiteClient, *pictures: bytes, **fields: str) -> int:
    """A new entry with photos; its number."""
    preview = look_at(visit, *pictures, **fields)
    done = visit.post("/diary/new", preview.form("/diary/new"))
    assert "posted" in done.text
    return int(done.path.split("/")[2])


def pictures(answer: Answer) -> list[str]:
    return re.findall(r"/img/upload/[^\"]+", answer.markup)


def test_the_preview_shows_the_photo_and_the_entry_has_it(town: Town, hero: SiteClient) -> None:
    preview = look_at(hero, jpeg(480, 640), name="写真.jpg")
    assert "Post this entry?" in preview.text
    small = hero.get(pictures(preview)[0])
    assert small.headers["Content-Type"] == "image/jpeg"
    hero.post("/diary/new", preview.form("/diary/new"))
    entry = hero.get(_first_entry(hero))
    assert len(pictures(entry)) == 1
    assert 'width="180" height="240"' in entry.markup
    assert stored(town) == 1


def _first_entry(visit: SiteClient) -> str:
    return next(link for link in visit.get("/diary").links if re.fullmatch(r"/diary/\d+", link))


def test_three_photos_and_no_fourth(town: Town, hero: SiteClient) -> None:
    number = post(hero, jpeg(color="red"), gif(), jpeg(color="green"), jpeg(color="blue"))
    assert len(pictures(hero.get(f"/diary/{number}"))) == 3
    assert stored(town) == 3


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (b"MZ" + b"\0" * 300, "This is not a photo"),
        (png_of(20_000, 20_000), "too many pixels"),
        (b"\xff\xd8" * 600_000, "too large"),
    ],
)
def test_what_is_no_photo_is_refused_beside_its_field(town: Town, hero: SiteClient, picture: bytes, why: str) -> None:
    answer = look_at(hero, jpeg(), picture)
    assert answer.status == 200
    assert why in answer.text
    assert answer.markup.index(why) < answer.markup.index('name="photo2"')
    assert answer.form("/diary/new")["title"] == "Sea"
    assert "kept1" in answer.form("/diary/new")
    assert stored(town) == 1


def test_a_request_beyond_all_measure_is_refused(town: Town, hero: SiteClient) -> None:
    assert look_at(hero, *[b"\0" * 1_300_000] * 3).status == 413
    assert stored(town) == 0


def test_a_photo_needs_a_form_of_ours(town: Town, hero: SiteClient) -> None:
    other = town.visitor(7).get("/diary/new").form("/diary/new")
    for look in ("", "x", other["look"]):
        answer = look_at(hero, jpeg(), look=look)
        assert "expired" in answer.text
    assert stored(town) == 0


def test_a_form_cut_off_in_the_middle_keeps_nothing(town: Town, hero: SiteClient) -> None:
    body = b'--kBd\r\nContent-Disposition: form-data; name="photo1"; filename="a"\r\n\r\n' + jpeg()
    for kind in ("multipart/form-data; boundary=kBd", "multipart/form-data", "multipart/form-data; boundary="):
        assert hero._ask("POST", "/diary/new", body, {}, kind=kind).status == 200
    assert stored(town) == 0


def test_privacy_holds_on_the_pictures_own_address(town: Town) -> None:
    owner = town.visitor(7)
    number = post(owner, jpeg(), level="0")
    address = pictures(owner.get(f"/diary/{number}"))[0]
    assert owner.get(address).status == 200
    assert town.visitor(8).get(address).status == 404
    assert town.visitor(None).get(address).status in (302, 303, 404)
    owner.send(f"/diary/{number}/edit", level="3")
    assert town.visitor(8).get(address).status == 200
    owner.send("/members/8/block")
    assert town.visitor(8).get(address).status == 404


def test_a_draft_is_nobodys_but_ones_own(town: Town, hero: SiteClient) -> None:
    preview = look_at(hero, jpeg())
    assert town.visitor(7).get(pictures(preview)[0]).status == 404
    stolen = preview.form("/diary/new")["kept1"]
    other = town.visitor(7)
    form = other.post("/diary/new", {"title": "Mine", "text": "t", "level": "3", "kept1": stolen}).form("/diary/new")
    assert "kept1" not in form
    done = other.post("/diary/new", {**form, "kept1": stolen})
    assert pictures(other.get(f"/diary/{done.path.split('/')[2]}")) == []


def test_a_drafts_photos_go_when_the_draft_goes(town: Town, hero: SiteClient) -> None:
    preview = look_at(hero, jpeg(), gif())
    hero.post("/diary/new", {**preview.form("/diary/new"), "drop": "Throw away"})
    assert stored(town) == 0
    look_at(hero, jpeg())
    town.wait(days=2)
    look_at(town.visitor(7), jpeg())
    assert stored(town) == 1
    for _ in range(9):
        look_at(town.visitor(7), jpeg())
    assert stored(town) == uploads.MOST_DRAFTS


def test_changing_the_draft_keeps_or_drops_its_photos(hero: SiteClient) -> None:
    preview = look_at(hero, jpeg(), gif())
    form = hero.post("/diary/new", {**preview.form("/diary/new"), "edit": "Change"}).form("/diary/new")
    assert form["kept1"] != form["kept2"]
    del form["kept1"]
    preview = hero.upload("/diary/new", form, {"photo3": jpeg(color="red")})
    assert len(pictures(preview)) == 2


def test_a_deleted_entry_takes_its_photos_along(town: Town, hero: SiteClient) -> None:
    number = post(hero, jpeg(), gif())
    entry = hero.get(f"/diary/{number}/edit").form(f"/diary/{number}/edit")
    del entry["kept2"]
    preview = hero.post(f"/diary/{number}/edit", entry)
    hero.post(f"/diary/{number}/edit", preview.form(f"/diary/{number}/edit"))
    assert stored(town) == 1
    hero.send(f"/diary/{number}/delete")
    assert stored(town) == 0


def test_room_is_limited_and_premium_has_more(town: Town, hero: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "ROOM", 100)
    assert "No room is left for more photos." in look_at(hero, jpeg()).text
    bill = hero.post("/points/premium/billing", {"password": "0000"})
    hero.post("/points/premium/billing", bill.form("/points/premium/billing"))
    assert "Post this entry?" in look_at(hero, jpeg()).text


def test_an_album_photo_is_looked_at_then_added(town: Town, hero: SiteClient) -> None:
    book = hero.send("/albums/new", title="Sea", text="", level="0").path
    form = hero.get(f"{book}/add").form(f"{book}/add")
    preview = hero.upload(f"{book}/add", {**form, "caption": "Waves"}, {"photo1": jpeg(480, 640)})
    assert "Add this?" in preview.text
    shown = hero.post(f"{book}/add", preview.form(f"{book}/add"))
    address = pictures(shown)[0]
    assert "Waves" in shown.markup
    assert hero.get(address).status == 200
    assert town.visitor(7).get(address).status == 404
    hero.send(f"{book}/delete")
    assert stored(town) == 0


def test_a_profile_picture_is_worn_and_taken_off(town: Town, hero: SiteClient) -> None:
    drawn = hero.get(f"/img/avatar/{HERO}-76.gif").body
    page = hero.get("/settings/picture").form("/settings/picture")
    preview = hero.upload("/settings/picture", page, {"photo1": jpeg()})
    hero.post("/settings/picture", preview.form("/settings/picture"))
    assert town.visitor(7).get(f"/img/avatar/{HERO}-76.gif").headers["Content-Type"] == "image/jpeg"
    hero.send(f"/members/{7}/block")
    assert town.visitor(7).get(f"/img/avatar/{HERO}-76.gif").body == drawn
    form = hero.get("/settings/picture")
    token = re.findall(r'name="token" value="([^"]+)"', form.markup)[0]
    hero.post("/settings/picture", {"token": token, "remove": "x"})
    assert hero.get(f"/img/avatar/{HERO}-76.gif").body == drawn
    assert stored(town) == 0


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://a/b", "http://", "//a/b", "http://a b/", "x"])
def test_a_video_is_a_link_of_the_web(hero: SiteClient, address: str) -> None:
    assert "An address begins with" in hero.post("/diary/new", {"title": "t", "text": "t", "video": address}).text


def test_a_video_is_linked_from_entry_and_album(hero: SiteClient) -> None:
    number = hero.send("/diary/new", title="Clip", text="t", video="http://video.test/watch?v=1").path.split("/")[2]
    assert "http://video.test/watch?v=1" in hero.get(f"/diary/{number}").links
    book = hero.send("/albums/new", title="Clips", text="", level="3").path
    shown = hero.send(f"{book}/add", caption="A wave", video="https://video.test/2")
    clip = next(link for link in shown.links if "/photos/" in link)
    assert "https://video.test/2" in hero.get(clip).links


def test_a_communitys_picture_is_its_owners_photo_for_everybody(town: Town, hero: SiteClient) -> None:
    path = hero.send("/communities/new", name="Stones", text="x", category="art").path
    assert "/img/photo/book-42-120.gif" in hero.get(path).markup
    action = f"{path}/picture"
    assert town.visitor(7).get(action).status == 404
    form = hero.get(action).form(action)
    assert "choose a photo" in hero.post(action, form).text
    for color in ("red", "blue"):
        preview = hero.upload(action, hero.get(action).form(action), {"photo1": jpeg(color=color)})
        assert "Show this?" in preview.text
        shown = hero.post(action, preview.form(action))
    assert stored(town) == 1
    address = pictures(shown)[0]
    assert town.visitor(7).get(address).headers["Content-Type"] == "image/jpeg"
    hero.send(f"{path}/delete")
    assert stored(town) == 0
