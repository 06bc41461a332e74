"""The bot for any game: as late and as far beside as its skill says, once for each thing, through the keys alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from games.engine.catalogue import load_game
from games.engine.watching_bot import SKILLS, TellsWants, Want, WatchingBot, WatchingSkill, watching_bot
from games.tools.simulate import play_out
from handset.keypad import Key
from keitai.common.errors import KeitaiError
from tests.games.template_game import Laid, laid_game

__all__ = ["laid_game"]


@dataclass
class Cues:
    """A play in which cues of a key come each at a tick, seen from `ahead` ticks before until `late` ticks after."""

    at: list[tuple[int, Key]]
    ahead: int = 0
    late: int = 60
    ticks: int = 0
    pressed: list[tuple[int, Key]] = field(default_factory=list)

    def wants(self) -> Iterable[Want]:
        for number, (tick, key) in enumerate(self.at):
            if tick - self.ahead <= self.ticks < tick + self.late and not any(
                tick - self.ahead <= when < tick + self.late and key is what for when, what in self.pressed
            ):
                yield Want(key, tick - self.ticks, of=number)

    def play(self, bot: WatchingBot, ticks: int) -> list[tuple[int, Key]]:
        held: set[Key] = set()
        for self.ticks in range(ticks):
            for event in bot.press(self):
                assert (event.key in held) is not event.down, "down and up in turn"
                (held.add if event.down else held.remove)(event.key)
                if event.down:
                    self.pressed.append((self.ticks, event.key))
        assert not held
        return self.pressed


def test_a_perfect_player_presses_in_the_moment() -> None:
    assert isinstance(Cues([]), TellsWants)
    cues = [(50, Key.DIGIT_4), (90, Key.DIGIT_6), (90, Key.DIGIT_5), (200, Key.DIGIT_4)]
    assert sorted(Cues(cues, ahead=40).play(WatchingBot(WatchingSkill(0, 0), 1), 400)) == sorted(cues)


def test_what_comes_suddenly_is_answered_after_the_reaction_time() -> None:
    for seed in range(50):
        ((tick, _),) = Cues([(100, Key.DIGIT_5)]).play(WatchingBot(WatchingSkill(reaction=300, spread=0), seed), 200)
        assert 100 + 18 - 5 <= tick <= 100 + 18 + 4, seed


def test_what_is_seen_to_come_is_pressed_beside_the_moment_at_most_by_the_spread() -> None:
    beside = set()
    for seed in range(50):
        skill = WatchingSkill(reaction=300, spread=100)
        ((tick, _),) = Cues([(100, Key.DIGIT_5)], ahead=60).play(WatchingBot(skill, seed), 200)
        beside.add(tick - 100)
    assert beside <= set(range(-6, 7))
    assert len(beside) >= 10


def test_lapses_leave_out_their_share() -> None:
    cues = [(tick, Key.DIGIT_5) for tick in range(100, 100_000, 100)]
    pressed = len(Cues(cues, late=50).play(WatchingBot(WatchingSkill(0, 0, lapses=25), 3), 100_100))
    assert 700 <= pressed <= 800, "of 999"


def test_the_same_seed_plays_alike_and_another_otherwise() -> None:
    cues = [(tick, Key.DIGIT_5) for tick in range(100, 3_000, 100)]
    plays = [Cues(cues, ahead=50, late=40).play(watching_bot("novice", seed), 3_100) for seed in (1, 1, 2)]
    assert plays[0] == plays[1] != plays[2]


def test_an_unknown_skill_is_told() -> None:
    with pytest.raises(KeitaiError, match="unknown skill 'expert'; there are novice, average, skilled"):
        watching_bot("expert", 1)


def test_a_game_without_a_bot_is_played_by_it(laid_game: Laid) -> None:
    (laid_game.folder / "bot.py").unlink()
    laid_game.import_anew()
    spec = load_game("star-net")
    scores = {skill: play_out(spec, spec.bot(skill, 1), 1, 60 * 60 * 5)[1].score for skill in SKILLS}
    assert scores["skilled"] > scores["average"] > scores["novice"] > 0
    assert spec.shortcuts == {}
    with laid_game.with_code("rules.py", "def wants", "def wanted"), pytest.raises(KeitaiError, match="neither a bot"):
        load_game("star-net").bot("novice", 1)
