"""Validation of form fields, the same everywhere."""

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
    """Return `found`. Raises `NotFound` where it is None."""
    if found is None:
        raise NotFound
    return found


def number_in(text: str) -> int:
    """Return the number in a field; 0, which is nobody's, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def prefecture_in(text: str) -> int | None:
    """Return the number of the prefecture that a field names; None for anything else."""
    return int(text) if text in _PREFECTURES else None


def text_fault(ctx: RequestContext, text: str, longest: int) -> str:
    """Return the fault of a typed text as a sentence, "" for none."""
    if not text:
        return ctx.translate("The text is missing.")
    if len(text) > longest:
        return ctx.translate("The text is too long by {n} characters.").format(n=len(text) - longest)
    return ""


def title_fault(ctx: RequestContext, title: str, longest: int) -> str:
    """Return the fault of a typed title as a sentence, "" for none."""
    if not title:
        return ctx.translate("A title is missing.")
    if len(title) > longest:
        return ctx.translate("The title is too long by {n} characters.").format(n=len(title) - longest)
    return ""


def faults_of(**fields: str) -> dict[str, str]:
    """Return the fields that have a fault, with it."""
    return {name: fault for name, fault in fields.items() if fault}


def name_fault(ctx: RequestContext, name: str, longest: int) -> str:
    """Return the fault of a typed name as a sentence, "" for none."""
    if not name:
        return ctx.translate("A name is missing.")
    if len(name) > longest:
        return ctx.translate("The name is too long by {n} characters.").format(n=len(name) - longest)
    return ""


def address_fault(ctx: RequestContext, address: str) -> str:
    """Return the fault of the address of an outside page as a sentence, "" for none and for no address."""
    if not address:
        return ""
    if len(address) > LONGEST_ADDRESS:
        return ctx.translate("The address is too long by {n} characters.").format(n=len(address) - LONGEST_ADDRESS)
    if not is_address(address):
        return ctx.translate("An address begins with http:// or https://.")
    return ""


def is_address(text: str) -> bool:
    """Return whether a text is an http(s) address."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def chosen(ctx: RequestContext, name: str, options: tuple[str, ...], default: str) -> str:
    """Return the option that a select field names, the default for anything else."""
    value = ctx.form.get(name, ctx.query.get(name, default))
    return value if value in options else default
