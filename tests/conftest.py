"""Keypad scripts are tests too, and Python tests may ask for a `phone`; properties draw the same examples every run."""

from __future__ import annotations

import gc
import os
import sys

import pytest

gc.disable()  # until all is imported and collected

pytest_plugins = ["keitai.pytest_plugin", "tests.servers", "tests.redis_servers"]


def pytest_configure(config: pytest.Config) -> None:
    """Keep bytecode first, so that Hypothesis is not compiled anew: pytest rewrites the asserts of its 120 modules."""
    keep_bytecode(config)
    from hypothesis import settings

    # A suite that is the same every time, on a machine of any speed; `--hypothesis-profile=search` looks further.
    settings.register_profile("suite", deadline=None, derandomize=True)
    settings.register_profile("search", deadline=None, max_examples=2_000)
    settings.load_profile("suite")


def keep_bytecode(config: pytest.Config) -> None:
    """Keep bytecode in pytest's cache where the environment forbids it beside the sources.

    Tests start hundreds of processes, and compiling what each imports is half of the time that a phone takes to start.
    """
    if not sys.dont_write_bytecode or not config.pluginmanager.hasplugin("cacheprovider"):
        return
    assert config.cache is not None
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(config.cache.mkdir("bytecode"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """Freeze what was imported and collected, and look for garbage less often than after every 700 objects.

    A full garbage collection walked over 500,000 objects that stay, and freed none.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()
