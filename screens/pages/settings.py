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
from screens.web.photo_fields import AcceptedPhotos, take_photos

blueprint = PageBlueprint("settings")

LONGEST_NAME = 20
LONGEST_INTRODUCTION = 1000
BLOODS = ("A", "B", "O", "AB")


@blueprint.reads("/settings")
def settings(ctx: RequestContext) -> Response:
    return ctx.render("settings/settings.html", blocked=friends.blocked_by(ctx.sql, ctx.member, ctx.language))


@blueprint.reads("/settings/top-page")
def top_page(ctx: RequestContext) -> Response:
    return ctx.render("settings/top_page.html", sections=SECTIONS)


@blueprint.writes("/settings/top-page")
def save_top_page(ctx: RequestContext) -> Response:
    def store() -> str:
        hidden = frozenset(name for name in SECTIONS if name not in ctx.form)
        preferences.change(ctx.sql, ctx.member, ctx.preferences, hidden=hidden)
        return "/settings/saved"

    return ctx.submit_once(store)


@blueprint.reads("/settings/privacy")
def privacy(ctx: RequestContext) -> Response:
    return ctx.render("settings/privacy.html")


@blueprint.writes("/settings/privacy")
def save_privacy(ctx: RequestContext) -> Response:
    def store() -> str:
        preferences.change(
            ctx.sql,
            ctx.member,
            ctx.preferences,
            level=level_of(ctx.form.get("level", "")),
            findable="findable" in ctx.form,
            notices="notices" in ctx.form,
            stealthy="stealthy" in ctx.form,
            language=chosen(ctx, "language", ("", "en", "ja"), ""),
        )
        return "/settings/saved"

    return ctx.submit_once(store)


@blueprint.reads("/settings/saved")
def saved(ctx: RequestContext) -> Response:
    links = [("/settings", ctx.translate("Settings"), "5"), ("/home", ctx.translate("Home"), "8")]
    return ctx.render_done(ctx.translate("Settings are stored."), "", links)


@blueprint.reads("/settings/profile")
def profile(ctx: RequestContext) -> Response:
    me = members.get_member(ctx.sql, ctx.member, ctx.language)
    if me is None:
        return ctx.redirect("/")
    values = {"nickname": me.nickname, "introduction": me.introduction, "blood": me.blood}
    return _profile(ctx, values, me.prefecture, {})


@blueprint.writes("/settings/profile")
def save_profile(ctx: RequestContext) -> Response:
    def store() -> str:
        friends.change_profile(ctx.sql, ctx.member, {**values, "prefecture": prefecture})
        return f"/members/{ctx.member}"

    values = {
        "nickname": ctx.typed("nickname"),
        "introduction": ctx.typed("introduction"),
        "blood": chosen(ctx, "blood", BLOODS, "A"),
    }
    prefecture = int(chosen(ctx, "prefecture", tuple(map(str, range(len(PREFECTURES)))), "0"))
    faults = {
        "nickname": _nickname_fault(ctx, values["nickname"]),
        "introduction": text_fault(ctx, values["introduction"], LONGEST_INTRODUCTION),
    }
    if any(faults.values()) or not ctx.confirmed:
        return _profile(ctx, values, prefecture, faults)
    return ctx.submit_once(store)


@blueprint.reads("/settings/picture")
def picture(ctx: RequestContext) -> Response:
    return _picture(ctx, AcceptedPhotos())


@blueprint.writes("/settings/picture")
def save_picture(ctx: RequestContext) -> Response:
    """Confirm, then set the member's picture, or return to the drawn face."""

    def wear() -> str:
        if name:
            uploads.put_on_profile(ctx.sql, ctx.member, name)
        else:
            uploads.drop_portrait(ctx.sql, ctx.member)
        return f"/members/{ctx.member}"

    if "remove" in ctx.form:
        name = ""
        return ctx.submit_once(wear)
    taken = take_photos(ctx, 1)
    name = next((each for each in taken.names if is_uploaded(each)), "")
    if not name and not taken.faults:
        taken.faults["photo1"] = ctx.translate("Please choose a photo.")
    if taken.faults or "edit" in ctx.form:
        return _picture(ctx, taken)
    if not ctx.confirmed:
        return ctx.render("settings/picture_confirm.html", name=name)
    return ctx.submit_once(wear)


def _picture(ctx: RequestContext, taken: AcceptedPhotos) -> Response:
    own = uploads.has_portrait(ctx.sql, ctx.member)
    return ctx.render("settings/picture.html", names=taken.names, faults=taken.faults, own=own)


@blueprint.reads("/help", public=True)
def help_page(ctx: RequestContext) -> Response:
    return ctx.render("settings/help.html")


def _nickname_fault(ctx: RequestContext, nickname: str) -> str:
    """Return what is wrong with a nickname, "" for nothing."""
    if not nickname:
        return ctx.translate("A nickname is missing.")
    if len(nickname) > LONGEST_NAME:
        return ctx.translate("The nickname is too long by {n} characters.").format(n=len(nickname) - LONGEST_NAME)
    return ""


def _profile(ctx: RequestContext, values: dict[str, str], prefecture: int, faults: dict[str, str]) -> Response:
    return ctx.render(
        "settings/profile.html",
        values=values,
        prefecture=prefecture,
        prefectures=[names[ctx.language == "ja"] for names in PREFECTURES],
        bloods=BLOODS,
        faults=faults,
    )
