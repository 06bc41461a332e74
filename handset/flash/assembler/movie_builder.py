"""A movie built step by step: characters defined, placed and moved frame by frame, with lines of actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from handset.flash.assembler.action_assembler import assemble_actions
from handset.flash.assembler.movie_writer import write_movie
from handset.flash.swf.buttons import ButtonAction, ButtonCharacter, ButtonCondition, ButtonState, DefineButton
from handset.flash.swf.colors import Rgba
from handset.flash.swf.encoding import encode_text
from handset.flash.swf.fills import FillStyle, LineStyle
from handset.flash.swf.geometry import TWIPS, AffineMatrix, ColorTransform, TwipsRect
from handset.flash.swf.header import MovieHeader
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.placement import ClipAction, PlaceObject, RemoveObject
from handset.flash.swf.shapes import DefineShape, ShapeEdge, ShapeOutline, ShapePath
from handset.flash.swf.sounds import RATES, DefineSound, SoundStart
from handset.flash.swf.tag_readers import Character
from handset.flash.swf.texts import DefineEditText
from handset.flash.swf.timeline_tags import ControlTag, DefineSprite, DoAction, MovieFrame, SetBackgroundColor

Defined = TypeVar("Defined", bound=Character)
WHITE = Rgba(255, 255, 255)
PLAIN_FIELD = DefineEditText(0, TwipsRect(), b"", read_only=True, selectable=False)
"""Field in the phone's own face: black letters of 12 pixels that nobody types into."""


@dataclass(slots=True)
class TimelineBuilder:
    """Time line that grows: what is done goes into the frame that `show_frame` ends."""

    version: int
    frames: list[MovieFrame] = field(default_factory=list)
    _tags: list[ControlTag] = field(default_factory=list)
    _label: bytes | None = None

    def place(
        self,
        character: int,
        depth: int,
        x: float = 0,
        y: float = 0,
        *,
        name: str | None = None,
        matrix: AffineMatrix | None = None,
        color_transform: ColorTransform | None = None,
        ratio: int | None = None,
        masks_up_to: int | None = None,
        events: Mapping[int, str] | None = None,
    ) -> None:
        """Place a character at a depth; `x` and `y` are pixels and go into the matrix, if none is given.

        `events` are lines of actions by the bits of the events that run them (`onClipEvent`, SWF 5).
        """
        matrix = matrix or AffineMatrix(tx=round(x * TWIPS), ty=round(y * TWIPS))
        encoded = None if name is None else encode_text(name, self.version)
        clip_actions = tuple(
            ClipAction(bits, 0, assemble_actions(source, self.version)) for bits, source in (events or {}).items()
        )
        self._tags.append(
            PlaceObject(depth, character, False, matrix, color_transform, ratio, encoded, masks_up_to, clip_actions)
        )

    def move(
        self,
        depth: int,
        x: float = 0,
        y: float = 0,
        *,
        matrix: AffineMatrix | None = None,
        color_transform: ColorTransform | None = None,
        ratio: int | None = None,
    ) -> None:
        """Move what stands at a depth."""
        matrix = matrix or AffineMatrix(tx=round(x * TWIPS), ty=round(y * TWIPS))
        self._tags.append(PlaceObject(depth, None, True, matrix, color_transform, ratio))

    def remove(self, depth: int) -> None:
        """Take away what stands at a depth."""
        self._tags.append(RemoveObject(depth))

    def start_sound(self, sound: int, *, loops: int = 1, single: bool = False) -> None:
        """Start an event sound; a `single` one goes on if it plays already."""
        self._tags.append(SoundStart(sound, single=single, loops=loops))

    def stop_sound(self, sound: int) -> None:
        """Stop an event sound."""
        self._tags.append(SoundStart(sound, stops=True))

    def actions(self, source: str) -> None:
        """Run lines of actions (`assemble_actions`) at the end of the frame."""
        self._tags.append(DoAction(assemble_actions(source, self.version)))

    def background(self, color: Rgba) -> None:
        """Set the color of the stage."""
        self._tags.append(SetBackgroundColor(color))

    def label(self, name: str) -> None:
        """Name the frame."""
        self._label = encode_text(name, self.version)

    def show_frame(self, count: int = 1) -> None:
        """End the frame, and let it stand for `count` frames."""
        self.frames.append(MovieFrame(tuple(self._tags), self._label))
        self.frames += [MovieFrame()] * (count - 1)
        self._tags, self._label = [], None


class MovieBuilder:
    r"""Movie that grows: a dictionary of characters and a main timeline.

    Example:
        >>> from handset.flash.swf.fills import SolidFill
        >>> builder = MovieBuilder(width=240, height=240)
        >>> square = builder.rectangle(0, 0, 100, 100, SolidFill(Rgba(255, 0, 0)))
        >>> builder.main.place(square, depth=1, x=20, y=20)
        >>> builder.main.show_frame()
        >>> builder.assemble()[:4]
        b'FWS\x04'
    """

    def __init__(
        self,
        *,
        width: int = 240,
        height: int = 240,
        frame_rate: float = 12,
        version: int = 4,
        background: Rgba = WHITE,
    ) -> None:
        stage = TwipsRect(0, width * TWIPS, 0, height * TWIPS)
        self._header = MovieHeader(version, False, 0, stage, round(frame_rate * 256), 0)
        self._characters: dict[int, Character] = {}
        self._exports: dict[bytes, int] = {}
        self.main = TimelineBuilder(version)
        self.main.background(background)

    @property
    def version(self) -> int:
        """Version of the file format."""
        return self._header.version

    def define(self, character: Character) -> int:
        """Put a character into the dictionary under the next identifier, and return that."""
        character_id = len(self._characters) + 1
        self._characters[character_id] = replace(character, character_id=character_id)
        return character_id

    def polygon(
        self, points: list[tuple[float, float]], fill: FillStyle | None = None, line: LineStyle | None = None
    ) -> int:
        """Define a shape of straight edges through points in pixels."""
        corners = [(round(x * TWIPS), round(y * TWIPS)) for x, y in points]
        edges = [(x, y, x, y) for x, y in (*corners[1:], corners[0])]
        return self.outline(corners[0], edges, fill, line)

    def rectangle(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        fill: FillStyle | None = None,
        line: LineStyle | None = None,
    ) -> int:
        """Define a rectangle, in pixels."""
        right, bottom = left + width, top + height
        return self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill, line)

    def ellipse(
        self,
        x: float,
        y: float,
        radius_x: float,
        radius_y: float,
        fill: FillStyle | None,
        line: LineStyle | None = None,
    ) -> int:
        """Define an ellipse around a point, in pixels, of eight curves."""
        center = x * TWIPS, y * TWIPS
        radii = radius_x * TWIPS, radius_y * TWIPS
        ring = [(round(center[0] + radii[0] * cx), round(center[1] + radii[1] * cy)) for cx, cy in _OCTAGON]
        edges = [(*ring[i], *ring[(i + 1) % 16]) for i in range(1, 16, 2)]
        return self.outline(ring[0], edges, fill, line)

    def outline(
        self, start: tuple[int, int], edges: list[ShapeEdge], fill: FillStyle | None, line: LineStyle | None = None
    ) -> int:
        """Define a shape of one path, in twips, filled on the right of its edges."""
        path = ShapePath(0, 0, int(fill is not None), int(line is not None), start, tuple(edges))
        fills, lines = (fill,) if fill else (), (line,) if line else ()
        bounds = _bounds([start, *((x, y) for edge in edges for x, y in (edge[:2], edge[2:]))], line)
        return self.define(DefineShape(0, bounds, ShapeOutline(fills, lines, (path,))))

    def text_field(
        self,
        variable: str,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        text: str = "",
        looks: DefineEditText = PLAIN_FIELD,
    ) -> int:
        """Define a field that shows a variable, with the size, color and alignment that `looks` has."""
        bounds = TwipsRect(*(round(side * TWIPS) for side in (left, left + width, top, top + height)))
        return self.define(
            replace(
                looks, bounds=bounds, variable=encode_text(variable, self.version), text=encode_text(text, self.version)
            )
        )

    def button(self, shape: int, actions: dict[int | ButtonCondition, str], *, over: int | None = None) -> int:
        """Define a button that looks like a shape, `over` when it has the focus.

        Args:
            shape: Identifier of the character that it shows and that can be hit.
            actions: Lines of actions by what runs them: a key's code, or a `ButtonCondition`.
            over: Identifier of the character shown while it is focused or pressed.
        """
        identity = AffineMatrix(), ColorTransform()
        lit = ButtonState.OVER | ButtonState.DOWN
        characters = [ButtonCharacter(ButtonState.HIT, shape, 1, *identity)]
        if over is None:
            characters.append(ButtonCharacter(ButtonState.UP | lit, shape, 1, *identity))
        else:
            characters.append(ButtonCharacter(ButtonState.UP, shape, 1, *identity))
            characters.append(ButtonCharacter(lit, over, 1, *identity))
        found = tuple(
            ButtonAction(
                trigger if isinstance(trigger, ButtonCondition) else ButtonCondition(0),
                0 if isinstance(trigger, ButtonCondition) else trigger,
                assemble_actions(source, self.version),
            )
            for trigger, source in actions.items()
        )
        return self.define(DefineButton(0, tuple(characters), found))

    def melody(self, data: bytes) -> int:
        """Define a device sound: a melody's file (SMF, MFi or SMAF) inside an event sound."""
        return self.define(DefineSound(0, 0, RATES[0], wide=False, stereo=False, sample_count=0, data=data))

    def timeline(self) -> TimelineBuilder:
        """Return a new timeline, to become a sprite by `sprite`."""
        return TimelineBuilder(self.version)

    def sprite(self, timeline: TimelineBuilder) -> int:
        """Define a movie clip."""
        return self.define(DefineSprite(0, tuple(timeline.frames)))

    def movie(self) -> SwfMovie:
        """Return the movie as records."""
        return SwfMovie(self._header, dict(self._characters), tuple(self.main.frames), exports=self._exports)

    def assemble(self) -> bytes:
        """Return the bytes of the movie."""
        return write_movie(self.movie())


_DIAGONAL = 0.7071067811865476
_BULGE = 0.41421356237309503
_OCTAGON = (
    (1, 0),
    (1, _BULGE),
    (_DIAGONAL, _DIAGONAL),
    (_BULGE, 1),
    (0, 1),
    (-_BULGE, 1),
    (-_DIAGONAL, _DIAGONAL),
    (-1, _BULGE),
    (-1, 0),
    (-1, -_BULGE),
    (-_DIAGONAL, -_DIAGONAL),
    (-_BULGE, -1),
    (0, -1),
    (_BULGE, -1),
    (_DIAGONAL, -_DIAGONAL),
    (1, -_BULGE),
)


def _bounds(points: list[tuple[int, int]], line: LineStyle | None) -> TwipsRect:
    margin = line.width // 2 if line else 0
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return TwipsRect(min(xs) - margin, max(xs) + margin, min(ys) - margin, max(ys) + margin)
