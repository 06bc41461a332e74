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
def own(ctx: RequestContext) -> Response:
    return of_member(ctx, ctx.member)


@blueprint.reads("/members/<int:number>/diary")
def of_member(ctx: RequestContext, number: int) -> Response:
    shown = member_or_404(ctx, number)
    address = get_preferences(ctx.sql, number).feed
    if address:
        return blog.of_member(ctx, shown, address)
    month = ctx.query.get("month", "")
    total = diaries.count_entries(ctx.sql, number, ctx.member, month)
    return ctx.render(
        "diary/list.html",
        design=worn_by(ctx.sql, number, "diary"),
        shown=shown,
        entries=diaries.list_entries(ctx.sql, number, ctx.member, ctx.language, ctx.number(), month),
        month=month if total else "",
        months=diaries.months(ctx.sql, number, ctx.member)[:12],
        number=ctx.number(),
        pages=max(1, -(-total // diaries.PAGE)),
        path="/diary" if number == ctx.member else f"/members/{number}/diary",
    )


@blueprint.reads("/diary/friends")
def everybody(ctx: RequestContext) -> Response:
    """List the newest diary entries of all friends, their blogs among them."""
    number = ctx.number()
    entries = diaries.friends_entries(ctx.sql, ctx.member, ctx.language, diaries.PAGE + 1, number)
    return ctx.render(
        "diary/friends.html",
        entries=blog.with_posts(ctx, entries, number, diaries.PAGE),
        number=number,
        more=len(entries) > diaries.PAGE,
        path="/diary/friends",
        heading=ctx.translate("Friends' diaries"),
    )


@blueprint.reads("/diary/commented")
def commented_on(ctx: RequestContext) -> Response:
    """List others' entries that the member has commented on, by the latest comment."""
    entries = diaries.commented_by(ctx.sql, ctx.member, ctx.language, diaries.PAGE)
    heading = ctx.translate("Diaries I commented on")
    return ctx.render("diary/friends.html", entries=entries, number=0, more=False, path="", heading=heading)


@blueprint.reads("/diary/<int:number>")
def entry(ctx: RequestContext, number: int) -> Response:
    shown = _entry(ctx, number)
    before, after = diaries.neighbors(ctx.sql, shown, ctx.member)
    pages = max(1, -(-shown.comments // diaries.COMMENT_PAGE))
    current = min(ctx.number(), pages - 1) if "page" in ctx.query else pages - 1
    return ctx.render(
        "diary/entry.html",
        entry=shown,
        design=worn_by(ctx.sql, shown.member, "diary"),
        comments=diaries.list_comments(ctx.sql, shown, ctx.language, current),
        number=current,
        pages=pages,
        before=before,
        after=after,
    )


@blueprint.reads("/diary/new")
def new(ctx: RequestContext) -> Response:
    article = ctx.number("article") or None
    return _form(ctx, "/diary/new", Draft("", "", ctx.preferences.level, (), article))


@blueprint.writes("/diary/new")
def create_entry(ctx: RequestContext) -> Response:
    def write() -> str:
        number = diaries.add_entry(ctx.sql, ctx.member, draft, ctx.moment)
        uploads.put_in_entry(ctx.sql, ctx.member, number, draft.photos)
        return f"/diary/{number}/written"

    draft, faults = _draft(ctx)
    if "drop" in ctx.form:
        return _thrown_away(ctx, draft)
    if faults or "edit" in ctx.form:
        return _form(ctx, "/diary/new", draft, faults)
    if not ctx.confirmed:
        return ctx.render("diary/new_confirm.html", draft=draft, action="/diary/new", changed=0)
    return ctx.submit_once(write)


@blueprint.reads("/diary/<int:number>/edit")
def edit(ctx: RequestContext, number: int) -> Response:
    shown = _own_entry(ctx, number)
    draft = Draft(shown.title, shown.text, shown.level, shown.photos, shown.article, shown.video)
    return _form(ctx, f"/diary/{number}/edit", draft, changed=number)


@blueprint.writes("/diary/<int:number>/edit")
def update_entry(ctx: RequestContext, number: int) -> Response:
    def write() -> str:
        diaries.change_entry(ctx.sql, number, ctx.member, draft)
        uploads.put_in_entry(ctx.sql, ctx.member, number, draft.photos)
        return f"/diary/{number}"

    action = f"/diary/{number}/edit"
    draft, faults = _draft(ctx, _own_entry(ctx, number))
    if "drop" in ctx.form:
        return _thrown_away(ctx, draft)
    if faults or "edit" in ctx.form:
        return _form(ctx, action, draft, faults, changed=number)
    if not ctx.confirmed:
        return ctx.render("diary/new_confirm.html", draft=draft, action=action, changed=number)
    return ctx.submit_once(write)


@blueprint.reads("/diary/<int:number>/delete")
def remove(ctx: RequestContext, number: int) -> Response:
    shown = _own_entry(ctx, number)
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the entry"),
        question=ctx.translate("Delete this entry and its comments?"),
        detail=shown.title,
        yes=ctx.translate("Delete"),
        back=f"/diary/{number}",
    )


@blueprint.writes("/diary/<int:number>/delete")
def delete_entry(ctx: RequestContext, number: int) -> Response:
    def delete() -> str:
        if not diaries.delete_entry(ctx.sql, number, ctx.member):
            raise NotFound
        return "/diary"

    return ctx.submit_once(delete)


@blueprint.reads("/diary/<int:number>/written")
def written(ctx: RequestContext, number: int) -> Response:
    shown = _own_entry(ctx, number)
    links = [(f"/diary/{number}", ctx.translate("View the entry"), "5"), ("/diary", ctx.translate("My diary"), "8")]
    return ctx.render_done(ctx.translate("Your entry is posted."), shown.title, links)


@blueprint.reads("/diary/<int:number>/comment")
def comment(ctx: RequestContext, number: int) -> Response:
    shown = _entry(ctx, number)
    return ctx.render("diary/comment.html", entry=shown, text="", fault="", answered=_answered(ctx, shown))


@blueprint.writes("/diary/<int:number>/comment")
def add_comment(ctx: RequestContext, number: int) -> Response:
    """Confirm, then store a comment; the same form twice stores it once."""

    def write() -> str:
        parent = None if answered is None else answered.parent or answered.id
        stored = diaries.add_comment(ctx.sql, shown, ctx.member, text, ctx.moment, parent)
        if stored is None:
            raise Rejected(ctx.translate("This entry takes no more comments."))
        return f"/diary/{number}/commented/{stored}"

    shown = _entry(ctx, number)
    answered = _answered(ctx, shown)
    text = ctx.typed("text")
    fault = text_fault(ctx, text, LONGEST_COMMENT)
    if fault or "edit" in ctx.form:
        return ctx.render("diary/comment.html", entry=shown, text=text, fault=fault, answered=answered)
    if not ctx.confirmed:
        return ctx.render("diary/comment_confirm.html", entry=shown, text=text, answered=answered)
    return ctx.submit_once(write)


@blueprint.reads("/diary/<int:number>/commented/<int:comment_id>")
def commented(ctx: RequestContext, number: int, comment_id: int) -> Response:
    shown = _entry(ctx, number)
    place = diaries.page_of_comment(ctx.sql, shown, comment_id)
    links = [
        (ctx.url(f"/diary/{number}", page=place) + f"#c{comment_id}", ctx.translate("View updated entry?"), "5"),
        ("/diary/friends", ctx.translate("Friends' diaries"), "8"),
    ]
    return ctx.render_done(ctx.translate("Your comment is there."), shown.title, links)


@blueprint.reads("/diary/<int:number>/comments/<int:comment_id>/delete")
def remove_comment(ctx: RequestContext, number: int, comment_id: int) -> Response:
    found = _comment(ctx, _entry(ctx, number), comment_id)
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the comment"),
        question=ctx.translate("Delete this comment?"),
        detail=found.text,
        yes=ctx.translate("Delete"),
        back=f"/diary/{number}",
    )


@blueprint.writes("/diary/<int:number>/comments/<int:comment_id>/delete")
def delete_comment(ctx: RequestContext, number: int, comment_id: int) -> Response:
    def delete() -> str:
        shown = _entry(ctx, number)
        if not diaries.delete_comment(ctx.sql, shown, _comment(ctx, shown, comment_id), ctx.member):
            raise NotFound
        return f"/diary/{number}"

    return ctx.submit_once(delete)


def _form(
    ctx: RequestContext, action: str, draft: Draft, faults: dict[str, str] | None = None, changed: int = 0
) -> Response:
    """To be filled in: for a new entry, or for the one that is being changed."""
    return ctx.render(
        "diary/new.html",
        action=action,
        draft=draft,
        faults=faults or {},
        most=MOST_PHOTOS,
        changed=changed,
    )


def _draft(ctx: RequestContext, changed: DiaryEntry | None = None) -> tuple[Draft, dict[str, str]]:
    """Return what was typed and sent for a new or a changed entry, and what is wrong with which field."""
    number, own = (changed.id, changed.photos) if changed else (None, ())
    taken = take_photos(ctx, MOST_PHOTOS, number, own)
    article = ctx.form.get("article", "")
    draft = Draft(
        ctx.typed("title"),
        ctx.typed("text"),
        level_of(ctx.form.get("level", str(int(ctx.preferences.level)))),
        taken.names,
        number_in(article) or None,
        ctx.typed("video"),
    )
    faults = {
        "title": title_fault(ctx, draft.title, LONGEST_TITLE),
        "text": text_fault(ctx, draft.text, LONGEST_TEXT),
        "video": address_fault(ctx, draft.video),
        **taken.faults,
    }
    return draft, {name: fault for name, fault in faults.items() if fault}


def _thrown_away(ctx: RequestContext, draft: Draft) -> Response:
    """Give the draft up, and its photos with it."""
    if not ctx.confirmed:
        raise Rejected(ctx.translate("This form has expired. Please go back and send it again."), 403)
    uploads.drop_drafts(ctx.sql, ctx.member, draft.photos)
    return ctx.redirect("/diary")


def _entry(ctx: RequestContext, number: int) -> DiaryEntry:
    return or_404(diaries.get_entry(ctx.sql, number, ctx.member, ctx.language))


def _own_entry(ctx: RequestContext, number: int) -> DiaryEntry:
    found = _entry(ctx, number)
    if found.member != ctx.member:
        raise NotFound
    return found


def _comment(ctx: RequestContext, shown: DiaryEntry, comment_id: int) -> Comment:
    """One that this visitor may delete."""
    found = diaries.get_comment(ctx.sql, shown, comment_id, ctx.language)
    if found is None or ctx.member not in (shown.member, found.member):
        raise NotFound
    return found


def _answered(ctx: RequestContext, shown: DiaryEntry) -> Comment | None:
    """Return the comment that is being answered, from query or form."""
    number = number_in(ctx.form.get("reply", ctx.query.get("reply", "")))
    return diaries.get_comment(ctx.sql, shown, number, ctx.language) if number else None
