"""While a page is made nothing looks for garbage; what waits is looked through once, when it is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from handset.browser.document.tree import parse
from handset.browser.style.css import stylesheet
from keitai.common import gc_pause
from tests.handset.browser.browser_harness import make_page


@contextmanager
def counted() -> Iterator[list[int]]:
    """Generations that are collected meanwhile."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    gc.callbacks.append(note)
    try:
        yield found
    finally:
        gc.callbacks.remove(note)


def test_none_while_a_page_is_read_and_laid_out() -> None:
    markup = "<p>a <b>word</b>" * 3_000
    layout = make_page(markup).layout
    gc.collect()
    with counted() as collections:
        document = parse(markup)
        rules = stylesheet("p{color:red;margin:1px}" * 900)
        layout.reach_end()
    assert len(collections) <= 3
    assert document.body.children
    assert len(rules) == 900


@pytest.mark.parametrize("enabled", [True, False])
def test_it_is_left_as_it_was(enabled: bool) -> None:
    if not enabled:
        gc.disable()
    try:
        with gc_pause.paused():
            within = gc.isenabled()
        with pytest.raises(ZeroDivisionError), gc_pause.paused():
            raise ZeroDivisionError
        after = gc.isenabled()
    finally:
        gc.enable()
    assert (within, after) == (False, enabled)


def test_relaxed_collects_seldom_and_is_undone() -> None:
    before = gc.get_threshold()
    with gc_pause.relaxed(5_000):
        within = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), gc_pause.relaxed():
        raise ZeroDivisionError
    assert within == (5_000, *before[1:])
    assert gc.get_threshold() == before


def test_what_lives_is_exempt_until_the_end_of_the_block() -> None:
    with gc_pause.exempting():
        within = gc.get_freeze_count()
    assert within > 1_000
    assert gc.get_freeze_count() == 0
