"""Flask's blueprints, whose routes say by their decorator which method they take, who may ask and whether they write.

blueprint = PageBlueprint("diary")

@blueprint.reads("/diary/<int:number>")
def entry(ctx: RequestContext, number: int) -> Response: ...

@blueprint.writes("/diary/new")
def create_entry(ctx: RequestContext) -> Response: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, Flask, Response, current_app, request

from screens.web.context import View
from screens.web.request_handler import Endpoint, RequestHandler

AnyView = TypeVar("AnyView", bound=View)
_EXTENSION = "screens"


class PageBlueprint(Blueprint):
    """Flask blueprint of one part of the site. Its decorators leave views as they are, to be called by others."""

    def __init__(self, name: str) -> None:
        super().__init__(name, __name__)

    def reads(self, rule: str, *, public: bool = False) -> Callable[[AnyView], AnyView]:
        """Register a view for GET in a read transaction; for members, or for all where `public`."""
        return self._register(rule, "GET", writes=False, public=public)

    def writes(self, rule: str, *, public: bool = False) -> Callable[[AnyView], AnyView]:
        """Register a view for POST in a write transaction; for members, or for all where `public`."""
        return self._register(rule, "POST", writes=True, public=public)

    def _register(self, rule: str, method: str, *, writes: bool, public: bool) -> Callable[[AnyView], AnyView]:
        def register(view: AnyView) -> AnyView:
            endpoint = Endpoint(view, writes, public)

            def dispatch(**arguments: object) -> Response:
                return handler_of(current_app).handle(endpoint, request, arguments)

            self.add_url_rule(rule, view.__name__, dispatch, methods=[method])
            return view

        return register


def install(site: Flask, handler: RequestHandler) -> None:
    """Set the request handler that carries out the views of an app's blueprints."""
    site.extensions[_EXTENSION] = handler


def handler_of(site: Flask) -> RequestHandler:
    """Return the request handler of an app."""
    handler = site.extensions[_EXTENSION]
    assert isinstance(handler, RequestHandler)
    return handler
