"""Replays: small, exact, and never taken when anything in them was touched."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.engine.catalogue import load_game
from games.engine.replay import MAGIC, MAX_BYTES, Checkpoint, Replay, ReplayError, decode, encode, key_ticks, resimulate
from games.tools.simulate import play_out
from handset.keypad import Key

SPEC = load_game("keep-awake")
GAPS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, len(Key) - 1), st.booleans()), max_size=200)
"""(ticks since the last transition, key, down)."""


@lru_cache(maxsize=8)
def played(seed: int = 5, skill: str = "skilled") -> Replay:
    return play_out(SPEC, SPEC.bot(skill, seed), seed, 60 * 60 * 10)[0]


@given(GAPS, st.integers(0, 2**63 - 1), st.integers(0, 2**53 - 1), st.text(max_size=40), st.integers(0, 10**6))
def test_what_was_written_is_read(
    gaps: list[tuple[int, int, bool]], seed: int, score: int, ticket: str, waited: int
) -> None:
    ends = list(accumulate(gap for gap, _, _ in gaps))
    transitions = tuple((tick, key, down) for tick, (_, key, down) in zip(ends, gaps, strict=True))
    ticks = ends[-1] + 1 if ends else 0
    checks = tuple(Checkpoint(tick, score, "ab") for tick in range(600, ticks, 600))
    written = Replay("keep-awake", 1, "d", seed, ticks, score, transitions, checks, ticket, waited)
    assert decode(encode(written)) == written


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_reason(raw: bytes) -> None:
    for body in (raw, MAGIC + raw, MAGIC + zlib.compress(raw)):
        with pytest.raises(ReplayError) as refused:
            decode(body)
        assert refused.value.code in ("no-replay", "damaged")
        assert str(refused.value)


@given(st.data())
def test_a_changed_byte_never_proves_another_score(data: st.DataObject) -> None:
    whole = encode(played(2, "novice"))
    place = data.draw(st.integers(0, len(whole) - 1))
    raw = whole[:place] + bytes([data.draw(st.integers(0, 255))]) + whole[place + 1 :]
    try:
        replay = decode(raw)
    except ReplayError:
        return
    assert replay == played(2, "novice")


@pytest.mark.parametrize("length", [0, 7, 8, 20, 200])
def test_a_cut_replay_is_refused(length: int) -> None:
    with pytest.raises(ReplayError):
        decode(encode(played())[:length])


def test_bounds_hold_before_anything_is_played() -> None:
    with pytest.raises(ReplayError, match="bytes; at most"):
        decode(MAGIC + b"x" * MAX_BYTES)
    bomb = MAGIC + zlib.compress(b"\0" * 5_000_000, 9)
    with pytest.raises(ReplayError, match="cut off or too large"):
        decode(bomb)
    with pytest.raises(ReplayError, match="at most 108000 are judged"):
        decode(encode(msgspec.structs.replace(played(), ticks=10**9, transitions=())))


def test_three_minutes_of_hard_play_stay_under_4_kb() -> None:
    tick, transitions = 0, []
    for press in range(3 * 60 * 6):
        key = (press * 7 % 3) + 4
        transitions += [(tick, key, True), (tick + 3 + press * 5 % 4, key, False)]
        tick += 9 + press * 11 % 3
    assert len(encode(msgspec.structs.replace(played(), ticks=tick, transitions=tuple(transitions)))) < 4096


def test_plays_again_to_the_same_score() -> None:
    outcome = resimulate(decode(encode(played())), SPEC)
    assert (outcome.score, outcome.ticks, outcome.over, outcome.differs) == (
        played().score,
        played().ticks,
        True,
        "",
    )


@pytest.mark.parametrize("place", [0.05, 0.4, 0.9])
def test_one_changed_transition_does_not_prove_and_the_first_checkpoint_after_it_tells(place: float) -> None:
    replay = played()
    index = int(len(replay.transitions) * place) // 2 * 2
    tick, key, down = replay.transitions[index]
    changed = list(replay.transitions)
    changed[index] = (tick, 4 + (key - 3) % 3, down)
    outcome = resimulate(msgspec.structs.replace(replay, transitions=tuple(changed)), SPEC)
    first = (tick // 600 + 1) * 600
    told = int(outcome.differs.split(":")[0].removeprefix("tick "))
    assert told in (first, outcome.ticks)
    assert told > tick


def test_a_changed_score_does_not_prove() -> None:
    outcome = resimulate(msgspec.structs.replace(played(), score=played().score + 1), SPEC)
    assert outcome.differs == f"tick {played().ticks}: score is {played().score}, recorded {played().score + 1}"


def test_a_checkpoint_names_tick_and_field() -> None:
    replay = played()
    second = replay.checkpoints[1]
    richer = Checkpoint(second.tick, second.score + 5, second.state)
    other = Checkpoint(second.tick, second.score, "0" * 16)
    for wrong, said in ((richer, f"score is {second.score}, recorded {second.score + 5}"), (other, "the state is not")):
        checks = (replay.checkpoints[0], wrong, *replay.checkpoints[2:])
        outcome = resimulate(msgspec.structs.replace(replay, checkpoints=checks), SPEC)
        assert outcome.differs.startswith(f"tick 1200: {said}")


def test_other_rules_and_tuning_are_not_judged() -> None:
    with pytest.raises(ReplayError, match="by rules 7") as rules:
        resimulate(msgspec.structs.replace(played(), rules=7), SPEC)
    assert rules.value.code == "other-rules"
    eased = replace(SPEC, tuning=msgspec.structs.replace(SPEC.tuning, telegraph=60))
    with pytest.raises(ReplayError, match="tuned otherwise") as tuning:
        resimulate(played(), eased)
    assert tuning.value.code == "other-tuning"


def test_key_ticks_are_what_the_rules_heard() -> None:
    replay = msgspec.structs.replace(played(), ticks=10, transitions=((2, 5, True), (2, 5, False), (4, 6, True)))
    heard = list(key_ticks(replay))
    assert len(heard) == 10
    assert (heard[2].pressed(Key.DIGIT_5), heard[2].released(Key.DIGIT_5)) == (True, True)
    assert [keys.held(Key.DIGIT_6) for keys in heard] == [0, 0, 0, 0, 1, 2, 3, 4, 5, 6]
