"""What scripts do to the site in a phone: by the same store functions as its pages, under the same rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from screens.store import friends, messages
from screens.store.members import are_friends, friend_ids
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
