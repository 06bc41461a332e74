"""`--database URL`: the same phone and pages, with the site's data on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keitai.cli.command_line import answer
from tests.servers import Postgres

SCRIPT = """keys 1
title "A diary on a server"

test "the top page, a diary, a score"
  press web
  wait idle
  expect text "Write diary"
  post-score keep-awake 9999
  expect rank keep-awake all == 1
end
"""


@pytest.fixture(scope="module")
def url(postgres: Postgres) -> Iterator[str]:
    """A database that the first command fills."""
    url = postgres.create()
    yield url
    postgres.drop(url)


def test_pages_scripts_and_boards_on_a_server(url: str, tmp_path: Path) -> None:
    memory = answer("text", "/diary", "--lang", "en")
    served = answer("text", "/diary", "--lang", "en", "--database", url)
    assert served == memory
    assert served[0] == 0
    assert answer("ranking", "keep-awake", "--lang", "en", "--database", url) == answer(
        "ranking", "keep-awake", "--lang", "en"
    )
    for subcommand in ("check", "rebuild", "check"):
        status, out, _ = answer("ranking", subcommand, "--database", url)
        assert status == 0
        assert out.endswith(" plays, 0 differences\n")
    assert answer("shot", "/home", "--database", url, "-o", tmp_path / "home.png")[0] == 0
    assert (tmp_path / "home.png").read_bytes().startswith(b"\x89PNG")


def test_a_script_changes_what_is_on_the_server(url: str, tmp_path: Path) -> None:
    script = tmp_path / "served.keys"
    script.write_text(SCRIPT)
    status, out, err = answer("script", script, "--database", url)
    assert status == 0, out + err
    status, out, _ = answer("ranking", "keep-awake", "--database", url)
    assert "9999" in out


@pytest.mark.parametrize("address", ["mysql://kana@host/site", "site.sqlite", "postgresql://kana@/none?host=/nowhere"])
@pytest.mark.parametrize("verb", [("text", "/home"), ("ranking", "keep-awake")])
def test_a_database_that_is_not_there_is_a_sentence(verb: tuple[str, ...], address: str) -> None:
    status, out, err = answer(*verb, "--database", address)
    assert status == 1
    assert "cannot be opened" in err
    assert "Traceback" not in out + err
