"""Who sees an entry or an album is what its level says, by every way there is to it."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert

from screens.store import albums, diaries, friends, news, uploads
from screens.store.database import image_of, open_memory
from screens.store.diaries import Draft
from screens.store.privacy import Level
from screens.store.tables import article, block, friendship, member
from screens.store.transactions import write_transaction
from tests.screens.site_client import Town

PEOPLE = 5
WORD = "quokka"


@cache
def empty_image() -> bytes:
    """Return a store without rows: making its tables took longer than all else that an example does."""
    return image_of(open_memory(None))


ties = st.sets(st.tuples(st.integers(1, PEOPLE), st.integers(1, PEOPLE)).filter(lambda pair: pair[0] < pair[1]))
shut = st.sets(
    st.tuples(st.integers(1, PEOPLE), st.integers(1, PEOPLE)).filter(lambda pair: pair[0] != pair[1]), max_size=3
)


def people(sql: Connection, pairs: set[tuple[int, int]], blocks: set[tuple[int, int]]) -> None:
    row = {"gender": "F", "age": 20, "prefecture": 0, "blood": "A", "introduction": "", "joined": 0, "last_login": 0}
    sql.execute(insert(member), [{"id": n, "nickname": f"m{n}", **row} for n in range(1, PEOPLE + 1)])
    sql.execute(insert(article).values(id=1, category="local", title="t", text="t", picture="", at=0))
    for one, other in pairs:
        rows = [{"member": one, "friend": other, "since": 0}, {"member": other, "friend": one, "since": 0}]
        sql.execute(insert(friendship), rows)
    for owner, other in blocks:
        sql.execute(insert(block).values(member=owner, blocked=other, at=0))


def friends_in(pairs: set[tuple[int, int]], one: int) -> set[int]:
    return {b if a == one else a for a, b in pairs if one in (a, b)}


def allowed(reader: int, owner: int, level: int, pairs: set[tuple[int, int]], blocks: set[tuple[int, int]]) -> bool:
    """The rule itself, on sets."""
    near = {n: friends_in(pairs, n) for n in (reader, owner)}
    if reader == owner:
        return True
    if (owner, reader) in blocks:
        return False
    if level == 3:
        return True
    if level >= 1 and owner in near[reader]:
        return True
    return level >= 2 and bool(near[reader] & near[owner])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ties, shut)
def test_every_way_to_an_entry_and_an_album(pairs: set[tuple[int, int]], blocks: set[tuple[int, int]]) -> None:
    engine = open_memory(empty_image())
    with write_transaction(engine) as sql:
        people(sql, pairs, blocks)
        owners: dict[int, tuple[int, int]] = {}
        for owner in range(1, PEOPLE + 1):
            for level in range(4):
                number = diaries.add_entry(sql, owner, Draft(f"{WORD} {owner}", "text", Level(level), (), 1), 5)
                book = albums.add_album(sql, owner, "b", "", Level(level), 5)
                assert number == book
                in_album = albums.add_photo(sql, book, "cat-1", "", 5)
                for place in ("diary", "album"):
                    uploads.store_draft(sql, owner, f"{place} {number}", b"", 5)
                uploads.put_in_entry(sql, owner, number, [f"diary {number}"])
                uploads.put_in_album(sql, owner, in_album, f"album {number}")
                owners[number] = (owner, level)
        everybody = list(range(1, PEOPLE + 1))
        for reader in everybody:
            seen = {n for n, (owner, level) in owners.items() if allowed(reader, owner, level, pairs, blocks)}
            ways = {
                "address": {n for n in owners if diaries.get_entry(sql, n, reader, "en")},
                "list": {e.id for o in everybody for e in diaries.list_entries(sql, o, reader, "en", count=99)},
                "article": {e.id for e in diaries.about_article(sql, 1, reader, "en", 99)},
                "album": {n for n in owners if albums.get_album(sql, n, reader, "en")},
                "albums": {a.id for o in everybody for a in albums.albums_of(sql, o, reader, "en")},
            }
            near = {n for n in seen if owners[n][0] in friends_in(pairs, reader)}
            assert {e.id for e in diaries.friends_entries(sql, reader, "en", 99)} == near
            for place in ("diary", "album"):
                photos = {n: uploads.read_photo(sql, f"{place} {n}", reader) for n in owners}
                ways[f"photo of {place}"] = {n for n, body in photos.items() if body is not None}
            found: set[int] = set()
            for page in range(4):
                found |= {e.id for e in diaries.search_entries(sql, WORD, reader, "en", page)}
            ways["search"] = found
            for way, got in ways.items():
                assert got == seen, (way, reader)
            assert sum(diaries.count_entries(sql, o, reader) for o in everybody) == len(seen)
            counted = news.get_article(sql, 1, reader, "en")
            assert counted is not None
            assert counted.diaries == len(seen)
            months = [count for o in everybody for _, count in diaries.months(sql, o, reader)]
            assert sum(months) == len(seen)
    engine.dispose()


def test_not_allowed_and_not_there_look_the_same(town: Town) -> None:
    owner = town.visitor(7)
    number = owner.send("/diary/new", title="Secret", text="mine", level="0").path.split("/")[2]
    stranger = town.visitor(8)
    hidden, missing = stranger.get(f"/diary/{number}"), stranger.get("/diary/999999")
    assert (hidden.status, hidden.body) == (missing.status, missing.body) == (404, missing.body)
    assert owner.get(f"/diary/{number}").status == 200


def test_whom_one_shut_out_finds_nothing(town: Town) -> None:
    town.visitor(7).send("/diary/new", title="Open", text="to all", level="3")
    town.visitor(7).send("/members/8/block")
    out = town.visitor(8)
    for path in ("/members/7", "/members/7/friends", "/members/7/diary", "/members/7/albums", "/members/7/echo"):
        assert out.get(path).status == 404, path
    assert out.post("/messages/new", {"to": "7", "title": "x", "text": "y", "look": ""}).status == 404
    with write_transaction(town.engine) as sql:
        assert all(one.id != 7 for one in friends.search_members(sql, friends.MemberSearch(), 8, "en", 0))


def test_whoever_opted_out_is_not_found(town: Town) -> None:
    name = town.visitor(7).get("/settings/profile").form("/settings/profile")["nickname"]
    assert "/members/7" in " ".join(town.visitor(42).get(f"/search/members?q={name}").links)
    visit = town.visitor(7)
    form = visit.get("/settings/privacy").form("/settings/privacy")
    form.pop("findable")
    visit.post("/settings/privacy", form)
    assert "/members/7" not in " ".join(town.visitor(42).get(f"/search/members?q={name}").links)
    with write_transaction(town.engine) as sql:
        assert all(one.id != 7 for one, _ in friends.suggested(sql, 42, "en", 60))


def test_photos_of_a_hidden_album_are_not_there(town: Town) -> None:
    with write_transaction(town.engine) as sql:
        book = albums.add_album(sql, 7, "Hidden", "", Level.SELF, 5)
        number = albums.add_photo(sql, book, "cat-1", "", 5)
    assert town.visitor(7).get(f"/albums/{book}/photos/{number}").status == 200
    assert town.visitor(8).get(f"/albums/{book}/photos/{number}").status == 404
