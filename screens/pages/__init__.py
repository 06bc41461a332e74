"""The pages, one module a part.

`ROUTES` of a module are (rule, view, open to all). A view named `post_...` is a POST. One named `weigh_...` is a POST
that takes its time and only reads, so that no writer waits for it; it answers, or hands back the deed that writes.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Response

from screens.page import Page

Deed = Callable[[Page], Response]
Route = tuple[str, Callable[..., Response | Deed], bool]
