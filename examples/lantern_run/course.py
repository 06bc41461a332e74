"""The way over the roofs: pieces of town as rows of letters, laid one after another by the rules' chance.

`=` roof, `-` bamboo that holds from above, `b` barrel, `o` firefly, `L` great lantern, `c` cat, `k` crow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from keitai.kit import Rect, Rng, TileMap

ROWS, SIZE = 24, 16
START_ROW, HIGHEST, LOWEST = 15, 8, 20
SOLID, LEDGES, LIGHTS, FOES = "=<>wvWsb", "-", "oL", "ck"
GATE = "G"


@dataclass(frozen=True)
class Street:
    """Piece of the town; it begins and ends on a roof.

    Args:
        tier: From which part of the way on it is met, in tenths.
        rows: Its rows.
    """

    tier: int
    rows: tuple[str, ...]

    @cached_property
    def width(self) -> int:
        return max(row.rfind("=") for row in self.rows) + 1

    def roof(self, column: int) -> int:
        """Return the row of the roof in a column."""
        return next(row for row, tiles in enumerate(self.rows) if tiles[column : column + 1] == "=")

    @property
    def rise(self) -> int:
        """By how many rows it leads down."""
        return self.roof(self.width - 1) - self.roof(0)


def _street(tier: int, text: str) -> Street:
    return Street(tier, tuple(text.strip("\n").split("\n")))


FIRST = _street(
    0,
    """
...............ooo......
........................
========================
""",
)
LAST = _street(
    0,
    """
................................
.....ooooooooo..................
...................G............
================================
""",
)
STREETS = (
    _street(0, """
......oooo........
..................
==================
"""),
    _street(0, """
.........oo.......
........o..o......
............o.....
========...=======
"""),
    _street(0, """
.........oo.......
........o..o......
...........c......
==================
"""),
    _street(0, """
............oooo.....
..........===========
.....................
==========...........
"""),
    _street(0, """
.......oooo.........
..........o.........
==========o.........
............ooo.....
..........==========
"""),
    _street(1, """
............L.......
.........o.o.o......
...........b........
====================
"""),
    _street(1, """
.........ooo........
........o...o.......
.............o......
=========....=======
"""),
    _street(2, """
..........ooooo.........
..........-----.........
........................
=========.......========
"""),
    _street(2, """
.........oo......oo.......
........o..o....o..o......
...........c.......c......
==========================
"""),
    _street(3, """
.......................
...........ooo.........
..........o...o........
............k..........
=======================
"""),
    _street(3, """
................oo........
........oo.....o..o.......
...........o........o.....
========...====...========
"""),
    _street(4, """
......................L.......
......................========
..............========........
.......=======................
=======.......................
"""),
    _street(5, """
..........ooo...........
.........o...o..........
........o.....o.........
........................
=========.....=========
"""),
    _street(5, """
............o............
..........oo.oo..........
............b.....c......
==========================
"""),
    _street(6, """
............L...............
..........ooooo.............
..........-----....ooo......
............................
=========.......=====...=====
"""),
    _street(7, """
.........oo.....ooo.........
........o..o...o...o........
...........k.....c...o......
============================
"""),
    _street(7, """
.........oo......oo.........
........o..o....o..o........
......................c.....
========....====....========
"""),
)  # fmt: skip


@dataclass(frozen=True)
class Course:
    """A whole way.

    Args:
        level: Its tiles.
        starts: The columns at which its streets begin.
        gate: The column of the shrine's gate.
        foes: Column, row and letter of every cat and crow, from the first on.
        leaps: Columns in which a leap begins, each with whether it is a long one: what a player sees coming.
    """

    level: TileMap
    starts: tuple[int, ...]
    gate: int
    foes: tuple[tuple[int, int, str], ...]
    leaps: tuple[tuple[int, bool], ...]


def draw_course(rng: Rng, count: int) -> list[int]:
    """Draw which streets the way leads through; it climbs and falls within the picture, and grows harder."""
    order: list[int] = []
    row = START_ROW
    for place in range(count):
        fits = [
            number
            for number, street in enumerate(STREETS)
            if street.tier * count <= place * 10 and HIGHEST <= row + street.rise <= LOWEST and number not in order[-2:]
        ]
        order.append(rng.choice(fits))
        row += STREETS[order[-1]].rise
    return order


@lru_cache(maxsize=16)
def lay_course(order: tuple[int, ...]) -> Course:
    """Lay the streets one after another, each where the one before has ended, with houses below the roofs."""
    rows = [""] * ROWS
    starts, roof = [], START_ROW
    for street in (FIRST, *(STREETS[number] for number in order), LAST):
        starts.append(len(rows[0]))
        top = roof - street.roof(0)
        for row in range(ROWS):
            inside = street.rows[row - top] if 0 <= row - top < len(street.rows) else ""
            rows[row] += inside[: street.width].ljust(street.width, ".")
        roof += street.rise
    level = TileMap(_built(rows), SIZE, SOLID, LEDGES)
    found = list(level.under(Rect(0, 0, level.width, level.height)))
    gate = next(column for column, _, tile in found if tile == GATE)
    foes = tuple(sorted(one for one in found if one[2] in FOES))
    return Course(level, tuple(starts), gate, foes, tuple(_leaps(level)))


def _leaps(level: TileMap) -> Iterator[tuple[int, bool]]:
    """Yield where a leap begins: before a gap, a step, a cat, a crow or a barrel."""
    floors = [_floor(level, column) for column in range(level.columns)]
    for column, (floor, ahead) in enumerate(pairwise(floors)):
        if floor < ROWS and ahead == ROWS:
            beyond = next(other for other in range(column + 1, len(floors)) if floors[other] < ROWS)
            yield column + 1, beyond - column > 4 or floors[beyond] < floor
        elif ahead < floor < ROWS:
            yield column + 1 - (floor - ahead), floor - ahead > 1
        foe = level.tile(column + 1, ahead - 1)
        if ahead < ROWS and foe in "cbk":
            yield column, foe == "k"


def _floor(level: TileMap, column: int) -> int:
    """Return the row of what holds him in a column, `ROWS` where nothing does."""
    return next((row for row in range(ROWS) if level.tile(column, row) in "=<>-"), ROWS)


def _built(rows: list[str]) -> list[str]:
    """Give roofs their ends, and put a house below each of them: a wall with windows, some of them lit."""
    built = [list(row) for row in rows]
    for column in range(len(rows[0])):
        roofs = [row for row in range(ROWS) if rows[row][column] == "="]
        for row in roofs[:1]:
            left, right = (rows[row][other : other + 1] == "=" for other in (column - 1, column + 1))
            if column and not left:
                built[row][column] = "<"
            elif not right and column + 1 < len(rows[0]):
                built[row][column] = ">"
            for below in range(row + 1, ROWS):
                window = (below - row) % 3 == 2 and column % 4 in (1, 2)
                lit = (column // 4 * 7 + below * 5) % 3 == 0
                built[below][column] = ("W" if lit else "s") if window else "wv"[column % 4 == 0]
    return ["".join(row) for row in built]
