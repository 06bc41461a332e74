"""The rules of Keep Your Friends Awake: what a blow does, when the teacher catches, how a play ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from games.engine.catalogue import load_game
from games.engine.rules import Event
from games.keep_awake.rules import KEYS, NOISE_FULL, PHASE_TICKS, STRIKES, Rules
from games.keep_awake.state import Look, Seat, SleepPhase
from games.keep_awake.tuning import Tuning
from handset.keypad import NO_KEYS, Key, KeyEvent, Keypad, Keys

TUNING: Tuning = load_game("keep-awake").tuning
LIGHT, MEDIUM, HARD = TUNING.light, TUNING.hard - 1, TUNING.hard
CALM = msgspec.structs.replace(TUNING, first_doze=3600, random_turn=[3600, 3600])
"""Nobody dozes off and nobody turns by himself."""


def events_of(rules: Rules, ticks: int) -> list[Event]:
    return [event for _ in range(ticks) for event in rules.tick(NO_KEYS)]


def hit(rules: Rules, number: int, held: int) -> list[Event]:
    """Hold the seat's key for `held` ticks and let go; the events of all those ticks."""
    keypad = Keypad()
    events = list(rules.tick(keypad.step([KeyEvent(KEYS[number], True)])))
    for _ in range(held - 1):
        events += rules.tick(keypad.step())
    return events + list(rules.tick(keypad.step([KeyEvent(KEYS[number], False)])))


def names(events: Sequence[Event]) -> list[str]:
    return [event.name for event in events if event.name not in ("start", "raise", "point")]


def sitting(phase: SleepPhase, length: int = 3000, tuning: Tuning = CALM) -> Rules:
    """A play whose middle classmate is in `phase`."""
    rules = Rules(1, tuning)
    rules.state.seats[1] = Seat(phase, 0, length)
    return rules


def looking(rules: Rules, since: int = TUNING.grace) -> Rules:
    teacher = rules.state.teacher
    teacher.look, teacher.since, teacher.length = Look.LOOKING, since, 600
    return rules


@pytest.mark.parametrize(
    ("phase", "held", "event", "after"),
    [
        (SleepPhase.DROWSY, 1, "whack", SleepPhase.AWAKE),
        (SleepPhase.DROWSY, LIGHT, "whack", SleepPhase.AWAKE),
        (SleepPhase.NODDING, LIGHT, "stir", SleepPhase.DROWSY),
        (SleepPhase.NODDING, LIGHT + 1, "whack", SleepPhase.AWAKE),
        (SleepPhase.ASLEEP, LIGHT, "stir", SleepPhase.ASLEEP),
        (SleepPhase.ASLEEP, MEDIUM, "stir", SleepPhase.NODDING),
        (SleepPhase.ASLEEP, HARD, "whack", SleepPhase.AWAKE),
        (SleepPhase.AWAKE, LIGHT, "whiff", SleepPhase.AWAKE),
    ],
)
def test_how_hard_decides_whom_it_wakes(phase: SleepPhase, held: int, event: str, after: SleepPhase) -> None:
    rules = sitting(phase)
    assert event in names(hit(rules, 1, held))
    assert rules.state.seats[1].phase == after


@pytest.mark.parametrize(
    ("phase", "left", "held", "points"),
    [
        (SleepPhase.DROWSY, 3000, LIGHT, TUNING.wake),
        (SleepPhase.DROWSY, 3000, HARD, TUNING.wake * 3 // 2),
        (SleepPhase.NODDING, TUNING.sharp_within + 12, MEDIUM, TUNING.sharp),
        (SleepPhase.NODDING, TUNING.sharp_within + 60, MEDIUM, TUNING.wake),
    ],
)
def test_points_of_a_wake(phase: SleepPhase, left: int, held: int, points: int) -> None:
    rules = sitting(phase, left)
    events = hit(rules, 1, held)
    assert [event.points for event in events if event.name in ("whack", "sharp")] == [points]


def test_a_chain_pays_more_each_time_up_to_ten_links_and_a_whiff_breaks_it() -> None:
    rules = Rules(1, CALM)
    paid = []
    for _ in range(14):
        rules.state.seats[1] = Seat(SleepPhase.DROWSY, 0, 3000)
        rules.state.noise = 0
        paid += [event.points for event in hit(rules, 1, 1) if event.name == "whack"]
    assert paid == [TUNING.wake + TUNING.chain * min(link, TUNING.chain_links) for link in range(14)]
    assert (rules.state.longest, rules.state.woken) == (14, 14)
    hit(rules, 1, 1)
    assert rules.state.chain == 0
    assert rules.state.longest == 14


@pytest.mark.parametrize(("held", "strength"), [(LIGHT, 0), (MEDIUM, 1), (HARD, 2)])
def test_noise_by_strength_more_in_a_row_more_for_nothing(held: int, strength: int) -> None:
    rules = sitting(SleepPhase.ASLEEP)
    rules.state.seats[1].phase = SleepPhase(strength + 1)
    hit(rules, 1, held)
    first = rules.state.noise >> 8
    assert first == pytest.approx(TUNING.noise[strength], abs=1)
    rules = Rules(1, CALM)
    rules.state.last_hit = 5
    hit(rules, 1, 1)
    assert rules.state.noise >> 8 == pytest.approx(TUNING.noise[0] * 3 // 2 + TUNING.noise_of_whiff, abs=1)


def test_noise_fades_and_sleepers_snore() -> None:
    rules = Rules(1, CALM)
    rules.state.noise = 40 << 8
    events_of(rules, 60)
    assert rules.state.noise >> 8 == pytest.approx(40 - TUNING.decay, abs=1)
    for seat in rules.state.seats:
        seat.phase = SleepPhase.ASLEEP
    before = rules.state.noise >> 8
    events_of(rules, 60)
    assert rules.state.noise >> 8 == pytest.approx(before + 3 * TUNING.snore - TUNING.decay, abs=2)


def test_the_turn_announces_itself() -> None:
    rules = Rules(1, CALM)
    rules.state.noise = (TUNING.listen + 2) << 8
    assert names(events_of(rules, 1)) == ["listen"]
    rules.state.noise = NOISE_FULL + 256
    told = events_of(rules, TUNING.telegraph + 1)
    assert names(told) == ["turn", "look"]
    assert rules.state.teacher.look == Look.LOOKING


@pytest.mark.parametrize("look", [Look.WRITING, Look.LISTENING, Look.TURNING, Look.RETURNING])
def test_nobody_is_caught_unless_he_looks(look: Look) -> None:
    rules = sitting(SleepPhase.ASLEEP)
    rules.state.teacher.look, rules.state.teacher.length = look, 3000
    assert "caught" not in names(hit(rules, 1, 1))
    assert not rules.state.eraser.flying


@pytest.mark.parametrize(("since", "caught"), [(0, False), (TUNING.grace - 3, False), (TUNING.grace, True)])
def test_a_blow_before_his_eyes_is_caught_after_a_moment_of_grace(since: int, caught: bool) -> None:
    rules = looking(sitting(SleepPhase.DROWSY), since)
    events = names(hit(rules, 1, 1))
    assert ("caught" in events) == caught
    assert ("seen_hitting" in events) == caught
    assert rules.state.eraser.flying == caught


def test_a_raised_notebook_alone_is_not_caught() -> None:
    rules = looking(Rules(1, CALM))
    keypad = Keypad()
    rules.tick(keypad.step([KeyEvent(Key.DIGIT_5, True)]))
    for _ in range(50):
        rules.tick(keypad.step())
    assert not rules.state.eraser.flying


@pytest.mark.parametrize("phase", list(SleepPhase))
def test_only_who_sleeps_is_found(phase: SleepPhase) -> None:
    rules = looking(sitting(phase))
    events = events_of(rules, 2)
    assert ("seen_asleep" in names(events)) == (phase == SleepPhase.ASLEEP)
    assert [event.where for event in events if event.name == "caught"] == ([1] if phase == SleepPhase.ASLEEP else [])


def test_an_eraser_flies_lands_and_leaves_some_peace() -> None:
    rules = looking(sitting(SleepPhase.ASLEEP))
    events = events_of(rules, TUNING.flight + 1)
    assert names(events) == ["seen_asleep", "caught", "strike", "return"]
    assert rules.state.strikes == 1
    assert all(seat.phase == SleepPhase.AWAKE for seat in rules.state.seats)
    assert names(events_of(rules, TUNING.peace)) == []


def test_the_third_eraser_ends_the_play_and_the_event_before_says_why() -> None:
    rules = looking(sitting(SleepPhase.DROWSY))
    rules.state.strikes = STRIKES - 1
    hit(rules, 1, 1)
    events = events_of(rules, TUNING.flight)
    assert names(events)[-2:] == ["seen_hitting", "over"]
    assert rules.over
    before = rules.save()
    assert rules.tick(NO_KEYS) == []
    assert rules.save() == before


def test_a_second_gives_a_point_for_everyone_awake() -> None:
    rules = Rules(1, CALM)
    events_of(rules, 60)
    assert rules.score == 3 * TUNING.awake_points
    rules.state.seats[0] = Seat(SleepPhase.ASLEEP)
    events_of(rules, 60)
    assert rules.score == 5 * TUNING.awake_points


def test_the_bell_begins_a_new_lesson() -> None:
    rules = sitting(SleepPhase.ASLEEP)
    rules.state.lesson_tick = TUNING.lesson - 1
    rules.state.noise = 20 << 8
    assert names(events_of(rules, 1)) == ["bell"]
    assert rules.state.lesson == 1
    assert rules.state.teacher.chalk <= 1
    assert all(seat.phase == SleepPhase.AWAKE for seat in rules.state.seats)


def test_the_first_seconds_teach_alone() -> None:
    """One dozes off at 1.5 s, nobody else before that one is up, and he does not turn by himself for 15 s."""
    for seed in range(20):
        rules = Rules(seed, TUNING)
        dozing = []
        for _ in range(PHASE_TICKS - 1):
            rules.tick(NO_KEYS)
            dozing.append(sum(seat.phase != SleepPhase.AWAKE for seat in rules.state.seats))
            if rules.state.noise < 100 << 8 and rules.state.teacher.look == Look.WRITING:
                assert dozing[-1] <= 1
        assert dozing.index(1) == TUNING.first_doze - 1


@given(st.lists(st.integers(0, 3600 * 5), min_size=2, max_size=20))
def test_it_only_gets_quicker_and_never_by_a_jump(ticks: list[int]) -> None:
    rules = Rules(1, TUNING)
    paces = []
    for tick in sorted(ticks):
        rules.state.tick = tick
        paces.append(rules.pace(TUNING.nodding))
        rules.state.tick = tick + 1
        assert 0 <= paces[-1] - rules.pace(TUNING.nodding) <= 1
    assert paces == sorted(paces, reverse=True)
    assert min(paces) >= TUNING.nodding[3] * TUNING.quickest // 1000


PRESSES = st.lists(st.tuples(st.integers(0, 25), st.sampled_from(KEYS), st.integers(1, 24)), max_size=150)


def thumb(presses: Sequence[tuple[int, Key, int]]) -> Iterator[Keys]:
    """(gap, key, held): one press after another, then nothing for a while."""
    keypad = Keypad()
    for gap, key, held in presses:
        for _ in range(gap):
            yield keypad.step()
        yield keypad.step([KeyEvent(key, True)])
        for _ in range(held - 1):
            yield keypad.step()
        yield keypad.step([KeyEvent(key, False)])
    for _ in range(300):
        yield keypad.step()


@given(st.integers(0, 2**32 - 1), PRESSES)
@settings(max_examples=40)
def test_the_teacher_catches_exactly_when_looking(seed: int, presses: list[tuple[int, Key, int]]) -> None:
    rules = Rules(seed, TUNING)
    strikes = score = 0
    for keys in thumb(presses):
        state = rules.state
        flying, look, since = state.eraser.flying, state.teacher.look, state.teacher.since
        asleep = any(seat.phase == SleepPhase.ASLEEP for seat in state.seats)
        events = list(rules.tick(keys))
        said = names(events)
        if "caught" in said:
            assert look == Look.LOOKING
            assert since + 1 >= TUNING.grace
            assert not flying
        elif look == Look.LOOKING and since >= TUNING.grace and not flying and asleep and not rules.over:
            struck = any(event.name in ("whack", "sharp", "stir", "whiff") for event in events)
            assert struck or rules.state.teacher.look != Look.LOOKING
        assert rules.score == score + sum(event.points for event in events if event.name in ("whack", "sharp", "point"))
        assert rules.state.strikes - strikes == said.count("strike")
        assert 0 <= rules.state.noise <= NOISE_FULL
        assert rules.over == (rules.state.strikes == STRIKES)
        strikes, score = rules.state.strikes, rules.score


@given(st.integers(0, 2**32 - 1), PRESSES, st.integers(0, 2000))
@settings(max_examples=25)
def test_a_saved_play_goes_on_bit_for_bit(seed: int, presses: list[tuple[int, Key, int]], at: int) -> None:
    rules, twin = Rules(seed, TUNING), Rules(0, TUNING)
    for tick, keys in enumerate(thumb(presses)):
        if tick == at:
            twin.load(rules.save())
        events = rules.tick(keys)
        if tick >= at:
            assert twin.tick(keys) == events
    if at <= tick:
        assert twin.save() == rules.save()


_ELSEWHERE = """
import sys
from games.engine.catalogue import load_game
from games.keep_awake.rules import Rules
from handset.keypad import NO_KEYS
rules = Rules(0, load_game("keep-awake").tuning)
rules.load(bytes.fromhex(sys.argv[1]))
for _ in range(900):
    rules.tick(NO_KEYS)
print(rules.save().hex(), "pygame" in sys.modules)
"""


def test_a_saved_play_goes_on_in_another_process_and_without_a_display() -> None:
    rules = Rules(11, TUNING)
    for keys in thumb([(20, KEYS[n % 3], 3 + n % 14) for n in range(30)]):
        rules.tick(keys)
    saved = rules.save().hex()
    seen = set()
    for hash_seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", _ELSEWHERE, saved],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
        )
        seen.add(done.stdout.strip())
    for _ in range(900):
        rules.tick(NO_KEYS)
    assert seen == {f"{rules.save().hex()} False"}
