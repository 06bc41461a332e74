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
    """What a message is wrapped in: colours of ground and text, an emoji for its corners; `price` in points."""

    id: str
    name: str
    ground: str
    colour: str
    emoji: str
    price: int = 0

    @property
    def ink(self) -> str:
        """The darker of its colours: for text on a phone that shows no ground."""
        return min(self.ground, self.colour, key=lambda colour: sum(bytes.fromhex(colour[1:])))


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
def inbox(page: RequestContext) -> Response:
    return _box(page, "inbox")


@blueprint.reads("/messages/sent")
def sent(page: RequestContext) -> Response:
    return _box(page, "sent")


@blueprint.reads("/messages/search")
def search(page: RequestContext) -> Response:
    """Words in one's messages: for premium members."""
    premium = points.is_subscribed(page.sql, page.member, "premium", page.moment)
    words = page.query.get("q", "").strip()[:50]
    found: list[Message] = []
    if premium and words:
        found = messages.list_messages(page.sql, page.member, "inbox", page.language, page.number(), words)
    return page.render(
        "messages/search.html",
        premium=premium,
        words=words,
        messages=found[:PAGE],
        number=page.number(),
        more=len(found) > PAGE,
    )


@blueprint.reads("/messages/<int:number>")
def message(page: RequestContext, number: int) -> Response:
    found = _message(page, number)
    if found.receiver == page.member and found.read is None:
        at = page.moment
        page.defer_write(lambda sql: messages.mark_read(sql, number, page.member, at))
    return page.render("messages/message.html", message=found, look=_BY_ID.get(found.decoration, DECORATIONS[0]))


@blueprint.reads("/messages/new")
def new(page: RequestContext) -> Response:
    receiver = member_or_404(page, page.number("to", 2**31 - 1))
    if receiver.id == page.member:
        raise NotFound
    answered = page.number("re", 2**31 - 1)
    title = ""
    if answered:
        title = f"Re: {_message(page, answered).title.removeprefix('Re: ')}"[:LONGEST_TITLE]
    return write_form(page, receiver, title)


@blueprint.writes("/messages/new")
def post_new(page: RequestContext) -> Response:
    """Write, look at it, send; a paid decoration is paid for with the message or not at all."""

    def send() -> str:
        if look.price and not points.spend(page.sql, page.member, look.price, "decoration", look.id, page.moment):
            raise Rejected(page.say("Your points are not enough for this decoration."))
        number = messages.send_message(page.sql, page.member, receiver.id, title, text, look.id, page.moment)
        if number is None:
            raise NotFound
        drafts.drop_draft(page.sql, page.member, draft)
        return f"/messages/{number}/sent"

    def keep() -> str:
        drafts.keep_draft(page.sql, page.member, receiver.id, title, text, look.id, page.moment)
        return "/messages/drafts"

    to = page.form.get("to", "")
    receiver = member_or_404(page, number_in(to))
    title, text = page.typed("title"), page.typed("text")
    look = _BY_ID[chosen(page, "look", tuple(_BY_ID), "")]
    number_of_draft = page.form.get("draft", "")
    draft = int(number_of_draft) if number_of_draft.isascii() and number_of_draft.isdigit() else 0
    itself = receiver.id == page.member
    faults = {
        "to": page.say("A message to yourself stays in your head.") if itself else "",
        "title": title_fault(page, title, LONGEST_TITLE),
        "text": text_fault(page, text, LONGEST_TEXT),
        "look": "" if page.confirmed else _price_fault(page, look),
    }
    if any(faults.values()) or "edit" in page.form:
        return write_form(page, receiver, title, text, look.id, faults, draft)
    if not page.confirmed:
        return page.render("messages/confirm.html", receiver=receiver, title=title, text=text, look=look, draft=draft)
    return page.once(keep if "keep" in page.form else send)


def write_form(
    page: RequestContext,
    receiver: Member,
    title: str,
    text: str = "",
    look: str = "",
    faults: dict[str, str] | None = None,
    draft: int = 0,
) -> Response:
    """Show the form for a message; `faults` stand beside their fields."""
    return page.render(
        "messages/new.html",
        receiver=receiver,
        title=title,
        text=text,
        look=look,
        faults=faults or {},
        looks=DECORATIONS,
        draft=draft,
    )


def _price_fault(page: RequestContext, look: Decoration) -> str:
    """Say that a decoration costs more points than there are; "" where it does not."""
    if look.price <= points.balance(page.sql, page.member):
        return ""
    return page.say("Your points are not enough for this decoration.")


@blueprint.reads("/messages/<int:number>/sent")
def done(page: RequestContext, number: int) -> Response:
    found = _message(page, number)
    links = [("/messages", page.say("Inbox"), "5"), (f"/members/{found.other}", found.nickname, "8")]
    return page.done(page.say("Your message is sent."), found.title, links)


@blueprint.reads("/messages/<int:number>/delete")
def remove(page: RequestContext, number: int) -> Response:
    return page.ask(
        heading=page.say("Delete the message"),
        question=page.say("Delete this message from your box?"),
        detail=_message(page, number).title,
        yes=page.say("Delete"),
        back=f"/messages/{number}",
    )


@blueprint.writes("/messages/<int:number>/delete")
def post_remove(page: RequestContext, number: int) -> Response:
    def discard() -> str:
        found = _message(page, number)
        messages.discard_message(page.sql, number, page.member)
        return "/messages" if found.receiver == page.member else "/messages/sent"

    return page.once(discard)


def _box(page: RequestContext, box: Box) -> Response:
    found = messages.list_messages(page.sql, page.member, box, page.language, page.number())
    return page.render(
        "messages/box.html", box=box, messages=found[:PAGE], number=page.number(), more=len(found) > PAGE
    )


def _message(page: RequestContext, number: int) -> Message:
    return or_404(messages.get_message(page.sql, number, page.member, page.language))
