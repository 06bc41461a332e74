"""The book a scorer keeps: strikes, fouls, outs, who stands where, who comes home. Pure functions of small integers.

Bases are bits: 1 first, 2 second, 4 third. A play is told by its moves, so that runners can be seen to make them.
"""

from __future__ import annotations

from dataclasses import dataclass

OUT = -1
BATTER = 0
HOME = 4
STRIKES = 3
OUTS = 3
LOADED = 0b111

Move = tuple[int, int]
"""Start and end of a move: the batter starts at 0, bases are 1-3, home is 4, an out -1."""


@dataclass(frozen=True, slots=True)
class Play:
    """Result of a ball in play: who is out and who moves how far. A batter still at the plate has no move."""

    moves: tuple[Move, ...]

    @property
    def outs(self) -> int:
        """Batters and runners who are out by this play, 0 to 3."""
        return sum(end == OUT for _, end in self.moves)

    @property
    def runs(self) -> int:
        """Runners who reach home, the batter included."""
        return sum(end == HOME for _, end in self.moves)

    @property
    def bases(self) -> int:
        """Occupied bases after the play as bits: 1 is first base, 2 second, 4 third."""
        return sum(1 << end - 1 for _, end in self.moves if BATTER < end < HOME)


def runners(bases: int) -> list[int]:
    """Return the bases taken, the runner nearest to home first."""
    return [base for base in (3, 2, 1) if bases >> base - 1 & 1]


def after_strike(strikes: int) -> int:
    """Return the count of strikes after one more; three are a strikeout."""
    return strikes + 1


def after_foul(strikes: int) -> int:
    """Count a foul as a strike, but never as the third; return the strikes."""
    return min(strikes + 1, STRIKES - 1)


def strikeout(bases: int) -> Play:
    """Return the play in which the batter is out and nobody moves."""
    return Play((*_standing(bases), (BATTER, OUT)))


def hit(bases: int, by: int, far: bool) -> Play:
    """Return the play of a hit on which everybody advances `by` bases; 4 is a home run.

    `far` from every fielder, the runners take one base more than the batter.
    """
    further = by + far
    return Play((*((base, min(base + further, HOME)) for base in runners(bases)), (BATTER, by)))


def caught(bases: int, outs: int, deep: bool) -> Play:
    """Return a ball caught in the air. With less than two outs, a `deep` one lets the runner on third come home."""
    if deep and outs + 1 < OUTS and bases & 0b100:
        return Play(((3, HOME), *_standing(bases & 0b011), (BATTER, OUT)))
    return Play((*_standing(bases), (BATTER, OUT)))


def ground_out(bases: int, outs: int) -> Play:
    """Return the play that throws the batter out at first.

    Forced runners advance, others hold; no run counts on the third out.
    """
    if outs + 1 == OUTS:
        return Play((*_standing(bases), (BATTER, OUT)))
    return Play((*_forced(bases), (BATTER, OUT)))


def can_double_play(bases: int, outs: int) -> bool:
    """Return whether a runner can be forced at second and two outs are to be made."""
    return bool(bases & 0b001) and outs + 2 <= OUTS


def double_play(bases: int, outs: int) -> Play:
    """Return the play that puts out the runner from first and the batter.

    The others were forced on, and score unless it ends the inning.
    """
    others = bases & 0b110
    moved = _standing(others) if outs + 2 == OUTS else tuple(m for m in _forced(bases) if m[0] != 1)
    return Play((*moved, (1, OUT), (BATTER, OUT)))


def _standing(bases: int) -> tuple[Move, ...]:
    return tuple((base, base) for base in runners(bases))


def _forced(bases: int) -> tuple[Move, ...]:
    """Return who must leave his base because the batter runs: everybody with all bases behind him taken."""
    moves = []
    for base in runners(bases):
        behind = (1 << base - 1) - 1
        moves.append((base, base + 1) if bases & behind == behind else (base, base))
    return tuple(moves)
