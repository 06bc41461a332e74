"""Routes that are only matched: an address is written as text, by nobody's `url_for`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import IntegerConverter, Map, Rule


class MatchedRule(Rule):
    """A rule whose builder of addresses is compiled when one is built.

    Werkzeug compiles two for each rule, by `ast` and `exec`: a tenth of the time in which a phone starts and shows the
    top page, for nothing.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compile_ = super()._compile_builder

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            address: tuple[str, str] = compile_(append_unknown).__get__(rule, None)(**values)
            return address

        return build


class StoredNumber(IntegerConverter):
    """A number in an address, no larger than the store's."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=2**31 - 1)
