"""`--boards URL`: rankings in Redis are filled, compared and served; what cannot be had is a sentence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from games.engine.catalogue import rules_version
from games.ranking.board import season_key
from games.ranking.redis_client import RedisClient
from keitai.common.time import JST
from screens.store.board_tender import fed_mirror
from screens.store.database import open_database
from tests.keitai.cli.command_line import answer
from tests.redis_servers import RedisServer


def test_boards_in_redis_are_filled_compared_and_filled_again(tmp_path: Path, redis_server: RedisServer) -> None:
    where = ("--data", tmp_path, "--boards", redis_server.url)
    status, out, err = answer("ranking", "rebuild", *where)
    assert (status, out.endswith(" plays, 0 differences\n")) == (0, True), out + err
    engine = open_database(tmp_path / "site.sqlite")
    layout = fed_mirror(engine)
    engine.dispose()
    client = RedisClient(redis_server.url)
    season = season_key("all", datetime.now(JST), rules_version("keep-awake"))
    keys = layout.keys("keep-awake", season, 0)
    assert client.send([("ZPOPMAX", keys.order)])[0]
    status, out, _ = answer("ranking", "check", *where)
    assert status == 1
    assert f"redis keep-awake {season} member" in out
    assert out.endswith(" plays, 1 differences\n")
    assert answer("ranking", "rebuild", *where)[0] == 0
    assert client.send([("EXISTS", keys.order)]) == [0]
    client.close()


def test_boards_go_over_tls_to_a_server_that_is_known(tmp_path: Path, encrypted_redis: tuple[str, Path]) -> None:
    """A certificate of its own is named in the address; without it the server is not believed, and says why."""
    address, certificate = encrypted_redis
    known = ("--data", tmp_path, "--boards", f"{address}?ssl_ca_certs={certificate}")
    status, out, err = answer("ranking", "rebuild", *known)
    assert (status, out.endswith(" plays, 0 differences\n")) == (0, True), out + err
    status, out, err = answer("ranking", "check", *known)
    assert (status, out.endswith(" plays, 0 differences\n")) == (0, True), out + err
    for wrong in (address, address.replace("rediss", "redis")):
        status, out, err = answer("ranking", "rebuild", "--data", tmp_path, "--boards", wrong)
        assert (status, f"the boards in Redis cannot be reached: {wrong}" in err) == (1, True), out + err
        assert "Traceback" not in out + err


@pytest.mark.parametrize("verb", [("ranking", "check"), ("serve", "--workers", "1")])
def test_an_address_that_is_not_redis_is_a_sentence(verb: tuple[str, ...], tmp_path: Path) -> None:
    status, out, err = answer(*verb, "--data", tmp_path, "--boards", "http://kana:secret@localhost/0")
    assert status == 1
    assert "http://localhost/0 is not an address of Redis; write it as redis://host:6379/0" in err
    assert "secret" not in out + err
    assert "Traceback" not in out + err


def test_a_redis_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    status, out, err = answer("ranking", "rebuild", "--data", tmp_path, "--boards", "redis://127.0.0.1:1")
    assert status == 1
    assert "the boards in Redis cannot be reached: redis://127.0.0.1:1" in err
    assert "Traceback" not in out + err


def test_a_ranking_is_not_printed_from_redis() -> None:
    status, _, err = answer("ranking", "wig", "--boards", "redis://127.0.0.1:1")
    assert status == 2
    assert "--boards is for `ranking check` and `ranking rebuild`" in err
