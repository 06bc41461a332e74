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
from screens.web.photo_fields import Taken, room, take_photos

blueprint = PageBlueprint("albums")

LONGEST_TITLE = 40
LONGEST_TEXT = 1000
LONGEST_CAPTION = 100
PHOTOS_A_PAGE = 9


@blueprint.reads("/albums")
def own(page: RequestContext) -> Response:
    mine = albums.albums_of(page.sql, page.member, page.member, page.language)
    return page.render(
        "albums/own.html",
        mine=mine[:PAGE],
        more=len(mine) > PAGE,
        friends=albums.friends_albums(page.sql, page.member, page.language, 5),
    )


@blueprint.reads("/members/<int:number>/albums")
def of_member(page: RequestContext, number: int) -> Response:
    found = albums.albums_of(page.sql, number, page.member, page.language, page.number())
    return page.render(
        "albums/list.html",
        shown=member_or_404(page, number),
        albums=found[:PAGE],
        number=page.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/albums/<int:number>")
def album(page: RequestContext, number: int) -> Response:
    shown = _album(page, number)
    return page.render(
        "albums/album.html",
        album=shown,
        design=worn_by(page.sql, shown.member, "album"),
        photos=albums.list_photos(page.sql, shown, page.language, page.number(), PHOTOS_A_PAGE),
        comments=albums.list_comments(page.sql, shown, page.language, 10),
        number=page.number(),
        pages=max(1, -(-shown.photos // PHOTOS_A_PAGE)),
    )


@blueprint.reads("/albums/<int:number>/photos/<int:photo_id>")
def photo(page: RequestContext, number: int, photo_id: int) -> Response:
    shown = _album(page, number)
    found = _photo(page, shown, photo_id)
    order = [0, *albums.photo_numbers(page.sql, shown), 0]
    place = order.index(photo_id)
    return page.render(
        "albums/photo.html",
        album=shown,
        photo=found,
        place=place,
        before=order[place - 1],
        after=order[place + 1],
    )


@blueprint.reads("/albums/new")
def new(page: RequestContext) -> Response:
    return _form(page, "", "", page.preferences.level, {})


@blueprint.writes("/albums/new")
def post_new(page: RequestContext) -> Response:
    def make() -> str:
        return f"/albums/{albums.add_album(page.sql, page.member, title, text, level, page.moment)}"

    title, text, level = page.typed("title"), page.typed("text"), level_of(page.form.get("level", ""))
    faults = _faults(page, title, text)
    if faults or not page.confirmed:
        return _form(page, title, text, level, faults)
    return page.once(make)


@blueprint.reads("/albums/<int:number>/edit")
def edit(page: RequestContext, number: int) -> Response:
    shown = _own_album(page, number)
    return _form(page, shown.title, shown.text, shown.level, {})


@blueprint.writes("/albums/<int:number>/edit")
def post_edit(page: RequestContext, number: int) -> Response:
    def change() -> str:
        albums.change_album(page.sql, number, title, text, level)
        return f"/albums/{number}"

    _own_album(page, number)
    title, text, level = page.typed("title"), page.typed("text"), level_of(page.form.get("level", ""))
    faults = _faults(page, title, text)
    if faults or not page.confirmed:
        return _form(page, title, text, level, faults)
    return page.once(change)


def _form(page: RequestContext, title: str, text: str, level: Level, faults: dict[str, str]) -> Response:
    values = {"title": title, "text": text, "level": level, "faults": faults}
    return page.render("albums/new.html", action=page.request.path, **values)


def _faults(page: RequestContext, title: str, text: str) -> dict[str, str]:
    wrong = text_fault(page, text, LONGEST_TEXT) if text else ""
    return faults_of(title=title_fault(page, title, LONGEST_TITLE), text=wrong)


@blueprint.reads("/albums/<int:number>/delete")
def remove(page: RequestContext, number: int) -> Response:
    return page.ask(
        heading=page.say("Delete the album"),
        question=page.say("Delete this album with all its photos?"),
        detail=_own_album(page, number).title,
        yes=page.say("Delete"),
        back=f"/albums/{number}",
    )


@blueprint.writes("/albums/<int:number>/delete")
def post_remove(page: RequestContext, number: int) -> Response:
    def delete() -> str:
        if not albums.delete_album(page.sql, number, page.member):
            raise NotFound
        return "/albums"

    return page.once(delete)


@blueprint.reads("/albums/<int:number>/add")
def add(page: RequestContext, number: int) -> Response:
    """Ask for a photo from the phone, or the address of a video."""
    return _adding(page, _own_album(page, number), Taken())


@blueprint.writes("/albums/<int:number>/add")
def post_add(page: RequestContext, number: int) -> Response:
    """Look at it once more, then put it in."""

    def put() -> str:
        most = albums.MOST_PHOTOS
        if points.is_subscribed(page.sql, page.member, "premium", page.moment):
            most = albums.MOST_PHOTOS_PREMIUM
        if albums.count_photos(page.sql, page.member) >= most:
            raise Rejected(page.say("Your albums are full. mixi premium has room for {n} photos.").format(n=300))
        stored = albums.add_photo(page.sql, number, name, caption, page.moment, video)
        uploads.put_in_album(page.sql, page.member, stored, name)
        return f"/albums/{number}"

    shown = _own_album(page, number)
    taken = take_photos(page, 1)
    name, caption, video = next(iter(taken.names), ""), page.typed("caption"), page.typed("video")
    taken.faults |= faults_of(caption=_caption_fault(page, caption), video=address_fault(page, video))
    if not name and not video and not taken.faults:
        taken.faults["photo1"] = page.say("Please choose a photo.")
    if "drop" in page.form and page.confirmed:
        uploads.drop_drafts(page.sql, page.member, taken.names)
        return page.redirect(f"/albums/{number}")
    if taken.faults or "edit" in page.form:
        return _adding(page, shown, taken)
    if not page.confirmed:
        return page.render("albums/add_confirm.html", album=shown, name=name, caption=caption, video=video)
    return page.once(put)


def _adding(page: RequestContext, shown: albums.Album, taken: Taken) -> Response:
    return page.render(
        "albums/add.html",
        album=shown,
        names=taken.names,
        faults=taken.faults,
        caption=page.typed("caption"),
        video=page.typed("video"),
        used=uploads.used(page.sql, page.member) // 1000,
        room=room(page) // 1000,
    )


@blueprint.reads("/albums/<int:number>/photos/<int:photo_id>/edit")
def caption(page: RequestContext, number: int, photo_id: int) -> Response:
    shown = _own_album(page, number)
    found = _photo(page, shown, photo_id)
    return page.render("albums/caption.html", album=shown, photo=found, caption=found.caption, fault="")


@blueprint.writes("/albums/<int:number>/photos/<int:photo_id>/edit")
def post_caption(page: RequestContext, number: int, photo_id: int) -> Response:
    def change() -> str:
        albums.change_caption(page.sql, number, photo_id, text)
        return f"/albums/{number}/photos/{photo_id}"

    shown = _own_album(page, number)
    found = _photo(page, shown, photo_id)
    text = page.typed("caption")
    fault = _caption_fault(page, text)
    if fault or not page.confirmed:
        return page.render("albums/caption.html", album=shown, photo=found, caption=text, fault=fault)
    return page.once(change)


def _caption_fault(page: RequestContext, caption: str) -> str:
    return text_fault(page, caption, LONGEST_CAPTION) if caption else ""


@blueprint.reads("/albums/<int:number>/photos/<int:photo_id>/delete")
def remove_photo(page: RequestContext, number: int, photo_id: int) -> Response:
    found = _photo(page, _own_album(page, number), photo_id)
    return page.ask(
        heading=page.say("Delete the photo"),
        question=page.say("Delete this photo?"),
        detail=found.caption,
        yes=page.say("Delete"),
        back=f"/albums/{number}/photos/{photo_id}",
    )


@blueprint.writes("/albums/<int:number>/photos/<int:photo_id>/delete")
def post_remove_photo(page: RequestContext, number: int, photo_id: int) -> Response:
    def delete() -> str:
        _photo(page, _own_album(page, number), photo_id)
        albums.delete_photo(page.sql, number, photo_id)
        return f"/albums/{number}"

    return page.once(delete)


@blueprint.reads("/albums/<int:number>/comment")
def comment(page: RequestContext, number: int) -> Response:
    return _commenting(page, _album(page, number), "", "")


@blueprint.writes("/albums/<int:number>/comment")
def post_comment(page: RequestContext, number: int) -> Response:
    def write() -> str:
        albums.add_comment(page.sql, shown, page.member, text, page.moment)
        return f"/albums/{number}"

    shown = _album(page, number)
    text = page.typed("text")
    fault = text_fault(page, text, LONGEST_TEXT)
    if fault or not page.confirmed:
        return _commenting(page, shown, text, fault)
    return page.once(write)


def _commenting(page: RequestContext, shown: Album, text: str, fault: str) -> Response:
    return page.render("comment.html", about=shown.title, back=f"/albums/{shown.id}", text=text, fault=fault)


def _album(page: RequestContext, number: int) -> Album:
    return or_404(albums.get_album(page.sql, number, page.member, page.language))


def _own_album(page: RequestContext, number: int) -> Album:
    found = _album(page, number)
    if found.member != page.member:
        raise NotFound
    return found


def _photo(page: RequestContext, shown: Album, photo_id: int) -> AlbumPhoto:
    return or_404(albums.get_photo(page.sql, shown, photo_id, page.language))
