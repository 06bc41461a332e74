"""The ads there are: whose, for whom, where they lead; which one a page shows. All brands are invented."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "banner", "xl"]
Target = Literal["all", "men", "women"]


@dataclass(frozen=True, slots=True)
class Ad:
    """Ad of the site. `text` is a msgid; `picture` names a drawing of `screens.pictures.banners`."""

    id: str
    kind: Kind
    target: Target
    text: str
    path: str
    picture: str = ""


ADS = (
    Ad("tea-text", "text", "all", "Kogane Tea: a keitai novel, a chapter a day", "/corner"),
    Ad("course-text", "text", "all", "300 points a month: mixi Collection", "/points/collection"),
    Ad("awake-text", "text", "all", "Whack your friends awake! Free game", "/games/keep-awake"),
    Ad("tea-banner", "banner", "all", "Kogane Tea", "/corner", "tea"),
    Ad("tea-xl", "xl", "all", "Kogane Tea", "/corner", "tea"),
    Ad("curry-xl", "xl", "men", "Gotsu Curry", "/corner/curry", "curry"),
    Ad("soap-xl", "xl", "women", "Mofu Soap", "/corner/soap", "soap"),
)
_BY_ID = {ad.id: ad for ad in ADS}


def get_ad(name: str) -> Ad | None:
    """Return an ad by its id, None for an unknown one."""
    return _BY_ID.get(name)


def choose_ad(kind: Kind, gender: str, day: int, path: str) -> Ad:
    """Choose the ad of a kind for a page: by the week and the page. `gender` is "F", "M" or ""."""
    group = {"F": "women", "M": "men"}.get(gender, "all")
    fitting = [ad for ad in ADS if ad.kind == kind and ad.target in ("all", group)]
    week = (day + 3) // 7
    return fitting[(week + zlib.crc32(path.encode())) % len(fitting)]
