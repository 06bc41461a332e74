"""Diaries: lists, entries, comments; writing in three steps: form, confirmation, done."""

from __future__ import annotations

from typing import Any

from flask import Response

from screens.page import NotThere, Page
from screens.pages import Route
from screens.pages.members import the_member
from screens.store import diaries, members
from screens.store.diaries import Entry
from screens.store.privacy import Level
from screens.visitor import valid_token

_LONGEST_TITLE = 50
_LONGEST_TEXT = 10_000
_LONGEST_COMMENT = 1000


def own(page: Page) -> Response:
    return of_member(page, page.member)


def of_member(page: Page, number: int) -> Response:
    total = diaries.count_entries(page.sql, number, page.member)
    return page.render(
        "diary/list.html",
        shown=the_member(page, number),
        entries=diaries.list_entries(page.sql, number, page.member, page.language, page.number()),
        number=page.number(),
        pages=max(1, -(-total // diaries.PAGE)),
        path="/diary" if number == page.member else f"/members/{number}/diary",
    )


def entry(page: Page, number: int) -> Response:
    shown = _entry(page, number)
    before, after = diaries.neighbours(page.sql, shown, page.member)
    pages = max(1, -(-shown.comments // 5))
    current = min(page.number(), pages - 1) if "page" in page.request.args else pages - 1
    return page.render(
        "diary/entry.html",
        entry=shown,
        comments=diaries.list_comments(page.sql, shown, page.language, current),
        number=current,
        pages=pages,
        before=before,
        after=after,
    )


def comment(page: Page, number: int) -> Response:
    return page.render("diary/comment.html", entry=_entry(page, number), text="", fault="")


def post_comment(page: Page, number: int) -> Response:
    """Look at it once more, then store it; the same form twice stores it once."""
    shown = _entry(page, number)
    text = page.form.get("text", "").replace("\r\n", "\n").strip()
    fault = _fault(page, text, _LONGEST_COMMENT)
    if fault or "edit" in page.form:
        return page.render("diary/comment.html", entry=shown, text=text, fault=fault)
    token = page.form.get("token", "")
    if not valid_token(page.config.secret, page.member, f"comment-{number}", token):
        token = page.token(f"comment-{number}")
        return page.render("diary/comment_confirm.html", entry=shown, text=text, token=token)
    if diaries.add_comment(page.sql, shown, page.member, text, page.moment, token[:40]) is None:
        return page.render("diary/comment.html", entry=shown, text=text, fault=page.say("This entry takes no more."))
    return page.redirect(f"/diary/{number}/commented")


def commented(page: Page, number: int) -> Response:
    return page.render("diary/comment_done.html", entry=_entry(page, number))


def new(page: Page) -> Response:
    return page.render("diary/new.html", title="", text="", level=Level.FRIENDS, fault="")


def post_new(page: Page) -> Response:
    title = page.form.get("title", "").strip()[:_LONGEST_TITLE]
    text = page.form.get("text", "").replace("\r\n", "\n").strip()
    level_text = page.form.get("level", "1")
    level = Level(int(level_text)) if level_text in ("0", "1", "2", "3") else Level.SELF
    fault = page.say("A title is missing.") if not title else _fault(page, text, _LONGEST_TEXT)
    values: dict[str, Any] = {"title": title, "text": text, "level": level}
    if fault or "edit" in page.form:
        return page.render("diary/new.html", fault=fault, **values)
    token = page.form.get("token", "")
    if not valid_token(page.config.secret, page.member, "diary-new", token):
        return page.render("diary/new_confirm.html", token=page.token("diary-new"), **values)
    number = diaries.add_entry(page.sql, page.member, title, text, level, page.moment, token[:40])
    return page.redirect(f"/diary/{number}/written")


def written(page: Page, number: int) -> Response:
    return page.render("diary/new_done.html", entry=_entry(page, number))


def _entry(page: Page, number: int) -> Entry:
    found = diaries.get_entry(page.sql, number, page.member, page.language)
    if found is None:
        raise NotThere
    return found


def _fault(page: Page, text: str, longest: int) -> str:
    if not text:
        return page.say("The text is missing.")
    if len(text) > longest:
        return page.say("The text is too long by {n} characters.").format(n=len(text) - longest)
    return ""


def everybody(page: Page) -> Response:
    """The newest of all friends."""
    friends = members.friend_ids(page.sql, page.member)
    entries = diaries.newest_of(page.sql, friends, page.member, page.language, 10)
    return page.render("diary/friends.html", entries=entries)


ROUTES: list[Route] = [
    ("/diary", own, False),
    ("/diary/friends", everybody, False),
    ("/diary/new", new, False),
    ("/diary/new", post_new, False),
    ("/diary/<int:number>", entry, False),
    ("/diary/<int:number>/written", written, False),
    ("/diary/<int:number>/comment", comment, False),
    ("/diary/<int:number>/comment", post_comment, False),
    ("/diary/<int:number>/commented", commented, False),
    ("/members/<int:number>/diary", of_member, False),
]
