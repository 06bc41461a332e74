"""The examples in docstrings run, and all that outsiders call has one: the API, the games' kit, pytest's fixtures."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import pygame
import pytest

import keitai
from handset.emoji import EmojiPictures
from handset.lcd import Canvas
from handset.machine import Handset
from handset.typeface import Typeface
from keitai import kit, pytest_plugin
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[1]
WITH_A_PHONE = ("keitai.phone", "keitai.expectations", "keitai.mounted_site", "keitai.pytest_plugin")
"""tests/keitai/test_phone.py runs those of the API, on a phone; those of the fixtures run below, in a pytest."""
FIXTURES = (pytest_plugin.keitai_site, pytest_plugin.phones, pytest_plugin.phone)
PLAIN = (tuple, dict, int, str)
"""Types of the kit's constants and of its names for types, which cannot have a docstring."""


def examples_of(thing: object) -> list[doctest.Example]:
    return doctest.DocTestParser().get_examples(inspect.getdoc(inspect.unwrap(thing)) or "")  # type: ignore[arg-type]


def called_by_outsiders() -> Iterator[tuple[str, object]]:
    """Yield what outsiders call, by its name."""
    for name in keitai.__all__:
        yield f"keitai.{name}", getattr(keitai, name)
    for name in kit.__all__:
        thing = getattr(kit, name)
        if callable(thing) and getattr(thing, "__origin__", None) is None:
            yield f"keitai.kit.{name}", thing
        else:
            assert isinstance(thing, (*PLAIN, kit.Keys)) or thing.__origin__ in (tuple, Literal), name
    for fixture in FIXTURES:
        yield f"fixture {fixture.__name__}", fixture
    yield "Handset", Handset
    for name, method in inspect.getmembers(Handset, inspect.isfunction):
        if not name.startswith("_"):
            yield f"Handset.{name}", method


def test_what_outsiders_call_has_an_example() -> None:
    called = dict(called_by_outsiders())
    assert len(called) > 70
    assert [name for name, thing in called.items() if not examples_of(thing)] == []


def test_every_example_runs() -> None:
    canvas = Canvas(pygame.Surface((240, 280)), Typeface("outline", EmojiPictures()))
    simulator = Simulator(SimulatorOptions())
    given: dict[str, Any] = {"canvas": canvas, "phone": simulator.phone}
    tried, wrong = 0, []
    for house in ("handset", "games", "screens", "keitai"):
        for path in sorted((ROOT / house).rglob("*.py")):
            if ">>> " not in path.read_text("utf-8"):
                continue
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if not name.startswith(WITH_A_PHONE):
                failed, attempted = doctest.testmod(import_module(name), extraglobs=given)
                wrong += [name] if failed else []
                tried += attempted
    simulator.close()
    assert wrong == []
    assert tried > 150


def test_the_fixtures_examples_run(pytester: pytest.Pytester) -> None:
    site, *tests = ("".join(each.source for each in examples_of(fixture)) for fixture in FIXTURES)
    pytester.makeini("[pytest]\naddopts = -p keitai.pytest_plugin\n")
    pytester.makeconftest(site)
    pytester.makepyfile("\n".join(tests))
    pytester.runpytest_inprocess("-n", "0").assert_outcomes(passed=len(tests))
