"""Verification of many recorded plays with nothing but the rules: no display, no site, on any Python.

python -m games.tools.verify FILE     # the replays one after the other, as `bundle` packs them
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from games.engine.catalogue import load_game
from games.engine.replay import decode, resimulate
from keitai.common.errors import KeitaiError


def bundle(replays: Iterable[bytes]) -> bytes:
    """Pack many replays into one file, each behind its length in four bytes."""
    return b"".join(len(raw).to_bytes(4, "big") + raw for raw in replays)


def unbundle(raw: bytes) -> Iterator[bytes]:
    """Yield the replays of a bundle: each is four bytes of its length, big-endian, and the replay's file form."""
    place = 0
    while place < len(raw):
        end = place + 4 + int.from_bytes(raw[place : place + 4], "big")
        yield raw[place + 4 : end]
        place = end


def verify_play(raw: bytes) -> str:
    """Re-simulate a replay; return why its score is not proved, "" when the play came out as recorded."""
    try:
        replay = decode(raw)
        outcome = resimulate(replay, load_game(replay.game).by_rules(replay.rules))
    except KeitaiError as error:
        return str(error)
    return outcome.differs or ("" if outcome.over else "the play is not over")


def main() -> None:
    """Verify a bundle of replays (the first argument's file); exit with the reason of the first that fails."""
    count = 0
    for count, raw in enumerate(unbundle(Path(sys.argv[1]).read_bytes()), 1):
        reason = verify_play(raw)
        if reason:
            sys.exit(f"replay {count}: {reason}")
    sys.stdout.write(f"{count} proved\n")


if __name__ == "__main__":
    main()
