"""What the phone shows when there is no page: a plain page of its own with the reason and a way back."""

from __future__ import annotations

from html import escape

from handset.browser.words import word
from handset.network import Response

BACK, RELOAD = "x-phone:back", "x-phone:reload"
"""Addresses that only the phone's own pages may use."""


def error_page(reason: str, url: str, language: str, *, bar: str, bar_text: str, detail: str = "") -> Response:
    """A page about a failed address; `bar` and `bar_text` are the model's colours as `#rrggbb`."""
    note = f"<p><font size=2>{escape(detail)}</font></p>" if detail else ""
    html = (
        f"<html><head><title>{escape(word('error', language))}</title></head>"
        f'<body bgcolor="#ffffff" text="#222222" link="#0033cc" vlink="#0033cc">'
        f'<table width="100%" cellspacing=0 cellpadding=4><tr><td align=center bgcolor="{bar}">'
        f'<font color="{bar_text}">{escape(word("error", language))}</font></td></tr></table>'
        f"<br>{escape(word(reason, language))}<br>{note}"
        f'<font size=2 color="#888888">{escape(url[:200])}</font><br>'
        f'<hr color="#cccccc" size=1><div align=center><a href="{RELOAD}">{escape(word("again", language))}</a>'
        f'&nbsp;&nbsp;<a href="{BACK}">{escape(word("back", language))}</a></div></body></html>'
    )
    return _own(url, html)


def picture_page(url: str) -> Response:
    """A page that holds nothing but a picture."""
    return _own(url, f'<html><body><div align=center><img src="{escape(url)}" alt="{escape(url)}"></div></body></html>')


def _own(url: str, html: str) -> Response:
    return Response(url, 0, (("Content-Type", "text/html; charset=utf-8"),), html.encode("utf-8", "replace"))
