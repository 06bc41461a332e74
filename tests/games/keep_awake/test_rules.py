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
from games.keep_awake.state import Look, Seat, SleepPhase, Twist, twist_of
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
    quiet = ("start", "raise", "point")
    return [event.name for event in events if event.name not in quiet]


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
        (SleepPhase.DROWSY, 3000, HARD, TUNING.wake * (100 + TUNING.hard_bonus) // 100),
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
    rules = sitting(SleepPhase.NODDING)
    rules.state.seats[1].phase = SleepPhase(min(strength + 1, 2))
    hit(rules, 1, held)
    first = rules.state.noise >> 8
    assert first == pytest.approx(TUNING.noise[strength], abs=1)
    echoing = sitting(SleepPhase(min(strength + 1, 2)))
    echoing.state.lesson = next(n for n in range(9) if twist_of(n) == Twist.HUSH)
    hit(echoing, 1, held)
    assert echoing.state.noise >> 8 == pytest.approx(TUNING.noise[strength] * (100 + TUNING.echo) // 100, abs=1)
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
    told = events_of(rules, TUNING.startle[0] + 1)
    assert names(told) == ["turn", "look"]
    assert rules.state.teacher.look == Look.LOOKING


def told_by_keys(blows: int, held: int) -> list[str]:
    """The events of so many blows on three awake classmates, one after another, by keys alone."""
    rules, keypad = Rules(3, CALM), Keypad()
    told: list[Event] = []
    for blow in range(blows):
        told += rules.tick(keypad.step([KeyEvent(KEYS[blow % 3], True)]))
        for _ in range(held - 1):
            told += rules.tick(keypad.step())
        told += rules.tick(keypad.step([KeyEvent(KEYS[blow % 3], False)]))
    return names(told)


@pytest.mark.parametrize(("held", "blows"), [(HARD, 2), (HARD + 9, 2), (MEDIUM, 3), (1, 5)])
def test_blows_alone_fill_the_noise_and_turn_the_teacher(held: int, blows: int) -> None:
    """Too hard turns him, and so does too often: nothing but keys is used here."""
    before = told_by_keys(blows - 1, held)
    assert "turn" not in before
    assert "too_hard" not in before
    told = told_by_keys(blows, held)
    assert told.index("too_hard") < told.index("turn")


def test_who_goes_on_hitting_is_caught() -> None:
    for held in (1, LIGHT, MEDIUM, HARD, 40):
        told = told_by_keys(40, held)
        assert "seen_hitting" in told, held
        assert told.index("turn") < told.index("seen_hitting"), held


def test_a_full_noise_stays_full_until_he_has_turned() -> None:
    rules = Rules(1, CALM)
    rules.state.noise = NOISE_FULL
    while "look" not in names(events_of(rules, 1)):
        assert rules.state.noise == NOISE_FULL
    while rules.state.teacher.look != Look.WRITING:
        rules.tick(NO_KEYS)
    assert rules.state.noise == 0


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


def test_a_raised_notebook_is_seen_a_moment_after_a_blow_would_be() -> None:
    rules = looking(Rules(1, CALM), 0)
    keypad = Keypad()
    events = list(rules.tick(keypad.step([KeyEvent(Key.DIGIT_5, True)])))
    while not rules.state.eraser.flying:
        events += rules.tick(keypad.step())
    assert rules.state.teacher.since == TUNING.grace + TUNING.raised + 1
    assert names(events) == ["seen_hitting", "caught"]


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


@pytest.mark.parametrize(("held", "blow"), [(1, "tap"), (LIGHT, "tap"), (MEDIUM, "thump"), (HARD, "smack")])
@pytest.mark.parametrize("phase", list(SleepPhase))
def test_every_blow_says_how_hard_it_is(held: int, blow: str, phase: SleepPhase) -> None:
    events = hit(sitting(phase), 1, held)
    assert [event.where for event in events if event.name == blow] == [1]
    assert {"tap", "thump", "smack"} & set(names(events)) == {blow}


def in_lesson_of(twist: Twist, tuning: Tuning = CALM) -> Rules:
    rules = Rules(1, tuning)
    rules.state.lesson = next(n for n in range(9) if twist_of(n) == twist)
    return rules


def test_each_lesson_has_a_twist_of_its_own_and_the_first_none() -> None:
    assert [twist_of(lesson) for lesson in range(6)] == [*Twist, Twist.YAWNS]


def test_a_yawn_is_catching_unless_the_first_is_woken_in_time() -> None:
    quick = msgspec.structs.replace(CALM, first_doze=1, dozing=[1, 1, 1, 1], drowsy=[999] * 4, gap=[3600] * 4)
    rules = in_lesson_of(Twist.YAWNS, quick)
    told = events_of(rules, quick.yawn + 2)
    assert names(told) == ["drowsy", "yawn", "drowsy"]
    assert told[-1].where == told[-2].where == (0 if told[1].where == 1 else 1)
    rules = in_lesson_of(Twist.YAWNS, quick)
    first = next(event.where for event in events_of(rules, 2) if event.name == "drowsy")
    hit(rules, first, 1)
    assert "yawn" not in names(events_of(rules, quick.yawn + 2))


def test_a_telephone_rings_loudly_until_the_seat_is_hit() -> None:
    rules = in_lesson_of(Twist.PHONES)
    rules.state.ring = 1
    (ring,) = [event for event in events_of(rules, 1) if event.name == "ring"]
    events_of(rules, 60)
    assert rules.state.noise >> 8 == pytest.approx(TUNING.ring_noise - TUNING.decay, abs=2)
    told = hit(rules, ring.where, 1)
    assert [event.points for event in told if event.name == "hang_up"] == [TUNING.sharp]
    assert "whiff" not in names(told)
    assert rules.state.ringer == -1
    rules.state.ring, rules.state.noise = 1, 0
    told = events_of(rules, 1 + TUNING.ring)
    assert names(told)[0] == "ring"
    assert rules.state.ringer == -1, "it stops by itself"


def test_he_looks_twice_in_a_lesson_of_suspicion() -> None:
    rules = in_lesson_of(Twist.SUSPICION)
    rules.state.noise = NOISE_FULL
    told = names(events_of(rules, 400))
    assert told == ["turn", "look", "return", "again", "turn", "look", "return"]


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
        assert rules.score == score + sum(
            event.points for event in events if event.name in ("whack", "sharp", "point", "hang_up")
        )
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
