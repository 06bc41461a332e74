"""Visitors' phones: towns of their own or one that all share, and what is loaded for all."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from handset.frontends.web.visitor import TabSession
from keitai.cli.visitors import SharedTown, open_phone, options_of
from keitai.options import SimulatorOptions
from keitai.site_data import open_store
from screens.store.members import get_member
from tests.keitai.cli.command_line import answer


def shown(session: TabSession) -> str:
    """The page's text, once it is there."""
    for _ in range(300):
        session.pass_time(1)
    return session.phone.frame().text("page")


def test_each_has_a_town_of_its_own_unless_all_share_one(tmp_path: Path) -> None:
    """Whom one visitor looks at finds the footprint, in the shared town and nowhere else."""
    options = SimulatorOptions(data=tmp_path)
    engine = open_store(options, datetime.now(UTC))
    with engine.connect() as sql:
        looking = get_member(sql, 50, "en")
    engine.dispose()
    assert looking is not None
    visiting = options_of(options, outside=False, local=False)
    town = SharedTown(options, ["50", "51"])
    for shared, seen in ((town, True), (None, False)):
        first = open_phone(visiting, shared, "qvga", "/members/51", 0)
        assert shown(first)
        second = open_phone(visiting, shared, "qvga", "/footprints", 1)
        assert (looking.nickname in shown(second)) == seen
        assert (second.phone.clock.now().year > 2020) == seen
        first.close()
        second.close()


def test_nothing_of_a_visitors_phone_is_kept(tmp_path: Path) -> None:
    session = open_phone(options_of(SimulatorOptions(data=tmp_path), outside=False, local=False), None, "qvga", "", 0)
    session.pass_time(60)
    session.close()
    assert list(tmp_path.iterdir()) == []


def test_a_shared_town_has_a_member_for_each_visitor(tmp_path: Path) -> None:
    status, _, err = answer("serve", "--data", str(tmp_path), "--town", "shared", "--visitors", "500")
    assert (status, err) == (2, "--town shared has 298 members for visitors; --visitors 298 fits\n")


def test_what_is_loaded_for_all_opens_no_file_and_starts_no_thread() -> None:
    """Copies of a process share the place in each open file, and threads are not copied."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import keitai.cli.visitors_preload, os, threading\n"
            "print(threading.active_count())\n"
            "for one in os.listdir('/proc/self/fd'):\n"
            "    path = f'/proc/self/fd/{one}'\n"
            "    if os.path.isfile(path): print(os.readlink(path))\n",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line for line in told.stdout.splitlines() if not line.startswith("pygame-ce")] == ["1"]
