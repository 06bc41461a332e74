"""Settings: the top page's sections, privacy, language; one's profile; whom one shut out; help."""

from __future__ import annotations

from flask import Response

from screens.content.prefectures import PREFECTURES
from screens.pictures.uploaded import is_uploaded
from screens.store import friends, members, preferences, uploads
from screens.store.preferences import SECTIONS
from screens.store.privacy import level_of
from screens.web.blueprint import PageBlueprint
from screens.web.context import RequestContext
from screens.web.fields import chosen, text_fault
from screens.web.photo_fields import Taken, take_photos

blueprint = PageBlueprint("settings")

LONGEST_NAME = 20
LONGEST_INTRODUCTION = 1000
BLOODS = ("A", "B", "O", "AB")


@blueprint.reads("/settings")
def settings(page: RequestContext) -> Response:
    return page.render("settings/settings.html", blocked=friends.blocked_by(page.sql, page.member, page.language))


@blueprint.reads("/settings/top-page")
def top_page(page: RequestContext) -> Response:
    return page.render("settings/top_page.html", sections=SECTIONS)


@blueprint.writes("/settings/top-page")
def post_top_page(page: RequestContext) -> Response:
    def store() -> str:
        hidden = frozenset(name for name in SECTIONS if name not in page.form)
        preferences.change(page.sql, page.member, page.preferences, hidden=hidden)
        return "/settings/saved"

    return page.once(store)


@blueprint.reads("/settings/privacy")
def privacy(page: RequestContext) -> Response:
    return page.render("settings/privacy.html")


@blueprint.writes("/settings/privacy")
def post_privacy(page: RequestContext) -> Response:
    def store() -> str:
        preferences.change(
            page.sql,
            page.member,
            page.preferences,
            level=level_of(page.form.get("level", "")),
            findable="findable" in page.form,
            notices="notices" in page.form,
            stealthy="stealthy" in page.form,
            language=chosen(page, "language", ("", "en", "ja"), ""),
        )
        return "/settings/saved"

    return page.once(store)


@blueprint.reads("/settings/saved")
def saved(page: RequestContext) -> Response:
    links = [("/settings", page.say("Settings"), "5"), ("/home", page.say("Home"), "8")]
    return page.done(page.say("Settings are stored."), "", links)


@blueprint.reads("/settings/profile")
def profile(page: RequestContext) -> Response:
    me = members.get_member(page.sql, page.member, page.language)
    if me is None:
        return page.redirect("/")
    values = {"nickname": me.nickname, "introduction": me.introduction, "blood": me.blood}
    return _profile(page, values, me.prefecture, {})


@blueprint.writes("/settings/profile")
def post_profile(page: RequestContext) -> Response:
    def store() -> str:
        friends.change_profile(page.sql, page.member, {**values, "prefecture": prefecture})
        return f"/members/{page.member}"

    values = {
        "nickname": page.typed("nickname"),
        "introduction": page.typed("introduction"),
        "blood": chosen(page, "blood", BLOODS, "A"),
    }
    prefecture = int(chosen(page, "prefecture", tuple(map(str, range(len(PREFECTURES)))), "0"))
    faults = {
        "nickname": _nickname_fault(page, values["nickname"]),
        "introduction": text_fault(page, values["introduction"], LONGEST_INTRODUCTION),
    }
    if any(faults.values()) or not page.confirmed:
        return _profile(page, values, prefecture, faults)
    return page.once(store)


@blueprint.reads("/settings/picture")
def picture(page: RequestContext) -> Response:
    return _picture(page, Taken())


@blueprint.writes("/settings/picture")
def post_picture(page: RequestContext) -> Response:
    """Look at it once more, then wear it; or be the drawn face again."""

    def wear() -> str:
        if name:
            uploads.put_on_profile(page.sql, page.member, name)
        else:
            uploads.drop_portrait(page.sql, page.member)
        return f"/members/{page.member}"

    if "remove" in page.form:
        name = ""
        return page.once(wear)
    taken = take_photos(page, 1)
    name = next((each for each in taken.names if is_uploaded(each)), "")
    if not name and not taken.faults:
        taken.faults["photo1"] = page.say("Please choose a photo.")
    if taken.faults or "edit" in page.form:
        return _picture(page, taken)
    if not page.confirmed:
        return page.render("settings/picture_confirm.html", name=name)
    return page.once(wear)


def _picture(page: RequestContext, taken: Taken) -> Response:
    own = uploads.has_portrait(page.sql, page.member)
    return page.render("settings/picture.html", names=taken.names, faults=taken.faults, own=own)


@blueprint.reads("/help", public=True)
def help_page(page: RequestContext) -> Response:
    return page.render("settings/help.html")


def _nickname_fault(page: RequestContext, nickname: str) -> str:
    """Return what is wrong with a nickname, "" for nothing."""
    if not nickname:
        return page.say("A nickname is missing.")
    if len(nickname) > LONGEST_NAME:
        return page.say("The nickname is too long by {n} characters.").format(n=len(nickname) - LONGEST_NAME)
    return ""


def _profile(page: RequestContext, values: dict[str, str], prefecture: int, faults: dict[str, str]) -> Response:
    return page.render(
        "settings/profile.html",
        values=values,
        prefecture=prefecture,
        prefectures=[names[page.language == "ja"] for names in PREFECTURES],
        bloods=BLOODS,
        faults=faults,
    )
