"""Signs of a machine: robots bear them, players like people do not; alone they change no rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any, cast

import msgspec
import pytest

from games.engine.bots import Bot
from games.engine.catalogue import load_game
from games.engine.replay import Replay
from games.ranking import signs
from games.ranking.signs import key_digest, signs_of_machine
from games.tools.simulate import play_out
from keitai.common.rng import Rng

LONGEST = 60 * 60 * 5


def robot(game: str, seed: int) -> Bot:
    """A bot that reacts within a tick, always the same, and makes no mistakes."""
    spec = load_game(game)
    bot: Any = spec.bot("skilled", seed)
    skill = bot._skill
    still = {name: 0 for name in ("spread", "blur", "wrong", "habit", "fooled") if hasattr(skill, name)}
    found: Any = type(bot)(replace(skill, reaction=17, **still), seed)
    if game == "wig":  # which reacts within 150 ms at the least otherwise
        found._delay, found._reaction = 1, lambda: 1
    return cast(Bot, found)


@pytest.mark.parametrize("game", ["keep-awake", "baseball", "mind-reader", "wig"])
def test_a_robot_of_17_ms_without_spread_is_flagged(game: str) -> None:
    spec = load_game(game)
    for seed in (1, 2):
        replay, _ = play_out(spec, robot(game, seed), seed, LONGEST)
        assert "even" in signs_of_machine(replay, spec), seed


@pytest.mark.parametrize("game", ["keep-awake", "baseball", "mind-reader", "wig", "kuta"])
def test_players_like_people_are_not_flagged(game: str) -> None:
    spec = load_game(game)
    for skill in ("novice", "average", "skilled"):
        for seed in range(2):
            replay, _ = play_out(spec, spec.bot(skill, seed), seed, LONGEST)
            assert signs_of_machine(replay, spec) == (), (skill, seed)


def test_what_one_sees_coming_at_one_place_is_no_sign() -> None:
    """This one turns soon after most mouthfuls at one fence, which it saw coming, and at other places does not."""
    spec = load_game("kuta")
    replay, _ = play_out(spec, spec.bot("skilled", 106), 106, LONGEST)
    assert signs_of_machine(replay, spec) == ()


def pressed_by(thumb: Rng, moments: Sequence[float], spread_ms: int) -> list[int]:
    """The ticks of presses that are wanted at some moments, by a hand of that spread (three dice make a bell)."""
    beside = [sum(thumb.between(-spread_ms, spread_ms) for _ in range(3)) for _ in moments]
    return sorted(round(moment + each * 0.06) for moment, each in zip(moments, beside, strict=True))


BEATS = [2.5, 5, 6.6, 9, 12.25, 17.9, 30, 45.4, 60, 100.7]


def test_a_beat_is_a_sign_whatever_its_length_and_a_thumbs_is_not() -> None:
    """Fifty machines of ten beats, exact or with a slip of a tick now and then, and fifty people of the same beats."""
    for number in range(50):
        chance = Rng(number, stream=3)
        beat = BEATS[number % len(BEATS)]
        moments = [7 + beat * each for each in range(signs.HITS + 1)]
        machine = [round(moment) for moment in moments]
        assert signs._are_to_a_beat(machine), (beat, machine)
        assert signs._are_to_a_beat([*pressed_by(chance, [1, 9, 44], 40), *(90 + tick for tick in machine)]), beat
        assert not signs._are_to_a_beat(machine[:-1]), beat
        machine[number % signs.HITS] += 1
        assert signs._are_to_a_beat(machine), (beat, machine)
        thumb = pressed_by(chance, [7 + beat * each for each in range(200)], 20)
        assert not signs._are_to_a_beat(thumb), (beat, number, thumb)
        assert not signs._are_a_pattern(thumb), (beat, number, thumb)


def test_a_pattern_of_intervals_is_a_sign_and_a_thumb_that_plays_one_bears_none() -> None:
    for number in range(50):
        chance = Rng(number, stream=4)
        pattern = [chance.between(3, 40) for _ in range(2 + number % (signs.LONGEST_PATTERN - 1))]
        rounds = -(-(signs.HITS + 3 * len(pattern)) // len(pattern))
        moments = list(accumulate(pattern * rounds))
        assert signs._are_a_pattern([3, 70, *(90 + moment for moment in moments)]), pattern
        assert not signs._are_a_pattern(moments[: len(pattern) + signs.HITS]), pattern
        thumb = pressed_by(chance, list(accumulate(pattern * (200 // len(pattern)))), 20)
        assert not signs._are_a_pattern(thumb), (pattern, thumb)
        assert not signs._are_to_a_beat(thumb), (pattern, thumb)


def test_reactions_that_stand_alone_are_a_sign_and_a_hand_with_spread_bears_none() -> None:
    """A third of the presses answers, the others mean something else: fifty machines, and fifty people of 20 ms."""
    for number in range(50):
        chance = Rng(number, stream=5)
        others = [chance.between(1, signs.REACTION_TICKS) for _ in range(20)]
        delay = chance.between(1, 40)
        assert signs._are_even([*[delay] * 24, *others]), (delay, others)
        delay = chance.between(9, 40)
        for often in (24, 60):
            hand = pressed_by(chance, [delay] * often, 20)
            assert not signs._are_even([*hand, *others]), (delay, hand)


def test_the_digest_of_keys_is_of_their_ticks_from_the_first_press() -> None:
    spec = load_game("keep-awake")
    keys = [(tick, 53, tick % 2 == 0) for tick in range(10, 10 + 2 * signs.HITS)]
    whole = replace_keys(play_out(spec, spec.bot("novice", 1), 1, LONGEST)[0], keys)
    later = replace_keys(whole, [(tick + 4, key, down) for tick, key, down in keys])
    assert len(key_digest(whole)) == 16
    assert key_digest(later) == key_digest(whole)
    assert key_digest(replace_keys(whole, keys[:-2])) == "", "a few presses may be the same by chance"
    for place in range(2, len(keys), 2):
        tick, key, down = keys[place]
        for other in ((tick + 1, key, down), (tick, key + 1, down)):
            assert key_digest(replace_keys(whole, [*keys[:place], other, *keys[place + 1 :]])) != key_digest(whole)


def replace_keys(play: Replay, transitions: list[tuple[int, int, bool]]) -> Replay:
    return msgspec.structs.replace(play, transitions=transitions)


@pytest.mark.parametrize(
    ("reactions", "fast", "even"),
    [
        ([5, 6, 7] * 7, True, False),
        ([5, 6, 7] * 3, False, False),
        ([5, 6, 7, 14, 19, 22] * 5, False, False),
        ([14] * 10, False, True),
        ([14] * 9, False, False),
        ([14] * 30 + list(range(16, 36)), False, True),
        ([14] * 20 + list(range(16, 36)), False, True),
        ([14] * 20 + [13, 15] * 4 + list(range(16, 36)), False, False),
        ([14] * 9 + list(range(16, 26)), False, False),
        ([14] * 10 + list(range(16, 37)), False, False),
        ([13, 14, 15, 16, 17] * 12, False, False),
    ],
)
def test_reactions_are_judged_by_how_soon_and_how_even_they_are(reactions: list[int], fast: bool, even: bool) -> None:
    assert (signs._are_fast(reactions), signs._are_even(reactions)) == (fast, even)


def test_thirty_hits_beside_their_moments_by_the_same_are_a_sign() -> None:
    assert signs._are_hits_even([3, -2, *[0] * 30])
    assert signs._are_hits_even([0, 0, 0, 1, 0, 0, 0, 0, 0, 0] * 3)
    assert not signs._are_hits_even([0] * 29)
    assert not signs._are_hits_even([-1, 0, 1] * 20)
