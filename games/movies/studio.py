"""Studio where our movies are drawn: outlines as in SVG, lettering, poses and tweens, scripts of Flash 4."""

from __future__ import annotations

from dataclasses import replace

from games.movies.drawing import Ease, Pose, color, fill_of, line, rounded, steady, svg_paths, vertical
from games.movies.melody import melody_bytes
from games.movies.truetype import Contour, load_font
from handset.flash.assembler.movie_builder import PLAIN_FIELD, MovieBuilder, TimelineBuilder
from handset.flash.assembler.script_compiler import compile_script
from handset.flash.swf.buttons import ButtonCondition
from handset.flash.swf.fills import FillStyle, LineStyle
from handset.flash.swf.fonts import EM, DefineFont
from handset.flash.swf.geometry import TWIPS, AffineMatrix, TwipsRect
from handset.flash.swf.shapes import DefineShape, ShapeOutline, ShapePath
from handset.flash.swf.texts import DefineText, GlyphRun, TextAlign

KEYS = {"enter": 13, "up": 14, "down": 15, "left": 1, "right": 2, "soft-left": 16, "soft-right": 17}
"""Codes of the keys that are not a letter."""
ALIGNS = {"left": TextAlign.LEFT, "center": TextAlign.CENTER, "right": TextAlign.RIGHT}


class StudioTimeline(TimelineBuilder):
    """Time line with scripts and tweens."""

    def script(self, source: str) -> None:
        """Run statements of Flash 4 at the end of the frame."""
        self.actions(compile_script(source))

    def pose(self, character: int, depth: int, pose: Pose, name: str | None = None) -> None:
        """Place a character in a pose."""
        self.place(character, depth, name=name, matrix=pose.matrix, color_transform=pose.color_transform)

    def shift(self, depth: int, pose: Pose) -> None:
        """Move what stands at a depth into a pose."""
        transform = pose.color_transform or Pose(alpha=0.9999).color_transform
        self.move(depth, matrix=pose.matrix, color_transform=transform)

    def tween(self, depth: int, start: Pose, end: Pose, frames: int, ease: Ease = steady) -> None:
        """Move what stands at a depth from one pose to another, frame by frame, the last in the pose of the end."""
        for frame in range(1, frames + 1):
            self.shift(depth, start.between(end, ease(frame / frames)))
            self.show_frame()


class MovieStudio(MovieBuilder):
    """Movie that is drawn and scripted; its stage is the browser's area of docomo's phones unless told otherwise."""

    def __init__(self, *, width: int = 240, height: int = 260, frame_rate: float = 12, background: str) -> None:
        super().__init__(width=width, height=height, frame_rate=frame_rate, background=color(background))
        self.main: StudioTimeline = StudioTimeline(self.version)
        self.main.background(color(background))
        self._font: int | None = None
        self._face: int | None = None
        """Font that stands for the phone's own face, without which a field has no size."""

    def timeline(self) -> StudioTimeline:
        """Return a new time line, to become a sprite by `sprite`."""
        return StudioTimeline(self.version)

    def draw(self, outline: str, fill: str | FillStyle | None, stroke: LineStyle | None = None) -> int:
        """Define a shape from an outline as in SVG.

        Args:
            outline: Its path data (`svg_paths`).
            fill: A color or a fill.
            stroke: The line along it.
        """
        paths = tuple(svg_paths(outline, int(fill is not None), int(stroke is not None)))
        return self._shape(paths, fill_of(fill), stroke)

    def picture(self, *layers: int | tuple[int, Pose]) -> int:
        """Define a clip of one frame with characters on top of one another."""
        timeline = self.timeline()
        for depth, layer in enumerate(layers, 1):
            character, pose = layer if isinstance(layer, tuple) else (layer, Pose())
            timeline.pose(character, depth, pose)
        timeline.show_frame()
        return self.sprite(timeline)

    def panel(self, width: float, height: float, radius: float, fill: str | FillStyle, stroke: LineStyle) -> int:
        """Define a rectangle with round corners around the origin."""
        return self.draw(rounded(-width / 2, -height / 2, width, height, radius), fill, stroke)

    def lettering(
        self, text: str, size: float, fill: str | FillStyle | None, stroke: LineStyle | None = None, spacing: float = 0
    ) -> int:
        """Define letters as a shape, their middle at the origin's height and place, for a title with a line."""
        font = load_font()
        scale = size / font.em
        width = sum(font.advance(letter) * scale + spacing for letter in text) - spacing
        x, base = -width / 2, (font.ascent + font.descent) * scale / 2
        paths: list[ShapePath] = []
        for letter in text:
            for contour in font.contours(letter):
                paths.append(_contour_path(contour, x, base, scale, int(fill is not None), int(stroke is not None)))
            x += font.advance(letter) * scale + spacing
        return self._shape(tuple(paths), fill_of(fill), stroke)

    def text(self, text: str, size: float, ink: str, align: str = "center") -> int:
        """Define a fixed text in embedded letters, its middle at the origin; `align` tells which end of it."""
        font = load_font()
        font_id, em = self._embed(text), font.em
        advances = [round(font.advance(letter) * size * TWIPS / em) for letter in text]
        width = sum(advances)
        left = {"left": 0, "center": -width // 2, "right": -width}[align]
        base = round((font.ascent + font.descent) / em * size * TWIPS / 2)
        embedded = self._characters[font_id]
        assert isinstance(embedded, DefineFont)
        glyphs = tuple((embedded.codes.index(_code(letter)), step) for letter, step in zip(text, advances, strict=True))
        height = round(size * TWIPS)
        run = GlyphRun(font_id, height, color(ink), left, base, glyphs)
        bounds = TwipsRect(left, left + width, base - height, base + height // 4)
        return self.define(DefineText(0, bounds, AffineMatrix(), (run,)))

    def field(
        self,
        variable: str,
        width: float,
        height: float,
        ink: str,
        *,
        size: int = 12,
        align: str = "left",
        text: str = "",
        lines: bool = False,
    ) -> int:
        """Define a field in the phone's own face that shows a variable; its top left corner is the origin."""
        if self._face is None:
            self._face = self.define(DefineFont(0, name=b"_sans"))
        looks = replace(
            PLAIN_FIELD,
            font_id=self._face,
            height=size * TWIPS,
            color=color(ink),
            align=ALIGNS[align],
            multiline=lines,
            word_wrap=lines,
            leading=4 * TWIPS if lines else 0,
        )
        return self.text_field(variable, 0, 0, width, height, text=text, looks=looks)

    def keys(self, scripts: dict[str, str]) -> int:
        """Define a button that nobody sees, which runs a script when a key is pressed."""
        speck = self.draw("M0 0 H1 V1 H0 Z", "#00000000")
        actions: dict[int | ButtonCondition, str] = {
            KEYS.get(key) or ord(key): compile_script(source, name=f"key {key}") for key, source in scripts.items()
        }
        return self.button(speck, actions)

    def choice(self, plain: int, lit: int, *, press: str, enter: str = "", leave: str = "") -> int:
        """Define a button that the focus can rest on.

        Args:
            plain: What it looks like.
            lit: What it looks like with the focus.
            press: Script that runs when it is pressed.
            enter: Script that runs when the focus comes.
            leave: Script that runs when the focus goes.
        """
        actions: dict[int | ButtonCondition, str] = {ButtonCondition.OVER_TO_DOWN: compile_script(press)}
        if enter:
            actions[ButtonCondition.IDLE_TO_OVER] = compile_script(enter)
        if leave:
            actions[ButtonCondition.OVER_TO_IDLE] = compile_script(leave)
        return self.button(plain, actions, over=lit)

    def title(self, words: str, size: float, dark: str, *colors: str) -> int:
        """Define a title: letters with a gradient, a dark line and a white one around them."""
        return self.picture(
            self.lettering(words, size, None, line("#ffffff", size / 4)),
            self.lettering(words, size, None, line(dark, size / 7)),
            self.lettering(words, size, vertical(-size / 2, size / 2, *colors)),
        )

    def tune(self, notes: str, tempo: int = 120, program: int = 10) -> int:
        """Define a tune as the phone's own sound: notes as number:eighths, 60 being the middle C, 0 a rest."""
        return self.melody(melody_bytes(notes, tempo, program))

    def subroutine(self, name: str, source: str) -> None:
        """Add a frame to the end of the main time line that `call` runs."""
        self.main.label(name)
        self.main.script(source)
        self.main.show_frame()

    def _shape(self, paths: tuple[ShapePath, ...], fill: FillStyle | None, stroke: LineStyle | None) -> int:
        points = [path.start for path in paths]
        points += [point for path in paths for edge in path.edges for point in (edge[:2], edge[2:])]
        margin = stroke.width // 2 if stroke else 0
        xs, ys = [x for x, _ in points], [y for _, y in points]
        bounds = TwipsRect(min(xs) - margin, max(xs) + margin, min(ys) - margin, max(ys) + margin)
        outline = ShapeOutline((fill,) if fill else (), (stroke,) if stroke else (), paths)
        return self.define(DefineShape(0, bounds, outline))

    def _embed(self, text: str) -> int:
        """Put the letters of a text into the movie's font, and return that."""
        if self._font is None:
            self._font = self.define(DefineFont(0, name=b"BIZ UDGothic", shift_jis=True, bold=True))
        font = self._characters[self._font]
        assert isinstance(font, DefineFont)
        missing = [letter for letter in dict.fromkeys(text) if _code(letter) not in font.codes]
        face = load_font()
        scale = EM / face.em
        glyphs = tuple(
            ShapeOutline((), (), tuple(_contour_path(c, 0, 0, scale / TWIPS, 1, 0) for c in face.contours(letter)))
            for letter in missing
        )
        codes = tuple(_code(letter) for letter in missing)
        self._characters[self._font] = replace(font, glyphs=font.glyphs + glyphs, codes=font.codes + codes)
        return self._font


def _code(letter: str) -> int:
    return int.from_bytes(letter.encode("cp932"), "big")


def _contour_path(contour: Contour, x: float, base: float, scale: float, fill: int, stroke: int) -> ShapePath:
    """Return a letter's contour in twips, its em square scaled to pixels by `scale`, y turned downwards."""

    def place(point: tuple[float, float]) -> tuple[int, int]:
        return round((x + point[0] * scale) * TWIPS), round((base - point[1] * scale) * TWIPS)

    edges = tuple((*place(control), *place(end)) for control, end in contour)
    return ShapePath(0, 0, fill, stroke, place(contour[-1][1]), edges)
