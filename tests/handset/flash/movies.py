"""Strategies that draw the records of movies, as the assembler can write them."""

from __future__ import annotations

import zlib
from dataclasses import replace

from hypothesis import strategies as st

from handset.flash.swf.bitmaps import DefineLossless, PixelFormat
from handset.flash.swf.buttons import ButtonAction, ButtonCharacter, ButtonCondition, ButtonState, DefineButton
from handset.flash.swf.colors import Gradient, GradientStop, Rgba, SpreadMode
from handset.flash.swf.fills import BitmapFill, FillStyle, GradientFill, LineStyle, SolidFill
from handset.flash.swf.fonts import DefineFont
from handset.flash.swf.geometry import AffineMatrix, ColorTransform, TwipsRect
from handset.flash.swf.header import MovieHeader
from handset.flash.swf.morphs import DefineMorphShape, pair_outlines
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.placement import PlaceObject, RemoveObject
from handset.flash.swf.shapes import DefineShape, ShapeOutline, ShapePath
from handset.flash.swf.sounds import RATES, DefineSound, SoundStart
from handset.flash.swf.texts import DefineEditText, DefineText, GlyphRun, TextAlign
from handset.flash.swf.timeline_tags import DefineSprite, DoAction, MovieFrame, SetBackgroundColor

bytes_ = st.integers(0, 255)
twips = st.integers(-9000, 9000)
fixed = st.integers(-(1 << 20), 1 << 20)
identifiers = st.integers(1, 65_535)
names = st.binary(max_size=6).map(lambda name: name.replace(b"\0", b"x"))
rgb = st.builds(Rgba, bytes_, bytes_, bytes_, st.just(255))
rgba = st.builds(Rgba, bytes_, bytes_, bytes_, bytes_)
rects = st.builds(TwipsRect, twips, twips, twips, twips)
matrices = st.builds(AffineMatrix, fixed, fixed, fixed, fixed, twips, twips)
factors, terms = st.integers(-1000, 1000), st.integers(-255, 255)
color_transforms = st.builds(ColorTransform, *[factors] * 4, *[terms] * 4)

gradients = st.builds(
    Gradient,
    st.lists(st.builds(GradientStop, bytes_, rgba), min_size=1, max_size=8).map(tuple),
    st.sampled_from(SpreadMode),
)
fills: st.SearchStrategy[FillStyle] = st.one_of(
    st.builds(SolidFill, rgba),
    st.builds(GradientFill, gradients, matrices, st.booleans()),
    st.builds(BitmapFill, identifiers, matrices, st.booleans(), st.booleans()),
)
lines = st.builds(LineStyle, st.integers(0, 4000), st.builds(SolidFill, rgba))


@st.composite
def outlines(
    draw: st.DrawFn,
    fill_count: int | None = None,
    styles: tuple[FillStyle, ...] | None = None,
) -> ShapeOutline:
    """Draw an outline of one layer; every path has a fill, so that none is joined to another."""
    own_fills = tuple(draw(st.lists(fills, min_size=1, max_size=4))) if styles is None else styles
    own_lines = tuple(draw(st.lists(lines, max_size=3))) if fill_count is None else ()
    count = fill_count or len(own_fills)
    edges = st.lists(st.tuples(twips, twips, twips, twips), min_size=1, max_size=6).map(tuple)
    paths = st.builds(
        ShapePath,
        st.just(0),
        st.integers(0, count),
        st.integers(1, count),
        st.integers(0, len(own_lines)),
        st.tuples(twips, twips),
        edges,
    )
    return ShapeOutline(own_fills, own_lines, tuple(draw(st.lists(paths, max_size=4))))


@st.composite
def morphs(draw: st.DrawFn) -> DefineMorphShape:
    """Draw a morph whose two sides have fills of the same kind."""
    colors = st.builds(SolidFill, rgba)
    start = draw(outlines(styles=(draw(colors), draw(colors))))
    end = ShapeOutline(
        (draw(colors), draw(colors)),
        tuple(draw(lines) for _ in start.lines),
        tuple(ShapePath(0, 0, 0, 0, draw(st.tuples(twips, twips)), path.edges) for path in start.paths),
    )
    return DefineMorphShape(0, draw(rects), draw(rects), *pair_outlines(start, end))


@st.composite
def bitmaps(draw: st.DrawFn) -> DefineLossless:
    """Draw a small lossless bitmap."""
    form = draw(st.sampled_from(PixelFormat))
    count = draw(st.integers(1, 16)) if form is PixelFormat.INDEXED else 0
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    bitmap = DefineLossless(0, form, width, height, count, draw(st.booleans()), b"")
    data = draw(st.binary(min_size=1, max_size=bitmap.table_size + bitmap.row_size * height))
    return DefineLossless(0, form, width, height, count, bitmap.with_alpha, zlib.compress(data))


@st.composite
def fonts(draw: st.DrawFn) -> DefineFont:
    """Draw a font with some glyphs, with or without a layout."""
    glyphs = tuple(
        ShapeOutline((), (), tuple(path for path in draw(outlines(fill_count=1, styles=())).paths)) for _ in range(2)
    )
    advances = tuple(draw(st.lists(st.integers(-2000, 2000), min_size=2, max_size=2))) if draw(st.booleans()) else ()
    layout = {"ascent": 800, "descent": 200, "leading": -5} if advances else {}
    codes = draw(st.integers(0, 65_535)), draw(st.integers(0, 65_535))
    return DefineFont(
        0,
        glyphs,
        draw(names).rstrip(b"\0"),
        codes,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        advances=advances,
        **layout,
    )


runs = st.builds(
    GlyphRun,
    identifiers,
    st.integers(0, 2000),
    rgba,
    twips,
    twips,
    st.lists(st.tuples(st.integers(0, 500), st.integers(-500, 500)), min_size=1, max_size=9).map(tuple),
)
texts = st.builds(DefineText, st.just(0), rects, matrices, st.lists(runs, max_size=3).map(tuple))
margins = st.integers(0, 500)
fields = st.builds(
    DefineEditText,
    st.just(0),
    rects,
    names,
    names,
    st.none(),
    st.just(240),
    rgba,
    st.none() | st.integers(0, 99),
    st.sampled_from(TextAlign),
    margins,
    margins,
    margins,
    st.integers(-500, 500),
    multiline=st.booleans(),
    word_wrap=st.booleans(),
    password=st.booleans(),
    read_only=st.booleans(),
    selectable=st.booleans(),
    border=st.booleans(),
    html=st.booleans(),
    uses_outlines=st.booleans(),
    auto_size=st.booleans(),
)
action_bytes = st.binary(min_size=1, max_size=12)
buttons = st.builds(
    DefineButton,
    st.just(0),
    st.lists(
        st.builds(
            ButtonCharacter, st.integers(1, 15).map(ButtonState), identifiers, identifiers, matrices, color_transforms
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(ButtonAction, st.integers(0, 511).map(ButtonCondition), st.integers(0, 126), action_bytes), max_size=3
    ).map(tuple),
    st.booleans(),
)
sounds = st.builds(
    DefineSound,
    st.just(0),
    st.integers(0, 6),
    st.sampled_from(RATES),
    st.booleans(),
    st.booleans(),
    st.integers(0, 9999),
    st.binary(max_size=20),
)
placements = st.builds(
    PlaceObject,
    identifiers,
    st.none() | identifiers,
    st.booleans(),
    st.none() | matrices,
    st.none() | color_transforms,
    st.none() | st.integers(0, 65_535),
    st.none() | names,
    st.none() | identifiers,
    st.just(()),
)
starts = st.builds(SoundStart, identifiers, st.booleans(), st.booleans(), st.integers(0, 999), st.none(), st.none())
control_tags = st.one_of(
    placements,
    st.builds(RemoveObject, identifiers),
    st.builds(DoAction, action_bytes),
    st.builds(SetBackgroundColor, rgb),
    starts,
)
frames = st.builds(MovieFrame, st.lists(control_tags, max_size=3).map(tuple), st.none() | names)
timelines = st.lists(frames, min_size=1, max_size=3).map(tuple)
sprites = st.builds(DefineSprite, st.just(0), timelines)
shapes = st.builds(DefineShape, st.just(0), rects, outlines())
characters = st.one_of(shapes, morphs(), bitmaps(), fonts(), texts, fields, buttons, sounds, sprites)
headers = st.builds(
    MovieHeader, st.sampled_from((4, 5)), st.booleans(), st.just(0), rects, st.integers(0, 65_535), st.just(0)
)


@st.composite
def movies(draw: st.DrawFn) -> SwfMovie:
    """Draw a whole movie."""
    found = draw(st.lists(characters, max_size=5))
    dictionary = {number: replace(character, character_id=number) for number, character in enumerate(found, 1)}
    return SwfMovie(draw(headers), dictionary, draw(timelines))
