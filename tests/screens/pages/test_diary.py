"""Diaries by their pages: written, commented on, changed, deleted; nothing twice."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from screens.store.members import friend_ids
from screens.store.tables import comment, diary
from screens.store.transactions import read_transaction
from tests.screens.site_client import HERO, SiteClient, Town


def count(town: Town, table: object) -> int:
    with read_transaction(town.engine) as sql:
        return int(sql.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_write_an_entry_and_read_it(hero: SiteClient) -> None:
    done = hero.send("/diary/new", title="Cicadas", text="They are loud.\nVery.", level="3")
    assert "Your entry is posted" in done.text
    entry = hero.get(next(link for link in done.links if link.startswith("/diary/")))
    assert "Cicadas" in entry.text
    assert "They are loud.<br/>Very." in entry.markup


def test_the_same_form_twice_makes_one_entry(town: Town, hero: SiteClient) -> None:
    before = count(town, diary)
    look = hero.post("/diary/new", {"title": "Once", "text": "only", "level": "1"})
    form = look.form("/diary/new")
    first = hero.post("/diary/new", form)
    again = hero.post("/diary/new", form)
    assert count(town, diary) == before + 1
    assert first.path == again.path


def test_a_first_step_without_token_only_shows(town: Town, hero: SiteClient) -> None:
    before = count(town, diary)
    page = hero.post("/diary/new", {"title": "Once", "text": "only", "level": "1"})
    assert "Post this entry?" in page.text
    assert count(town, diary) == before


@pytest.mark.parametrize("token", ["", "1", "x.y", "0-0." + "0" * 32, "é", "a" * 5000])
def test_a_wrong_token_changes_nothing(town: Town, hero: SiteClient, token: str) -> None:
    before = count(town, diary)
    hero.post("/diary/new", {"title": "T", "text": "t", "level": "1", "token": token}, charset="utf-8")
    assert count(town, diary) == before


def test_another_members_token_changes_nothing(town: Town, hero: SiteClient) -> None:
    before = count(town, diary)
    form = town.visitor(7).post("/diary/new", {"title": "T", "text": "t", "level": "1"}).form("/diary/new")
    hero.post("/diary/new", form)
    assert count(town, diary) == before


def test_edit_own_entry(hero: SiteClient) -> None:
    done = hero.send("/diary/new", title="First", text="words", level="1")
    number = done.path.split("/")[2]
    entry = hero.send(f"/diary/{number}/edit", title="Second")
    assert "Second" in entry.text
    assert "words" in entry.text


def test_nobody_edits_or_deletes_anothers(town: Town, hero: SiteClient) -> None:
    done = town.visitor(7).send("/diary/new", title="Mine", text="words", level="3")
    number = done.path.split("/")[2]
    for path in (f"/diary/{number}/edit", f"/diary/{number}/delete"):
        assert hero.get(path).status == 404
        assert hero.post(path, {"title": "x", "text": "y", "level": "3"}).status in (403, 404)
    assert "Mine" in hero.get(f"/diary/{number}").text


def test_delete_asks_first(hero: SiteClient) -> None:
    number = hero.send("/diary/new", title="Gone", text="words", level="1").path.split("/")[2]
    assert "Delete this entry" in hero.get(f"/diary/{number}/delete").text
    assert hero.get(f"/diary/{number}").status == 200
    hero.send(f"/diary/{number}/delete")
    assert hero.get(f"/diary/{number}").status == 404


def test_comment_reply_and_delete(town: Town, hero: SiteClient) -> None:
    number = hero.send("/diary/new", title="Talk", text="to me", level="3").path.split("/")[2]
    friend = town.visitor(7)
    done = friend.send(f"/diary/{number}/comment", text="First!")
    assert "View updated entry?" in done.text
    entry = hero.get(f"/diary/{number}")
    reply = next(link for link in entry.links if "reply=" in link)
    hero.send(f"/diary/{number}/comment", at=reply, text="Thank you")
    assert hero.get(f"/diary/{number}").text.index("First!") < hero.get(f"/diary/{number}").text.index("Thank you")
    delete = next(
        link for link in hero.get(f"/diary/{number}").links if link.endswith("/delete") and "comments" in link
    )
    assert town.visitor(8).get(delete).status == 404
    hero.send(delete)
    assert "First!" not in hero.get(f"/diary/{number}").text
    assert count(town, comment) > 0


def test_month_archive(town: Town, hero: SiteClient) -> None:
    hero.send("/diary/new", title="In August", text="hot", level="1")
    town.wait(days=20)
    hero.send("/diary/new", title="In September", text="cool", level="1")
    august, september = hero.get("/diary?month=2009-08").text, hero.get("/diary?month=2009-09").text
    assert "In August" in august
    assert "In September" not in august
    assert "In September" in september
    for strange in ("", "2009-13", "x", "9999-99", "0001-01"):
        assert hero.get(f"/diary?month={strange}").status == 200


def test_own_new_entry_is_on_the_top_page_of_friends(town: Town, hero: SiteClient) -> None:
    with read_transaction(town.engine) as sql:
        friend = friend_ids(sql, HERO)[0]
    hero.send("/diary/new", title="Hot off the press", text="x", level="1")
    assert "Hot off the press" in town.visitor(friend).get("/home").text
