"""What is typed into forms, checked the same everywhere."""

from __future__ import annotations

import re
from typing import TypeVar

from screens.content.prefectures import PREFECTURES
from screens.web.context import NotFound, RequestContext

T = TypeVar("T")
LONGEST_ADDRESS = 300
_PREFECTURES = frozenset(map(str, range(len(PREFECTURES))))
_ADDRESS = re.compile(r"https?://[\w.\-]+(:\d{1,5})?([/?#][^\s<>\"]*)?", re.ASCII)


def or_404(found: T | None) -> T:
    """Return what was looked for; raises `NotFound` where there is none."""
    if found is None:
        raise NotFound
    return found


def number_in(text: str) -> int:
    """Return the number that a field names; 0, which is nobody's, for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def prefecture_in(text: str) -> int | None:
    """Return the prefecture that a field names by its number; None for what is none."""
    return int(text) if text in _PREFECTURES else None


def text_fault(ctx: RequestContext, text: str, longest: int) -> str:
    """Return what is wrong with a typed text, "" for nothing."""
    if not text:
        return ctx.translate("The text is missing.")
    if len(text) > longest:
        return ctx.translate("The text is too long by {n} characters.").format(n=len(text) - longest)
    return ""


def title_fault(ctx: RequestContext, title: str, longest: int) -> str:
    """Return what is wrong with a typed title, "" for nothing."""
    if not title:
        return ctx.translate("A title is missing.")
    if len(title) > longest:
        return ctx.translate("The title is too long by {n} characters.").format(n=len(title) - longest)
    return ""


def faults_of(**fields: str) -> dict[str, str]:
    """Return what is wrong, by field: only those with something wrong."""
    return {name: fault for name, fault in fields.items() if fault}


def name_fault(ctx: RequestContext, name: str, longest: int) -> str:
    """Return what is wrong with a typed name, "" for nothing."""
    if not name:
        return ctx.translate("A name is missing.")
    if len(name) > longest:
        return ctx.translate("The name is too long by {n} characters.").format(n=len(name) - longest)
    return ""


def address_fault(ctx: RequestContext, address: str) -> str:
    """Return what is wrong with the address of a page outside, "" for nothing, and for no address."""
    if not address:
        return ""
    if len(address) > LONGEST_ADDRESS:
        return ctx.translate("The address is too long by {n} characters.").format(n=len(address) - LONGEST_ADDRESS)
    if not is_address(address):
        return ctx.translate("An address begins with http:// or https://.")
    return ""


def is_address(text: str) -> bool:
    """Whether a text is the address of a page of the web."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def chosen(ctx: RequestContext, name: str, options: tuple[str, ...], default: str) -> str:
    """Return the option a select field names, the default for what is none of them."""
    value = ctx.form.get(name, ctx.query.get(name, default))
    return value if value in options else default
