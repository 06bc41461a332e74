"""Names that a keypad script may use of the games and the site, checked before a test runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handset.script.language.names import Names
    from keitai.common.script_words import WorldNumber, WorldVerb


def script_names(database: str | None = None) -> Names:
    """Return the names that scripts may use: games with their events, sounds, members of a new world.

    Who is a member of a site in a `database` is known only when the test asks.
    """
    from games.engine.catalogue import game_ids
    from handset.script.language.names import Names

    is_member = None if database is not None else _is_member
    return Names({"game": game_ids}, _events, _sounds, is_member, world_verbs(), world_numbers())


def signal_names() -> Names:
    """Return names for scripts that check events and sounds only: any game and member may be named."""
    from handset.script.language.names import Names

    return Names(events=_events, sounds=_sounds, verbs=world_verbs(), numbers=world_numbers())


def unchecked_names() -> Names:
    """Leave every name unchecked: for phones in an environment that was made elsewhere."""
    from handset.script.language.names import Names

    return Names(verbs=world_verbs(), numbers=world_numbers())


def world_verbs() -> dict[str, WorldVerb]:
    """Return the verbs that the site and the boards let scripts say."""
    from games.ranking import script_words as boards
    from screens import script_words as site

    return {**site.VERBS, **boards.VERBS}


def world_numbers() -> dict[str, WorldNumber]:
    """Return the numbers that the boards let scripts expect."""
    from games.ranking import script_words as boards

    return dict(boards.NUMBERS)


def _is_member(number: int) -> bool:
    from screens.world.make import DEFAULT_MEMBERS

    return 1 <= number <= DEFAULT_MEMBERS


def _events() -> list[str]:
    """Return what the games declare as their events."""
    from games.engine.catalogue import available_games

    return sorted({event for game in available_games() for event in game.events})


def _sounds() -> list[str]:
    """Return the sounds that the phone plays, and those of the games."""
    from games.engine.catalogue import game_ids
    from handset.sound import PHONE_SOUNDS
    from handset.synth.library import shared_library

    games = set(game_ids())
    return [*PHONE_SOUNDS, *(name for name in shared_library().names() if name.partition("/")[0] in games)]
