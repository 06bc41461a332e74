"""Places of fielders and signs: laid out by chance, and always with two gaps to aim at."""

from __future__ import annotations

from games.baseball.state import FOUL_LINE, Fielder, Sign
from games.baseball.tuning import Tuning
from keitai.common.rng import Rng

FENCE = 100
"""Metres from the plate."""
_NEAR, _DEEP = 52, 84


def units(degrees: int) -> int:
    """Convert degrees to angle units of 1,024 a turn, rounded up."""
    return -(-degrees * 1024 // 360)


def place_fielders(tuning: Tuning, pitcher: int, rng: Rng) -> list[Fielder]:
    """Choose the fielders' places by the generator, from left to right.

    Between their widest ranges and the foul lines two gaps are at least as wide as `tuning.gap` says. No place
    is open much oftener than others, so that nobody hits there with his eyes shut.
    """
    number = tuning.fielders[min(pitcher, 4)]
    reach = units(tuning.range.ok[min(pitcher, 4)])
    gaps = [0] * (number + 1)
    wide = rng.shuffled(range(number + 1))[:2]
    for place in (0, number):
        gaps[place] = -rng.below(reach + 1)  # part of his range may lie beyond the line
    for place in wide:
        gaps[place] = units(tuning.gap[min(pitcher, 4)])
    spare = 2 * FOUL_LINE - sum(gaps) - number * 2 * reach
    narrow = [place for place in range(1, number) if place not in wide] or wide
    cuts = sorted(rng.below(spare + 1) for _ in narrow[1:])
    for place, low, high in zip(narrow, [0, *cuts], [*cuts, spare], strict=True):
        gaps[place] += high - low
    fielders = []
    edge = -FOUL_LINE
    for gap in gaps[:-1]:
        edge += gap
        fielders.append(Fielder(edge + reach, rng.between(_NEAR, _DEEP)))
        edge += 2 * reach
    return fielders


def free_gaps(fielders: list[Fielder], reach: int) -> list[tuple[int, int]]:
    """Return the angles of fair ground that no fielder of that reach covers, from left to right."""
    gaps = []
    edge = -FOUL_LINE
    for fielder in fielders:
        if fielder.angle - reach > edge:
            gaps.append((edge, fielder.angle - reach))
        edge = max(edge, fielder.angle + reach)
    if edge < FOUL_LINE:
        gaps.append((edge, FOUL_LINE))
    return gaps


def place_signs(tuning: Tuning, rng: Rng) -> list[Sign]:
    """Choose a new fence by the generator: three signs for a single, two for a double, one each for more.

    What no sign takes is bare, half of it beside each pole.
    """
    shares = tuning.signs
    wanted = [(1, shares.single, 3), (2, shares.double, 2), (3, shares.triple, 1), (4, shares.home_run, 1)]
    boards = [(bases, 2 * FOUL_LINE * share // 100 // count) for bases, share, count in wanted for _ in range(count)]
    left = (2 * FOUL_LINE - sum(width for _, width in boards)) // 2 - FOUL_LINE
    signs = []
    for bases, width in rng.shuffled(boards):
        signs.append(Sign(left, left + width, bases))
        left += width
    return signs


def bases_at(signs: list[Sign], angle: int) -> int:
    """Return what the fence is worth there; a bare part is a single."""
    return next((sign.bases for sign in signs if sign.left <= angle < sign.right), 1)
