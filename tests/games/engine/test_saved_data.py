"""A game's saved data: they outlive the phone's switching off, and no score hangs on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from games.engine import runtime
from games.engine.catalogue import GameSpec, load_game
from games.engine.game_fault import GameFault
from games.engine.replay import decode, encode, resimulate
from games.engine.runtime import GamePhase
from games.engine.saved_data import MOST_SAVED_BYTES, decode_saved, encode_saved, load_saved, store_saved
from games.engine.view import View, create_view
from handset.memory import Memory
from tests.games.game_phone import Table


class Saved(msgspec.Struct):
    best: int = 0
    plays: int = 0


class Keeper:
    def __init__(self) -> None:
        self.saved = Saved()


def test_what_was_saved_is_there_after_a_restart(tmp_path: Path) -> None:
    memory, keeper = Memory(tmp_path / "phone"), Keeper()
    load_saved(keeper, memory, "star-net")
    assert keeper.saved == Saved()
    keeper.saved.best = 420
    store_saved(keeper, memory, "star-net")
    memory.close()
    again, other = Keeper(), Keeper()
    memory = Memory(tmp_path / "phone")
    load_saved(again, memory, "star-net")
    load_saved(other, memory, "moon-net")
    assert (again.saved.best, other.saved.best) == (420, 0)


def test_too_much_damaged_and_nothing(tmp_path: Path) -> None:
    memory, keeper = Memory(), Keeper()
    keeper.saved = "x" * MOST_SAVED_BYTES  # type: ignore[assignment]
    with pytest.raises(
        GameFault, match=r"view.py: the saved data of star-net have 4,099 bytes; at most 4,096 are kept"
    ):
        store_saved(keeper, memory, "star-net")
    assert memory.note("game/star-net") is None
    for raw in (b"\xc1", b"\x93", msgspec.msgpack.encode({"best": "many"}), b""):
        keeper = Keeper()
        decode_saved(keeper, raw)
        assert keeper.saved == Saved(), raw
    decode_saved(keeper, msgspec.msgpack.encode({"best": 7, "gone": 1}))
    assert keeper.saved == Saved(7, 0)
    without = object()
    load_saved(without, memory, "star-net")
    store_saved(without, memory, "star-net")
    assert encode_saved(without) == b""


@pytest.fixture
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wig's view, as if it kept its best score."""

    def create(spec: GameSpec, language: str) -> View:
        view: Any = create_view(spec, language)
        view.saved, observe = Saved(), view.observe

        def observed(event: Any) -> None:
            observe(event)
            if event.name == "over":
                view.saved = Saved(max(view.saved.best, event.points), view.saved.plays + 1)

        view.observe = observed
        return cast(View, view)

    monkeypatch.setattr(runtime, "create_view", create)


def play_to_the_end(table: Table) -> tuple[int, bytes]:
    """Play the wig without a key; return the score and the replay's bytes."""
    table.begin()
    table.to(GamePhase.OVER)
    assert table.app.replay is not None
    return table.app.game.score, encode(table.app.replay)


def test_a_play_saves_once_at_its_end_and_its_score_is_the_same_whatever_was_saved(keeping: None) -> None:
    spec = load_game("wig")
    first = Table("wig")
    score, replay = play_to_the_end(first)
    raw = first.phone.memory.note("game/wig")
    assert raw is not None
    assert msgspec.msgpack.decode(raw, type=Saved) == Saved(score, 1)
    second = Table("wig")
    second.app.view.saved = Saved(999_999, 41)  # type: ignore[attr-defined]
    assert play_to_the_end(second) == (score, replay)
    assert second.app.view.saved == Saved(999_999, 42)  # type: ignore[attr-defined]
    assert resimulate(decode(replay), spec).score == score, "the score is proved without a phone"


def test_a_snapshot_has_it(keeping: None) -> None:
    table = Table("wig")
    table.app.view.saved = Saved(55, 3)  # type: ignore[attr-defined]
    copy = runtime.open_game(Table("wig").phone, table.app.save())
    assert copy.view.saved == Saved(55, 3)  # type: ignore[attr-defined]
