"""A thumb types the address of a blog, and its entries stand in the diary: a keypad script, and the blog it needs."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from handset.script.language.parser import read_script
from handset.script.run.runner import Options, run_script
from keitai.options import SimulatorOptions
from keitai.script_names import script_names
from keitai.simulator import environment_factory
from tests.screens.webserver import rss, serving

FRAGMENTS = Path(__file__).parents[2] / "scripts" / "fragments"
FEED = rss(("Morning at the harbour", "<p>Fog &amp; gulls.</p>"))
SCRIPT = """keys 1
clock 2009-08-24T09:00+09:00   timeout 20s
test "a blog in place of the diary"
include "syndicate.keys" address="{address}" reader="1"
end
"""


def test_a_blog_is_set_up_and_read_by_keypad(tmp_path: Path) -> None:
    copytree(FRAGMENTS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "blog.keys"
    with serving(lambda path: (200, {}, FEED)) as address:
        path.write_text(SCRIPT.format(address=f"{address}/rss"), encoding="utf-8")
        script = read_script(path, script_names())
        (verdict,) = run_script(script, environment_factory(SimulatorOptions(local_feeds=True)), Options())
    assert verdict.outcome == "passed", verdict.message
