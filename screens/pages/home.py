"""The top page: news of oneself first, then the ways everywhere, then what friends wrote."""

from __future__ import annotations

from flask import Response

from screens.page import Page
from screens.pages import Route
from screens.store import diaries, footprints, members

_DAY_MS = 24 * 60 * 60 * 1000


def home(page: Page) -> Response:
    friends = members.friend_ids(page.sql, page.member)
    answers = diaries.comments_to(page.sql, page.member, page.language, 3)
    return page.render(
        "home/home.html",
        me=members.get_member(page.sql, page.member, page.language),
        new_comments=diaries.count_comments_since(page.sql, page.member, page.moment - _DAY_MS),
        visitors=footprints.count_footprints(page.sql, page.member),
        friends=members.list_friends(page.sql, page.member, page.language, 0, "newest")[:3],
        number_of_friends=len(friends),
        entries=diaries.newest_of(page.sql, friends, page.member, page.language, 5),
        answers=answers,
    )


def visits(page: Page) -> Response:
    return page.render(
        "home/footprints.html",
        visits=footprints.list_footprints(page.sql, page.member, page.language),
        total=footprints.count_footprints(page.sql, page.member),
    )


ROUTES: list[Route] = [("/home", home, False), ("/footprints", visits, False)]
