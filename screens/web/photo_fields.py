"""Photos that come with a form: the phone's own files, and those that are in the draft already.

A form sends new ones as files `photo1`, `photo2`, ... and the names of those it has as `kept1`, `kept2`, ...
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from screens.pictures.uploaded import PhotoFault, develop, is_uploaded
from screens.store import points, uploads
from screens.web.context import RequestContext

_EXPIRED = "This form has expired. Please go back and send it again."
_NO_ROOM = "There is no room for more photos."
FAULTS = (_EXPIRED, _NO_ROOM)
"""Why a photo is not kept, beside what is wrong with the photo itself: msgids."""
PURPOSE = "#photos"
"""What the token of a form that sends photos is for, behind its path: a first step that keeps them for a draft."""


@dataclass
class Taken:
    """`names` of what the draft has now; `faults`: why a field's photo was not taken."""

    names: tuple[str, ...] = ()
    faults: dict[str, str] = field(default_factory=dict)


def take_photos(page: RequestContext, most: int, entry: int | None = None, own: Sequence[str] = ()) -> Taken:
    """Take what a posted form has and sends, at most so many photos; new ones are kept for the draft.

    `entry` is the diary entry being changed, and `own` the photos it has: those it may keep.
    """
    kept = dict.fromkeys(page.form.get(f"kept{place}", "") for place in range(1, most + 1))
    allowed = uploads.usable(page.sql, page.member, [name for name in kept if is_uploaded(name)], entry)
    names = [name for name in kept if name in allowed or (name in own and not is_uploaded(name))]
    taken = Taken()
    for place in range(1, most + 1):
        field_name = f"photo{place}"
        if field_name in page.sent.files and len(names) < most:
            try:
                names.append(take_photo(page, field_name))
            except PhotoFault as fault:
                taken.faults[field_name] = page.say(str(fault))
    taken.names = tuple(names)
    return taken


def take_photo(page: RequestContext, field_name: str) -> str:
    """Keep the photo of a field for a draft; its name. Raises `PhotoFault`."""
    if not page.proven("look", page.request.path + PURPOSE):
        raise PhotoFault(_EXPIRED)
    raw = page.sent.files[field_name]
    jpeg, name = page.outside_transaction(f"photo {field_name}", lambda: develop(raw, page.config.entropy(64)))
    if uploads.used(page.sql, page.member) + len(jpeg) > room(page):
        raise PhotoFault(_NO_ROOM)
    uploads.keep(page.sql, page.member, name, jpeg, page.moment)
    return name


def room(page: RequestContext) -> int:
    """Bytes of photos that this member may keep."""
    premium = points.is_subscribed(page.sql, page.member, "premium", page.moment)
    return uploads.ROOM_PREMIUM if premium else uploads.ROOM
