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
_NO_ROOM = "No room is left for more photos."
FAULTS = (_EXPIRED, _NO_ROOM)
"""Why a photo is not kept, beside what is wrong with the photo itself: msgids."""
PURPOSE = "#photos"
"""What the token of a form that sends photos is for, behind its path: a first step that keeps them for a draft."""


@dataclass
class AcceptedPhotos:
    """Photos of a posted form: `names` the draft has now, `faults` by field of those not accepted."""

    names: tuple[str, ...] = ()
    faults: dict[str, str] = field(default_factory=dict)


def take_photos(ctx: RequestContext, most: int, entry: int | None = None, own: Sequence[str] = ()) -> AcceptedPhotos:
    """Accept the photos that a posted form keeps or uploads, at most so many; new ones are stored as drafts.

    `entry` is the diary entry being changed, and `own` the photos it has: those it may keep.
    """
    kept = dict.fromkeys(ctx.form.get(f"kept{place}", "") for place in range(1, most + 1))
    allowed = uploads.usable(ctx.sql, ctx.member, [name for name in kept if is_uploaded(name)], entry)
    names = [name for name in kept if name in allowed or (name in own and not is_uploaded(name))]
    taken = AcceptedPhotos()
    for place in range(1, most + 1):
        field_name = f"photo{place}"
        if field_name in ctx.form_data.files and len(names) < most:
            try:
                names.append(take_photo(ctx, field_name))
            except PhotoFault as fault:
                taken.faults[field_name] = ctx.translate(str(fault))
    taken.names = tuple(names)
    return taken


def take_photo(ctx: RequestContext, field_name: str) -> str:
    """Store the photo uploaded in a field as a draft and return its name. Raises `PhotoFault`."""
    if not ctx.has_valid_token("look", ctx.request.path + PURPOSE):
        raise PhotoFault(_EXPIRED)
    raw = ctx.form_data.files[field_name]
    jpeg, name = ctx.outside_transaction(f"photo {field_name}", lambda: develop(raw, ctx.config.entropy(64)))
    if uploads.used_bytes(ctx.sql, ctx.member) + len(jpeg) > room(ctx):
        raise PhotoFault(_NO_ROOM)
    uploads.store_draft(ctx.sql, ctx.member, name, jpeg, ctx.moment)
    return name


def room(ctx: RequestContext) -> int:
    """Return how many bytes of photos this member may store."""
    premium = points.is_subscribed(ctx.sql, ctx.member, "premium", ctx.moment)
    return uploads.ROOM_PREMIUM if premium else uploads.ROOM
