"""Rules match as Werkzeug's own do, and build an address where somebody asks for one."""

from __future__ import annotations

from werkzeug.routing import Map, Rule

from screens.web.routing import MatchedRule, StoredNumber

PATHS = ("/", "/diary/<int:number>", "/games/<game>/play")


def test_the_same_as_werkzeugs_own() -> None:
    ours, theirs = (
        Map([kind(path, endpoint=path) for path in PATHS], converters={"int": StoredNumber}).bind("m.mixi.test")
        for kind in (MatchedRule, Rule)
    )
    for path in ("/", "/diary/12", "/games/wig/play"):
        assert ours.match(path) == theirs.match(path)
    for endpoint, values in ((PATHS[1], {"number": 7, "page": 2}), (PATHS[2], {"game": "a/b"})):
        assert ours.build(endpoint, values) == theirs.build(endpoint, values)
    assert ours.test("/diary/2147483647")
    assert not ours.test("/diary/2147483648")
