"""Photo albums: lists, photos, comments; making, filling, changing and deleting one's own."""

from __future__ import annotations

from flask import Response

from screens.pages.members import member_or_404
from screens.store import albums, points, uploads
from screens.store.albums import PAGE, Album, AlbumPhoto
from screens.store.collection import worn_by
from screens.store.privacy import Level, level_of
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import address_fault, faults_of, or_404, text_fault, title_fault
from screens.web.photo_fields import AcceptedPhotos, room, take_photos

blueprint = PageBlueprint("albums")

LONGEST_TITLE = 40
LONGEST_TEXT = 1000
LONGEST_CAPTION = 100
PHOTOS_A_PAGE = 9


@blueprint.reads("/albums")
def own(ctx: RequestContext) -> Response:
    mine = albums.albums_of(ctx.sql, ctx.member, ctx.member, ctx.language)
    return ctx.render(
        "albums/own.html",
        mine=mine[:PAGE],
        more=len(mine) > PAGE,
        friends=albums.friends_albums(ctx.sql, ctx.member, ctx.language, 5),
    )


@blueprint.reads("/members/<int:number>/albums")
def of_member(ctx: RequestContext, number: int) -> Response:
    found = albums.albums_of(ctx.sql, number, ctx.member, ctx.language, ctx.number())
    return ctx.render(
        "albums/list.html",
        shown=member_or_404(ctx, number),
        albums=found[:PAGE],
        number=ctx.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/albums/<int:number>")
def album(ctx: RequestContext, number: int) -> Response:
    shown = _album(ctx, number)
    return ctx.render(
        "albums/album.html",
        album=shown,
        design=worn_by(ctx.sql, shown.member, "album"),
        photos=albums.list_photos(ctx.sql, shown, ctx.language, ctx.number(), PHOTOS_A_PAGE),
        comments=albums.list_comments(ctx.sql, shown, ctx.language, 10),
        number=ctx.number(),
        pages=max(1, -(-shown.photos // PHOTOS_A_PAGE)),
    )


@blueprint.reads("/albums/<int:number>/photos/<int:photo_id>")
def photo(ctx: RequestContext, number: int, photo_id: int) -> Response:
    shown = _album(ctx, number)
    found = _photo(ctx, shown, photo_id)
    order = [0, *albums.photo_numbers(ctx.sql, shown), 0]
    place = order.index(photo_id)
    return ctx.render(
        "albums/photo.html",
        album=shown,
        photo=found,
        place=place,
        before=order[place - 1],
        after=order[place + 1],
    )


@blueprint.reads("/albums/new")
def new(ctx: RequestContext) -> Response:
    return _form(ctx, "", "", ctx.preferences.level, {})


@blueprint.writes("/albums/new")
def create_album(ctx: RequestContext) -> Response:
    def make() -> str:
        return f"/albums/{albums.add_album(ctx.sql, ctx.member, title, text, level, ctx.moment)}"

    title, text, level = ctx.typed("title"), ctx.typed("text"), level_of(ctx.form.get("level", ""))
    faults = _faults(ctx, title, text)
    if faults or not ctx.confirmed:
        return _form(ctx, title, text, level, faults)
    return ctx.submit_once(make)


@blueprint.reads("/albums/<int:number>/edit")
def edit(ctx: RequestContext, number: int) -> Response:
    shown = _own_album(ctx, number)
    return _form(ctx, shown.title, shown.text, shown.level, {})


@blueprint.writes("/albums/<int:number>/edit")
def update_album(ctx: RequestContext, number: int) -> Response:
    def change() -> str:
        albums.change_album(ctx.sql, number, title, text, level)
        return f"/albums/{number}"

    _own_album(ctx, number)
    title, text, level = ctx.typed("title"), ctx.typed("text"), level_of(ctx.form.get("level", ""))
    faults = _faults(ctx, title, text)
    if faults or not ctx.confirmed:
        return _form(ctx, title, text, level, faults)
    return ctx.submit_once(change)


def _form(ctx: RequestContext, title: str, text: str, level: Level, faults: dict[str, str]) -> Response:
    values = {"title": title, "text": text, "level": level, "faults": faults}
    return ctx.render("albums/new.html", action=ctx.request.path, **values)


def _faults(ctx: RequestContext, title: str, text: str) -> dict[str, str]:
    wrong = text_fault(ctx, text, LONGEST_TEXT) if text else ""
    return faults_of(title=title_fault(ctx, title, LONGEST_TITLE), text=wrong)


@blueprint.reads("/albums/<int:number>/delete")
def remove(ctx: RequestContext, number: int) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the album"),
        question=ctx.translate("Delete this album with all its photos?"),
        detail=_own_album(ctx, number).title,
        yes=ctx.translate("Delete"),
        back=f"/albums/{number}",
    )


@blueprint.writes("/albums/<int:number>/delete")
def delete_album(ctx: RequestContext, number: int) -> Response:
    def delete() -> str:
        if not albums.delete_album(ctx.sql, number, ctx.member):
            raise NotFound
        return "/albums"

    return ctx.submit_once(delete)


@blueprint.reads("/albums/<int:number>/add")
def add(ctx: RequestContext, number: int) -> Response:
    """Show the form that adds a photo from the phone or a video by its address."""
    return _adding(ctx, _own_album(ctx, number), AcceptedPhotos())


@blueprint.writes("/albums/<int:number>/add")
def add_item(ctx: RequestContext, number: int) -> Response:
    """Confirm, then add a photo or a video to an album."""

    def put() -> str:
        most = albums.MOST_PHOTOS
        if points.is_subscribed(ctx.sql, ctx.member, "premium", ctx.moment):
            most = albums.MOST_PHOTOS_PREMIUM
        if albums.count_photos(ctx.sql, ctx.member) >= most:
            raise Rejected(ctx.translate("Your albums are full. mixi premium has room for {n} photos.").format(n=300))
        stored = albums.add_photo(ctx.sql, number, name, caption, ctx.moment, video)
        uploads.put_in_album(ctx.sql, ctx.member, stored, name)
        return f"/albums/{number}"

    shown = _own_album(ctx, number)
    taken = take_photos(ctx, 1)
    name, caption, video = next(iter(taken.names), ""), ctx.typed("caption"), ctx.typed("video")
    taken.faults |= faults_of(caption=_caption_fault(ctx, caption), video=address_fault(ctx, video))
    if not name and not video and not taken.faults:
        taken.faults["photo1"] = ctx.translate("Please choose a photo.")
    if "drop" in ctx.form and ctx.confirmed:
        uploads.drop_drafts(ctx.sql, ctx.member, taken.names)
        return ctx.redirect(f"/albums/{number}")
    if taken.faults or "edit" in ctx.form:
        return _adding(ctx, shown, taken)
    if not ctx.confirmed:
        return ctx.render("albums/add_confirm.html", album=shown, name=name, caption=caption, video=video)
    return ctx.submit_once(put)


def _adding(ctx: RequestContext, shown: albums.Album, taken: AcceptedPhotos) -> Response:
    return ctx.render(
        "albums/add.html",
        album=shown,
        names=taken.names,
        faults=taken.faults,
        caption=ctx.typed("caption"),
        video=ctx.typed("video"),
        used=uploads.used_bytes(ctx.sql, ctx.member) // 1000,
        room=room(ctx) // 1000,
    )


@blueprint.reads("/albums/<int:number>/photos/<int:photo_id>/edit")
def caption(ctx: RequestContext, number: int, photo_id: int) -> Response:
    shown = _own_album(ctx, number)
    found = _photo(ctx, shown, photo_id)
    return ctx.render("albums/caption.html", album=shown, photo=found, caption=found.caption, fault="")


@blueprint.writes("/albums/<int:number>/photos/<int:photo_id>/edit")
def change_caption(ctx: RequestContext, number: int, photo_id: int) -> Response:
    def change() -> str:
        albums.change_caption(ctx.sql, number, photo_id, text)
        return f"/albums/{number}/photos/{photo_id}"

    shown = _own_album(ctx, number)
    found = _photo(ctx, shown, photo_id)
    text = ctx.typed("caption")
    fault = _caption_fault(ctx, text)
    if fault or not ctx.confirmed:
        return ctx.render("albums/caption.html", album=shown, photo=found, caption=text, fault=fault)
    return ctx.submit_once(change)


def _caption_fault(ctx: RequestContext, caption: str) -> str:
    return text_fault(ctx, caption, LONGEST_CAPTION) if caption else ""


@blueprint.reads("/albums/<int:number>/photos/<int:photo_id>/delete")
def remove_photo(ctx: RequestContext, number: int, photo_id: int) -> Response:
    found = _photo(ctx, _own_album(ctx, number), photo_id)
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the photo"),
        question=ctx.translate("Delete this photo?"),
        detail=found.caption,
        yes=ctx.translate("Delete"),
        back=f"/albums/{number}/photos/{photo_id}",
    )


@blueprint.writes("/albums/<int:number>/photos/<int:photo_id>/delete")
def delete_photo_or_video(ctx: RequestContext, number: int, photo_id: int) -> Response:
    def delete() -> str:
        _photo(ctx, _own_album(ctx, number), photo_id)
        albums.delete_photo(ctx.sql, number, photo_id)
        return f"/albums/{number}"

    return ctx.submit_once(delete)


@blueprint.reads("/albums/<int:number>/comment")
def comment(ctx: RequestContext, number: int) -> Response:
    return _commenting(ctx, _album(ctx, number), "", "")


@blueprint.writes("/albums/<int:number>/comment")
def add_comment(ctx: RequestContext, number: int) -> Response:
    def write() -> str:
        albums.add_comment(ctx.sql, shown, ctx.member, text, ctx.moment)
        return f"/albums/{number}"

    shown = _album(ctx, number)
    text = ctx.typed("text")
    fault = text_fault(ctx, text, LONGEST_TEXT)
    if fault or not ctx.confirmed:
        return _commenting(ctx, shown, text, fault)
    return ctx.submit_once(write)


def _commenting(ctx: RequestContext, shown: Album, text: str, fault: str) -> Response:
    return ctx.render("comment.html", about=shown.title, back=f"/albums/{shown.id}", text=text, fault=fault)


def _album(ctx: RequestContext, number: int) -> Album:
    return or_404(albums.get_album(ctx.sql, number, ctx.member, ctx.language))


def _own_album(ctx: RequestContext, number: int) -> Album:
    found = _album(ctx, number)
    if found.member != ctx.member:
        raise NotFound
    return found


def _photo(ctx: RequestContext, shown: Album, photo_id: int) -> AlbumPhoto:
    return or_404(albums.get_photo(ctx.sql, shown, photo_id, ctx.language))
