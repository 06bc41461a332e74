"""Events of communities: when they take place, and who comes."""

from __future__ import annotations

from tests.screens.site_client import SiteClient, Town


def _event(hero: SiteClient, **fields: str) -> str:
    """A new event's address, in a new community."""
    group = hero.send("/communities/new", name="Walkers", text="On foot.", category="travel").path
    return hero.send(f"{group}/topics/new", title="To the tower", text="Bring water.", **fields).path


def test_takes_place_on_the_day_and_at_the_hour_that_were_chosen(hero: SiteClient) -> None:
    assert "8/31(Mon) 10:00" in hero.get(_event(hero, day="7", hour="10")).text
    assert "When" not in hero.get(_event(hero, day="", hour="10")).text
    assert "When" not in hero.get(_event(hero, day="61", hour="10")).text


def test_whoever_comes_is_shown_until_staying_away(town: Town, hero: SiteClient) -> None:
    path = _event(hero, day="1", hour="19")
    assert "Nobody yet" in hero.get(path).text
    guest = town.visitor(7)
    group = next(link for link in hero.get(path).links if link.startswith("/communities/"))
    guest.send(f"{group}/join", at=group)
    form = guest.get(path).form(f"{path}/attend")
    assert "/members/7" in guest.post(f"{path}/attend", {**form, "come": "x"}).links
    assert "Coming (1)" in hero.get(path).text
    form = guest.get(path).form(f"{path}/attend")
    guest.post(f"{path}/attend", {**form, "stay": "x"})
    assert "Coming (0)" in hero.get(path).text
