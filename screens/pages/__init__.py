"""The pages, one module a part.

`ROUTES` of a module are (rule, view, open to all); a view named `post_...` is a POST.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Response

Route = tuple[str, Callable[..., Response], bool]
