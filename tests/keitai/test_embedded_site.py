"""What scripts do to the site in a phone: by the same store functions as its pages, under the same rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from handset.clock import DEFAULT_START
from keitai.common.errors import KeitaiError
from keitai.common.time import epoch_ms
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from screens.store import friends, messages, town
from screens.store.members import are_friends, friend_ids
from screens.store.tables import footprint
from screens.store.transactions import read_transaction, write_transaction


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    made = Simulator(SimulatorOptions())
    yield made
    made.close()


def test_friends_are_made_once_and_their_requests_settled(simulator: Simulator) -> None:
    world = simulator.world
    with write_transaction(world.engine) as sql:
        stranger = next(n for n in range(1, 60) if n != 42 and n not in friend_ids(sql, 42))
        friends.request_friendship(sql, stranger, 42, "Hello", 5)
    for _ in range(2):
        world.befriend("42", str(stranger))
        with read_transaction(world.engine) as sql:
            assert are_friends(sql, 42, stranger)
            assert are_friends(sql, stranger, 42)
            assert friend_ids(sql, 42).count(stranger) == 1
            assert not friends.has_asked(sql, stranger, 42)


def test_nobody_is_a_friend_to_themselves(simulator: Simulator) -> None:
    with pytest.raises(KeitaiError, match="a friend to themselves"):
        simulator.world.befriend("7", "7")
    with read_transaction(simulator.world.engine) as sql:
        assert 7 not in friend_ids(sql, 7)


def test_a_message_comes_as_the_site_would_send_it(simulator: Simulator) -> None:
    world = simulator.world
    world.send_message("7", "Dinner at eight, at the usual place?")
    with read_transaction(world.engine) as sql:
        newest = messages.list_messages(sql, 42, "inbox", "en")[0]
    assert (newest.sender, newest.title) == (7, "Dinner at eight, at ")
    assert newest.text == "Dinner at eight, at the usual place?"
    with pytest.raises(KeitaiError, match="the same member, or blocked"):
        world.send_message("42", "Note to self")
    with write_transaction(world.engine) as sql:
        friends.set_block(sql, 42, 9, True, 5)
    with pytest.raises(KeitaiError, match="the same member, or blocked"):
        world.send_message("9", "Hello?")


def test_the_town_lives_the_hours_that_the_phones_clock_passes_and_no_minute_before() -> None:
    def asked_after(hours: int) -> tuple[int, int | None]:
        made = Simulator(SimulatorOptions())
        made.phone.clock.start += timedelta(hours=hours)
        made.open("/home")
        while made.phone.network.busy:
            made.phone.step()
        with read_transaction(made.world.engine) as sql:
            found = sql.execute(select(func.max(footprint.c.at))).scalar_one(), town.lived_until(sql)
        made.close()
        return found

    begin = epoch_ms(DEFAULT_START)
    still, unlived = asked_after(0)
    assert still < begin
    assert unlived is None
    for hours in (1, 6):
        assert asked_after(hours)[1] == begin + hours * 3_600_000, hours
    assert asked_after(6)[0] > begin


def footprints_after(made: Simulator, hours: int) -> int:
    made.phone.clock.start += timedelta(hours=hours)
    made.open("/home")
    while made.phone.network.busy:
        made.phone.step()
    with read_transaction(made.world.engine) as sql:
        return int(sql.execute(select(func.count()).select_from(footprint)).scalar_one())


def test_a_town_that_is_off_stands_still_through_states_until_it_is_on_again() -> None:
    made = Simulator(SimulatorOptions())
    begun = footprints_after(made, 0)
    made.change_world("town", ("off",))
    assert footprints_after(made, 30) == begun
    saved = made.save_world()
    made.change_world("town", ("on",))
    assert footprints_after(made, 0) == begun
    went_on = footprints_after(made, 3)
    assert went_on > begun
    made.change_world("town", ("off",))
    assert footprints_after(made, 30) == went_on
    made.load_world(saved)
    assert footprints_after(made, 3) == begun
    made.reset_world()
    assert footprints_after(made, 3) > begun
    made.close()


def test_a_simulator_without_a_town_has_one_when_a_script_wants_it() -> None:
    made = Simulator(SimulatorOptions(town=False))
    begun = footprints_after(made, 0)
    assert footprints_after(made, 30) == begun
    made.change_world("town", ("on",))
    assert footprints_after(made, 3) > begun
    made.close()


def test_who_has_asked_through_a_phone_is_a_person_after_a_restart(tmp_path: Path) -> None:
    first = Simulator(SimulatorOptions(data=tmp_path, member="7"))
    footprints_after(first, 0)
    first.close()
    second = Simulator(SimulatorOptions(data=tmp_path))
    footprints_after(second, 0)
    with read_transaction(second.world.engine) as sql:
        assert town.persons(sql) == {7, 42}
        living = town.residents(sql)
        assert {6, 7, 8, 41, 42, 43} & set(living) == {6, 8, 41, 43}
    second.close()


def test_a_number_that_nobody_has_is_not_a_person() -> None:
    made = Simulator(SimulatorOptions(member="4711"))
    footprints_after(made, 0)
    with read_transaction(made.world.engine) as sql:
        assert town.persons(sql) == set()
    made.close()
