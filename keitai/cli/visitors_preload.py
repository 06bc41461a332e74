"""Preload of visitors' phones: imported once by the process that theirs are forked from, and nowhere else.

The site answers a few pages, so that routes, templates, words and statements are there, too. No page is laid out:
copies of an open font share the place in its file, and each would move it under the others.
"""

from __future__ import annotations

import gc

from werkzeug.test import Client

from games.engine import runtime
from handset.preview import page_type
from keitai.common.gc_pause import paused
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

_PAGES = ("/home", "/games", "/games/wig", "/games/wig/play", "/diary/new")
_LOADED = runtime, page_type


@paused()
def _rehearse() -> None:
    simulator = Simulator(SimulatorOptions(outside=False))
    visitor = Client(simulator.world.handle)
    for page in _PAGES:
        visitor.get(page).close()
    simulator.close()


_rehearse()
gc.collect()
gc.freeze()  # the first collection of each copy would write to all that is loaded, and so double it
