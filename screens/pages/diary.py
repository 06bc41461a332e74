"""Diaries: lists, entries, comments; writing in three steps: form, confirmation, done."""

from __future__ import annotations

from flask import Response

from screens.pages import blog
from screens.pages.members import member_or_404
from screens.store import diaries, uploads
from screens.store.collection import worn_by
from screens.store.diaries import Comment, DiaryEntry, Draft
from screens.store.preferences import get_preferences
from screens.store.privacy import level_of
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import address_fault, number_in, or_404, text_fault, title_fault
from screens.web.photo_fields import take_photos

blueprint = PageBlueprint("diary")

LONGEST_TITLE = 50
LONGEST_TEXT = 10_000
LONGEST_COMMENT = 1000
MOST_PHOTOS = 3


@blueprint.reads("/diary")
def own(page: RequestContext) -> Response:
    return of_member(page, page.member)


@blueprint.reads("/members/<int:number>/diary")
def of_member(page: RequestContext, number: int) -> Response:
    shown = member_or_404(page, number)
    address = get_preferences(page.sql, number).feed
    if address:
        return blog.of_member(page, shown, address)
    month = page.query.get("month", "")
    total = diaries.count_entries(page.sql, number, page.member, month)
    return page.render(
        "diary/list.html",
        design=worn_by(page.sql, number, "diary"),
        shown=shown,
        entries=diaries.list_entries(page.sql, number, page.member, page.language, page.number(), month),
        month=month if total else "",
        months=diaries.months(page.sql, number, page.member)[:12],
        number=page.number(),
        pages=max(1, -(-total // diaries.PAGE)),
        path="/diary" if number == page.member else f"/members/{number}/diary",
    )


@blueprint.reads("/diary/friends")
def everybody(page: RequestContext) -> Response:
    """List the newest entries of all friends."""
    number = page.number()
    entries = diaries.friends_entries(page.sql, page.member, page.language, diaries.PAGE + 1, number)
    return page.render(
        "diary/friends.html",
        entries=blog.with_posts(page, entries, number, diaries.PAGE),
        number=number,
        more=len(entries) > diaries.PAGE,
        path="/diary/friends",
        heading=page.say("Friends' diaries"),
    )


@blueprint.reads("/diary/commented")
def commented_on(page: RequestContext) -> Response:
    """Others' entries that one has commented on, the liveliest first."""
    entries = diaries.commented_by(page.sql, page.member, page.language, diaries.PAGE)
    heading = page.say("Diaries I commented on")
    return page.render("diary/friends.html", entries=entries, number=0, more=False, path="", heading=heading)


@blueprint.reads("/diary/<int:number>")
def entry(page: RequestContext, number: int) -> Response:
    shown = _entry(page, number)
    before, after = diaries.neighbours(page.sql, shown, page.member)
    pages = max(1, -(-shown.comments // diaries.COMMENT_PAGE))
    current = min(page.number(), pages - 1) if "page" in page.query else pages - 1
    return page.render(
        "diary/entry.html",
        entry=shown,
        design=worn_by(page.sql, shown.member, "diary"),
        comments=diaries.list_comments(page.sql, shown, page.language, current),
        number=current,
        pages=pages,
        before=before,
        after=after,
    )


@blueprint.reads("/diary/new")
def new(page: RequestContext) -> Response:
    article = page.number("article") or None
    return _form(page, "/diary/new", Draft("", "", page.preferences.level, (), article))


@blueprint.writes("/diary/new")
def post_new(page: RequestContext) -> Response:
    def write() -> str:
        number = diaries.add_entry(page.sql, page.member, draft, page.moment)
        uploads.put_in_entry(page.sql, page.member, number, draft.photos)
        return f"/diary/{number}/written"

    draft, faults = _draft(page)
    if "drop" in page.form:
        return _thrown_away(page, draft)
    if faults or "edit" in page.form:
        return _form(page, "/diary/new", draft, faults)
    if not page.confirmed:
        return page.render("diary/new_confirm.html", draft=draft, action="/diary/new", changed=0)
    return page.once(write)


@blueprint.reads("/diary/<int:number>/edit")
def edit(page: RequestContext, number: int) -> Response:
    shown = _own_entry(page, number)
    draft = Draft(shown.title, shown.text, shown.level, shown.photos, shown.article, shown.video)
    return _form(page, f"/diary/{number}/edit", draft, changed=number)


@blueprint.writes("/diary/<int:number>/edit")
def post_edit(page: RequestContext, number: int) -> Response:
    def write() -> str:
        diaries.change_entry(page.sql, number, page.member, draft)
        uploads.put_in_entry(page.sql, page.member, number, draft.photos)
        return f"/diary/{number}"

    action = f"/diary/{number}/edit"
    draft, faults = _draft(page, _own_entry(page, number))
    if "drop" in page.form:
        return _thrown_away(page, draft)
    if faults or "edit" in page.form:
        return _form(page, action, draft, faults, changed=number)
    if not page.confirmed:
        return page.render("diary/new_confirm.html", draft=draft, action=action, changed=number)
    return page.once(write)


@blueprint.reads("/diary/<int:number>/delete")
def remove(page: RequestContext, number: int) -> Response:
    shown = _own_entry(page, number)
    return page.ask(
        heading=page.say("Delete the entry"),
        question=page.say("Delete this entry and its comments?"),
        detail=shown.title,
        yes=page.say("Delete"),
        back=f"/diary/{number}",
    )


@blueprint.writes("/diary/<int:number>/delete")
def post_remove(page: RequestContext, number: int) -> Response:
    def delete() -> str:
        if not diaries.delete_entry(page.sql, number, page.member):
            raise NotFound
        return "/diary"

    return page.once(delete)


@blueprint.reads("/diary/<int:number>/written")
def written(page: RequestContext, number: int) -> Response:
    shown = _own_entry(page, number)
    links = [(f"/diary/{number}", page.say("View the entry"), "5"), ("/diary", page.say("My diary"), "8")]
    return page.done(page.say("Your entry is posted."), shown.title, links)


@blueprint.reads("/diary/<int:number>/comment")
def comment(page: RequestContext, number: int) -> Response:
    shown = _entry(page, number)
    return page.render("diary/comment.html", entry=shown, text="", fault="", answered=_answered(page, shown))


@blueprint.writes("/diary/<int:number>/comment")
def post_comment(page: RequestContext, number: int) -> Response:
    """Look at it once more, then store it; the same form twice stores it once."""

    def write() -> str:
        parent = None if answered is None else answered.parent or answered.id
        stored = diaries.add_comment(page.sql, shown, page.member, text, page.moment, parent)
        if stored is None:
            raise Rejected(page.say("This entry takes no more comments."))
        return f"/diary/{number}/commented/{stored}"

    shown = _entry(page, number)
    answered = _answered(page, shown)
    text = page.typed("text")
    fault = text_fault(page, text, LONGEST_COMMENT)
    if fault or "edit" in page.form:
        return page.render("diary/comment.html", entry=shown, text=text, fault=fault, answered=answered)
    if not page.confirmed:
        return page.render("diary/comment_confirm.html", entry=shown, text=text, answered=answered)
    return page.once(write)


@blueprint.reads("/diary/<int:number>/commented/<int:comment_id>")
def commented(page: RequestContext, number: int, comment_id: int) -> Response:
    shown = _entry(page, number)
    place = diaries.page_of_comment(page.sql, shown, comment_id)
    links = [
        (page.url(f"/diary/{number}", page=place) + f"#c{comment_id}", page.say("View updated entry?"), "5"),
        ("/diary/friends", page.say("Friends' diaries"), "8"),
    ]
    return page.done(page.say("Your comment is there."), shown.title, links)


@blueprint.reads("/diary/<int:number>/comments/<int:comment_id>/delete")
def remove_comment(page: RequestContext, number: int, comment_id: int) -> Response:
    found = _comment(page, _entry(page, number), comment_id)
    return page.ask(
        heading=page.say("Delete the comment"),
        question=page.say("Delete this comment?"),
        detail=found.text,
        yes=page.say("Delete"),
        back=f"/diary/{number}",
    )


@blueprint.writes("/diary/<int:number>/comments/<int:comment_id>/delete")
def post_remove_comment(page: RequestContext, number: int, comment_id: int) -> Response:
    def delete() -> str:
        shown = _entry(page, number)
        if not diaries.delete_comment(page.sql, shown, _comment(page, shown, comment_id), page.member):
            raise NotFound
        return f"/diary/{number}"

    return page.once(delete)


def _form(
    page: RequestContext, action: str, draft: Draft, faults: dict[str, str] | None = None, changed: int = 0
) -> Response:
    """To be filled in: for a new entry, or for the one that is being changed."""
    return page.render(
        "diary/new.html",
        action=action,
        draft=draft,
        faults=faults or {},
        most=MOST_PHOTOS,
        changed=changed,
    )


def _draft(page: RequestContext, changed: DiaryEntry | None = None) -> tuple[Draft, dict[str, str]]:
    """Return what was typed and sent for a new or a changed entry, and what is wrong with which field."""
    number, own = (changed.id, changed.photos) if changed else (None, ())
    taken = take_photos(page, MOST_PHOTOS, number, own)
    article = page.form.get("article", "")
    draft = Draft(
        page.typed("title"),
        page.typed("text"),
        level_of(page.form.get("level", str(int(page.preferences.level)))),
        taken.names,
        number_in(article) or None,
        page.typed("video"),
    )
    faults = {
        "title": title_fault(page, draft.title, LONGEST_TITLE),
        "text": text_fault(page, draft.text, LONGEST_TEXT),
        "video": address_fault(page, draft.video),
        **taken.faults,
    }
    return draft, {name: fault for name, fault in faults.items() if fault}


def _thrown_away(page: RequestContext, draft: Draft) -> Response:
    """Give the draft up, and its photos with it."""
    if not page.confirmed:
        raise Rejected(page.say("This form has expired. Please go back and send it again."), 403)
    uploads.drop_drafts(page.sql, page.member, draft.photos)
    return page.redirect("/diary")


def _entry(page: RequestContext, number: int) -> DiaryEntry:
    return or_404(diaries.get_entry(page.sql, number, page.member, page.language))


def _own_entry(page: RequestContext, number: int) -> DiaryEntry:
    found = _entry(page, number)
    if found.member != page.member:
        raise NotFound
    return found


def _comment(page: RequestContext, shown: DiaryEntry, comment_id: int) -> Comment:
    """One that this visitor may delete."""
    found = diaries.get_comment(page.sql, shown, comment_id, page.language)
    if found is None or page.member not in (shown.member, found.member):
        raise NotFound
    return found


def _answered(page: RequestContext, shown: DiaryEntry) -> Comment | None:
    """Return the comment that is being answered, from query or form."""
    number = number_in(page.form.get("reply", page.query.get("reply", "")))
    return diaries.get_comment(page.sql, shown, number, page.language) if number else None
