"""Messages: inbox and sent, reading, writing, replying, throwing away; decorated ones."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response

from screens.pages.members import member_or_404
from screens.store import drafts, messages, points
from screens.store.members import Member
from screens.store.messages import PAGE, Box, Message
from screens.web.blueprint import PageBlueprint
from screens.web.context import NotFound, Rejected, RequestContext
from screens.web.fields import chosen, number_in, or_404, text_fault, title_fault

blueprint = PageBlueprint("messages")

LONGEST_TITLE = 60
LONGEST_TEXT = 5000


@dataclass(frozen=True)
class Decoration:
    """Decoration of a message: colors of background and text, emoji for its corners, its `price` in points."""

    id: str
    name: str
    ground: str
    color: str
    emoji: str
    price: int = 0

    @property
    def ink(self) -> str:
        """The darker of its two colors: text on phones that show no background."""
        return min(self.ground, self.color, key=lambda color: sum(bytes.fromhex(color[1:])))


DECORATIONS = (
    Decoration("", "plain", "#FFFFFF", "#222222", ""),
    Decoration("sakura", "cherry blossom", "#FFE6EE", "#AA3366", "&#xE748;"),
    Decoration("sky", "summer sky", "#DDF1FF", "#225588", "&#xE63E;"),
    Decoration("night", "starry night", "#1C2348", "#FFEFA8", "&#xE69F;", 50),
    Decoration("cake", "birthday", "#FFF3C8", "#B0460E", "&#xE686;", 50),
    Decoration("heart", "hearts", "#FFD9DD", "#CC0033", "&#xE6EC;", 50),
)
_BY_ID = {decoration.id: decoration for decoration in DECORATIONS}


@blueprint.reads("/messages")
def inbox(ctx: RequestContext) -> Response:
    return _box(ctx, "inbox")


@blueprint.reads("/messages/sent")
def sent(ctx: RequestContext) -> Response:
    return _box(ctx, "sent")


@blueprint.reads("/messages/search")
def search(ctx: RequestContext) -> Response:
    """Search the member's messages; for premium members."""
    premium = points.is_subscribed(ctx.sql, ctx.member, "premium", ctx.moment)
    words = ctx.query.get("q", "").strip()[:50]
    found: list[Message] = []
    if premium and words:
        found = messages.list_messages(ctx.sql, ctx.member, "inbox", ctx.language, ctx.number(), words)
    return ctx.render(
        "messages/search.html",
        premium=premium,
        words=words,
        messages=found[:PAGE],
        number=ctx.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/messages/<int:number>")
def message(ctx: RequestContext, number: int) -> Response:
    found = _message(ctx, number)
    if found.receiver == ctx.member and found.read is None:
        at = ctx.moment
        ctx.defer_write(lambda sql: messages.mark_read(sql, number, ctx.member, at))
    return ctx.render("messages/message.html", message=found, look=_BY_ID.get(found.decoration, DECORATIONS[0]))


@blueprint.reads("/messages/new")
def new(ctx: RequestContext) -> Response:
    receiver = member_or_404(ctx, ctx.number("to", 2**31 - 1))
    if receiver.id == ctx.member:
        raise NotFound
    answered = ctx.number("re", 2**31 - 1)
    title = ""
    if answered:
        title = f"Re: {_message(ctx, answered).title.removeprefix('Re: ')}"[:LONGEST_TITLE]
    return write_form(ctx, receiver, title)


@blueprint.writes("/messages/new")
def send_message(ctx: RequestContext) -> Response:
    """Confirm, then send a message; a paid decoration is paid for with it or neither happens."""

    def send() -> str:
        if look.price and not points.spend(ctx.sql, ctx.member, look.price, "decoration", look.id, ctx.moment):
            raise Rejected(ctx.translate("Your points are not enough for this decoration."))
        number = messages.send_message(ctx.sql, ctx.member, receiver.id, title, text, look.id, ctx.moment)
        if number is None:
            raise NotFound
        drafts.drop_draft(ctx.sql, ctx.member, draft)
        return f"/messages/{number}/sent"

    def keep() -> str:
        drafts.keep_draft(ctx.sql, ctx.member, receiver.id, title, text, look.id, ctx.moment)
        return "/messages/drafts"

    to = ctx.form.get("to", "")
    receiver = member_or_404(ctx, number_in(to))
    title, text = ctx.typed("title"), ctx.typed("text")
    look = _BY_ID[chosen(ctx, "look", tuple(_BY_ID), "")]
    number_of_draft = ctx.form.get("draft", "")
    draft = int(number_of_draft) if number_of_draft.isascii() and number_of_draft.isdigit() else 0
    itself = receiver.id == ctx.member
    faults = {
        "to": ctx.translate("A message to yourself stays in your head.") if itself else "",
        "title": title_fault(ctx, title, LONGEST_TITLE),
        "text": text_fault(ctx, text, LONGEST_TEXT),
        "look": "" if ctx.confirmed else _price_fault(ctx, look),
    }
    if any(faults.values()) or "edit" in ctx.form:
        return write_form(ctx, receiver, title, text, look.id, faults, draft)
    if not ctx.confirmed:
        return ctx.render("messages/confirm.html", receiver=receiver, title=title, text=text, look=look, draft=draft)
    return ctx.submit_once(keep if "keep" in ctx.form else send)


def write_form(
    ctx: RequestContext,
    receiver: Member,
    title: str,
    text: str = "",
    look: str = "",
    faults: dict[str, str] | None = None,
    draft: int = 0,
) -> Response:
    """Show the form for a message; `faults` stand beside their fields."""
    return ctx.render(
        "messages/new.html",
        receiver=receiver,
        title=title,
        text=text,
        look=look,
        faults=faults or {},
        looks=DECORATIONS,
        draft=draft,
    )


def _price_fault(ctx: RequestContext, look: Decoration) -> str:
    """Say that a decoration costs more points than there are; "" where it does not."""
    if look.price <= points.balance(ctx.sql, ctx.member):
        return ""
    return ctx.translate("Your points are not enough for this decoration.")


@blueprint.reads("/messages/<int:number>/sent")
def done(ctx: RequestContext, number: int) -> Response:
    found = _message(ctx, number)
    links = [("/messages", ctx.translate("Inbox"), "5"), (f"/members/{found.other}", found.nickname, "8")]
    return ctx.render_done(ctx.translate("Your message is sent."), found.title, links)


@blueprint.reads("/messages/<int:number>/delete")
def remove(ctx: RequestContext, number: int) -> Response:
    return ctx.render_confirmation(
        heading=ctx.translate("Delete the message"),
        question=ctx.translate("Delete this message from your box?"),
        detail=_message(ctx, number).title,
        yes=ctx.translate("Delete"),
        back=f"/messages/{number}",
    )


@blueprint.writes("/messages/<int:number>/delete")
def delete_message(ctx: RequestContext, number: int) -> Response:
    def discard() -> str:
        found = _message(ctx, number)
        messages.discard_message(ctx.sql, number, ctx.member)
        return "/messages" if found.receiver == ctx.member else "/messages/sent"

    return ctx.submit_once(discard)


def _box(ctx: RequestContext, box: Box) -> Response:
    found = messages.list_messages(ctx.sql, ctx.member, box, ctx.language, ctx.number())
    return ctx.render("messages/box.html", box=box, messages=found[:PAGE], number=ctx.number(), more=len(found) > PAGE)


def _message(ctx: RequestContext, number: int) -> Message:
    return or_404(messages.get_message(ctx.sql, number, ctx.member, ctx.language))
