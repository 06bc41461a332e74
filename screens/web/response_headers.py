"""Security headers of every response, against sniffing, framing, scripts and leaks; phones of 2009 ignore them."""

from __future__ import annotations

from flask import Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self'",
        "media-src 'self'",
        "object-src 'self'",
        "style-src 'unsafe-inline'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Pages have no scripts; their styles stand in attributes, their pictures and games come from the site."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}
STRICT_TRANSPORT = "max-age=31536000"


def protect(response: Response, *, encrypted: bool) -> Response:
    """Add the headers; `encrypted` is whether the site is reached by HTTPS alone."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    if encrypted:
        response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
    return response
