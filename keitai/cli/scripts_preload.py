"""Preload of the processes that play scripts: imported once by the process that they are forked from.

What a test needs of the phone and the site is there in each of them at its birth; else each would load it anew before
its first test.
"""

from __future__ import annotations

from handset.script.farm import job
from handset.script.run import goldens
from keitai.cli import visitors_preload

_LOADED = job, goldens, visitors_preload
