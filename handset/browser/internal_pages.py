"""The phone's own pages.

The error page, with a way back; and the forms that ask for an address, words to find, a name and password.
"""

from __future__ import annotations

from html import escape

import msgspec

from handset.browser.browser_texts import translate
from handset.model import ThemeSpec
from handset.network import Response

BACK, RELOAD = "x-phone:back", "x-phone:reload"
GO, FIND, SIGN_IN = "x-phone:go", "x-phone:find", "x-phone:sign-in"
"""Addresses that only the phone's own pages may use."""


REASON, DETAIL, SIZE = "X-Phone-Reason", "X-Phone-Detail", "X-Phone-Size"
"""Headers of the phone's own error page: why the page cannot be shown, more of it, and the bytes of one too large."""


def error_page(reason: str, url: str, language: str, theme: ThemeSpec, detail: str = "", *, size: int = 0) -> Response:
    """Make the phone's page about an address that failed; `size` is the bytes of a response too large."""
    note = f'<div style="margin-top:6px"><font size=2>{escape(detail)}</font></div>' if detail else ""
    shown = _framed(
        url,
        translate("error", language),
        theme,
        f"{escape(translate(reason, language))}{note}"
        f'<div style="margin-top:6px"><font size=2 color="#666666">{escape(url[:200])}</font></div>'
        f'<hr color="#cccccc" size=1 style="margin:8px 0"><div align=center>'
        f'<a href="{RELOAD}">{escape(translate("again", language))}</a>&nbsp;&nbsp;'
        f'<a href="{BACK}">{escape(translate("back", language))}</a></div>',
    )
    return msgspec.structs.replace(
        shown, headers=(*shown.headers, (REASON, reason), (DETAIL, detail), (SIZE, str(size)))
    )


def failure_of(response: Response) -> str:
    """Return in English why the phone shows its own error page; "" for every other page.

    >>> from handset.network import Response
    >>> failure_of(Response("http://a.test/", 0, ((REASON, "status"), (DETAIL, "HTTP 500")), b""))
    'the site answered with an error (HTTP 500)'
    """
    reason = response.header(REASON)
    if not reason:
        return ""
    said, detail = translate(reason, "en").rstrip("."), response.header(DETAIL)
    return f"{said[:1].lower()}{said[1:]}{f' ({detail})' if detail else ''}"


def address_page(url: str, language: str, theme: ThemeSpec) -> Response:
    """Make a page with a form for an address, filled with the current one."""
    return _form(
        url, "go", GO, language, theme, f'<input name=url istyle=3 size=22 value="{escape(url or "http://")}">'
    )


def find_page(url: str, words: str, language: str, theme: ThemeSpec) -> Response:
    """Make a page with a form for words to find on the page."""
    return _form(url, "find", FIND, language, theme, f'<input name=words size=22 value="{escape(words)}">')


def password_page(url: str, realm: str, language: str, theme: ThemeSpec) -> Response:
    """Make a page with a form for a name and password (HTTP Basic authentication)."""
    return _form(
        url,
        "sign-in",
        SIGN_IN,
        language,
        theme,
        f'<div style="margin-bottom:8px"><font size=2>{escape(realm[:60])}</font></div>'
        f"{escape(translate('name', language))}<br><input name=name istyle=3 size=16><br>"
        f"{escape(translate('password', language))}<br><input type=password name=password istyle=3 size=16>",
    )


def _form(url: str, title: str, action: str, language: str, theme: ThemeSpec, fields: str) -> Response:
    return _framed(
        url,
        translate(title, language),
        theme,
        f'<form action="{action}" method=post>{fields}<br><br><div align=center>'
        f'<input type=submit value="{escape(translate("done", language))}">&nbsp;'
        f'<a href="{BACK}">{escape(translate("back", language))}</a></div></form>',
    )


def picture_page(url: str) -> Response:
    """Make a page that shows a picture alone."""
    return _own(url, f'<html><body><div align=center><img src="{escape(url)}" alt="{escape(url)}"></div></body></html>')


def _framed(url: str, title: str, theme: ThemeSpec, content: str) -> Response:
    """Return a page with a title bar in the model's colours."""
    return _own(
        url,
        f"<html><head><title>{escape(title)}</title></head>"
        f'<body bgcolor="#ffffff" text="#222222" link="#0033cc" vlink="#0033cc">'
        f'<table width="100%" cellspacing=0 cellpadding=4><tr><td align=center bgcolor="{theme.accent}">'
        f'<font color="{theme.accent_text}">{escape(title)}</font></td></tr></table>'
        f'<div style="padding:12px 6px">{content}</div></body></html>',
    )


def _own(url: str, html: str) -> Response:
    return Response(url, 0, (("Content-Type", "text/html; charset=utf-8"),), html.encode("utf-8", "replace"))
