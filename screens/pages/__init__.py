"""The pages, one module a part.

`ROUTES` of a module are (rule, view, open to all). A view named `post_...` is a POST, and its transaction writes. What
takes time (a password's hash, a photo, a replay, a feed) a view does by `Page.outside_transaction`; a picture is
drawn by the function that its view returns.
"""

from __future__ import annotations

from screens.web.context import View

Route = tuple[str, View, bool]
