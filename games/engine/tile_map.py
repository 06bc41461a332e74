"""Maps of tiles, from rows of letters or numbers: what stands where, what is solid, how a body moves among it.

level = TileMap(["..G..", "#####"], 16, solid="#")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from games.engine.integers import integers_only, require_integers
from handset import datafile
from handset.geometry import Rect
from keitai.common.errors import FileError, SourcePlace

EMPTY = "."
MOST_TILES = 1_000_000


class TileFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Content of a map's yaml file; the tuning of a game may have a field of this kind, so that its rules hang on it.

    Example:
        >>> file = TileFile(["..", "##"], size=16, solid="#")
        >>> TileMap(file.rows, file.size, file.solid).height
        32
    """

    rows: list[str]
    """One letter for each tile."""
    size: int = 16
    """Pixels of a tile's width and height."""
    solid: str = ""
    """The letters of tiles that a body does not pass."""
    ledges: str = ""
    """The letters of tiles that hold a body which comes from above, and nothing else."""


class TileMove(NamedTuple):
    """What became of a body that moved among tiles.

    Attributes:
        box: Where it is now.
        side: -1 where a tile stopped it on its left, 1 on its right, 0 neither.
        below: 1 where it stands on a tile, -1 where it hit one with its head, 0 neither.

    Example:
        >>> TileMap(["...", "###"], 16, solid="#").move(Rect(4, 2, 8, 8), 0, 20)
        TileMove(box=Rect(x=4, y=8, width=8, height=8), side=0, below=1)
    """

    box: Rect
    side: int
    below: int


@dataclass(frozen=True)
class TileMap:
    """Tiles in rows, each a letter or, from CSV, a word; what lies outside the map is empty.

    Args:
        rows: The rows from above; a row that is shorter than the longest is empty at its end.
        size: Pixels of a tile's width and height.
        solid: Tiles that a body does not pass.
        ledges: Tiles that hold a body which comes from above, and nothing else.

    Example:
        >>> level = TileMap(["....", ".o..", "####"], 16, solid="#")
        >>> level.tile(1, 1), level.at(20, 20), level.at(-5, 9), level.width
        ('o', 'o', '.', 64)
        >>> [(column, row) for column, row, tile in level.under(Rect(10, 10, 10, 10)) if tile == "o"]
        [(1, 1)]
    """

    rows: Sequence[Sequence[str]]
    size: int = 16
    solid: Sequence[str] = ""
    ledges: Sequence[str] = ""
    _tall: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check the map.

        Raises:
            TypeError: The size is not an int.
            ValueError: It is below 1, or there are too many tiles.
        """
        require_integers("TileMap", size=self.size)
        if self.size < 1 or len(self.rows) * self.columns > MOST_TILES:
            raise ValueError(f"TileMap(): tiles are 1 pixel wide or more, and at most {MOST_TILES:,}")
        object.__setattr__(self, "_tall", len(self.rows))

    @cached_property
    def columns(self) -> int:
        """Tiles of the longest row."""
        return max((len(row) for row in self.rows), default=0)

    @property
    def width(self) -> int:
        """Pixels of the whole map's width."""
        return self.columns * self.size

    @property
    def height(self) -> int:
        """Pixels of the whole map's height."""
        return len(self.rows) * self.size

    @integers_only
    def tile(self, column: int, row: int) -> str:
        """Return what stands in a column and row, `EMPTY` outside the map."""
        if not 0 <= row < self._tall or not 0 <= column < len(self.rows[row]):
            return EMPTY
        return self.rows[row][column]

    @integers_only
    def at(self, x: int, y: int) -> str:
        """Return the tile that a pixel of the map belongs to."""
        return self.tile(x // self.size, y // self.size)

    @integers_only
    def box(self, column: int, row: int) -> Rect:
        """Return where a tile lies on the map, in pixels."""
        return Rect(column * self.size, row * self.size, self.size, self.size)

    @integers_only
    def under(self, box: Rect) -> Iterator[tuple[int, int, str]]:
        """Yield column, row and tile of all that a box covers a pixel of, row by row, without those that are empty."""
        return self._under(box)

    def _under(self, box: Rect) -> Iterator[tuple[int, int, str]]:
        x, y, width, height = box
        if width <= 0 or height <= 0:
            return
        size = self.size
        first, last = max(0, x // size), max(0, -(-(x + width) // size))
        for row in range(max(0, y // size), min(self._tall, -(-(y + height) // size))):
            for column, tile in enumerate(self.rows[row][first:last], first):
                if tile != EMPTY:
                    yield column, row, tile

    def touches(self, box: Rect, tiles: Sequence[str]) -> bool:
        """Return whether a box covers a pixel of one of these tiles.

        Example:
            >>> TileMap(["...", "^^^"], 16).touches(Rect(4, 9, 8, 8), "^")
            True
        """
        return any(tile in tiles for _, _, tile in self.under(box))

    @integers_only
    def move(self, box: Rect, right: int, down: int) -> TileMove:
        """Move a body, sideways first and then up or down, as far as solid tiles let it; none is jumped over.

        A body that is inside a solid tile already is not held by it.

        Args:
            box: Where it is.
            right: Pixels that it wants to go to the right.
            down: Pixels that it wants to go down.
        """
        moved, side = self._moved_across(box, right)
        moved, below = self._moved_down(moved, down)
        return TileMove(moved, side, below)

    def _moved_across(self, box: Rect, right: int) -> tuple[Rect, int]:
        if not right:
            return box, 0
        way = Rect(min(box.x, box.x + right), box.y, box.width + abs(right), box.height)
        size, edge = self.size, box.x + right
        for column, _, tile in self._under(way):
            if tile in self.solid:
                if right > 0 and column * size >= box.right:
                    edge = min(edge, column * size - box.width)
                elif right < 0 and (column + 1) * size <= box.x:
                    edge = max(edge, (column + 1) * size)
        held = edge != box.x + right
        return box._replace(x=edge), (1 if right > 0 else -1) if held else 0

    def _moved_down(self, box: Rect, down: int) -> tuple[Rect, int]:
        if not down:
            return box, 0
        way = Rect(box.x, min(box.y, box.y + down), box.width, box.height + abs(down))
        size, edge = self.size, box.y + down
        for _, row, tile in self._under(way):
            if down > 0 and row * size >= box.bottom and (tile in self.solid or tile in self.ledges):
                edge = min(edge, row * size - box.height)
            elif down < 0 and (row + 1) * size <= box.y and tile in self.solid:
                edge = max(edge, (row + 1) * size)
        held = edge != box.y + down
        return box._replace(y=edge), (1 if down > 0 else -1) if held else 0


def read_tile_map(path: Path) -> TileMap:
    """Read a map: `.txt` has a letter for each tile, `.csv` a word, `.yaml` rows, size and what is solid.

    Raises:
        FileError: It cannot be read, or is faulty.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder) / "level.yaml"
        ...     _ = file.write_text("{rows: ['..', '##'], size: 16, solid: '#'}")
        ...     read_tile_map(file).columns
        2
    """
    try:
        raw = path.read_bytes()
        if path.suffix == ".yaml":
            file = datafile.parse(raw, TileFile, path.name)
            return TileMap(file.rows, file.size, file.solid, file.ledges)
        return tiles_from_csv(raw.decode()) if path.suffix == ".csv" else TileMap(raw.decode().splitlines())
    except OSError as error:
        raise FileError(SourcePlace(path.name), f"cannot be read ({error.strerror or error})") from None
    except ValueError as error:
        raise FileError(SourcePlace(path.name), f"is not a map of tiles ({error})") from None


def tiles_from_csv(text: str, size: int = 16, solid: Sequence[str] = (), ledges: Sequence[str] = ()) -> TileMap:
    r"""Return the map of a text with commas, as map editors write it: a word for each tile, `-1` or nothing for none.

    Example:
        >>> level = tiles_from_csv("-1,7\n12,12", solid=("12",))
        >>> level.tile(1, 0), level.tile(0, 0), level.touches(Rect(0, 20, 4, 4), level.solid)
        ('7', '.', True)
    """
    cells = [[cell.strip() for cell in line.split(",")] for line in text.splitlines() if line.strip()]
    return TileMap([[EMPTY if cell in ("", "-1") else cell for cell in row] for row in cells], size, solid, ledges)
