"""A whole movie: bytes to a dictionary of characters and a main timeline.

Damage is met as the player of a phone met it: a tag that cannot be read is left out and told in `problems`, a file that
ends too early plays as far as it came. Only a head that cannot be read, or a movie that asks for too much, is an error.

Source: SWF File Format Specification 19, chapter 2 (SWF structure summary).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handset.flash.swf.bits import BitReader
from handset.flash.swf.buttons import (
    DefineButtonCxform,
    DefineButtonSound,
    read_button_cxform,
    read_button_sound,
)
from handset.flash.swf.colors import Rgba
from handset.flash.swf.errors import DamagedMovieError
from handset.flash.swf.fonts import DefineFont, DefineFontInfo, read_font_info, with_info
from handset.flash.swf.header import MovieHeader, read_header
from handset.flash.swf.tag_readers import CONTROLLERS, DEFINERS, Character, ParseContext
from handset.flash.swf.tags import MovieTag, TagCode, each_tag
from handset.flash.swf.timeline_tags import (
    AssetNames,
    ControlTag,
    DefineSprite,
    FrameLabel,
    MovieFrame,
    ScriptLimits,
    SetBackgroundColor,
    read_exports,
    read_frame_label,
    read_imports,
    read_script_limits,
)

WHITE = Rgba(255, 255, 255)
MAX_FRAMES = 16_000
"""Frames of one timeline, as Flash itself has it."""
SILENT_TAGS = frozenset(
    {
        TagCode.FREE_CHARACTER,
        TagCode.PROTECT,
        TagCode.NAME_CHARACTER,
        TagCode.PRODUCT_INFO,
        TagCode.ENABLE_DEBUGGER,
        TagCode.ENABLE_DEBUGGER2,
        TagCode.DEBUG_ID,
        TagCode.SET_TAB_INDEX,
        TagCode.FILE_ATTRIBUTES,
        TagCode.DEFINE_FONT_ALIGN_ZONES,
        TagCode.CSM_TEXT_SETTINGS,
        TagCode.METADATA,
        TagCode.DEFINE_SCALING_GRID,
        TagCode.DEFINE_FONT_NAME,
    }
)
"""Tags that change nothing that a phone shows or does."""


@dataclass(frozen=True, slots=True)
class SwfMovie:
    """Parsed SWF file: its header, its definitions by character id, its frames, and what was damaged in it."""

    header: MovieHeader
    characters: Mapping[int, Character]
    frames: tuple[MovieFrame, ...]
    background: Rgba = WHITE
    exports: Mapping[bytes, int] = field(default_factory=dict)
    imports: tuple[AssetNames, ...] = ()
    button_sounds: Mapping[int, DefineButtonSound] = field(default_factory=dict)
    button_transforms: Mapping[int, DefineButtonCxform] = field(default_factory=dict)
    script_limits: ScriptLimits | None = None
    problems: tuple[str, ...] = ()
    """What could not be read, a sentence each."""
    frame_ends: tuple[int, ...] = ()
    """Byte of the unpacked file at which each frame of the main timeline is complete."""


def parse_movie(data: bytes) -> SwfMovie:
    """Read a movie.

    Args:
        data: The bytes of a .swf file, packed or not.

    Returns:
        The movie; what in it could not be read stands in `problems`.

    Raises:
        DamagedMovieError: The head cannot be read, or the movie asks for more than a phone had.
    """
    header, reader = read_header(data)
    parser = _MovieParser(header)
    frames = parser.read_frames(reader, nested=False)
    return parser.finish(frames)


class _MovieParser:
    """What is known of a movie while its tags are read."""

    def __init__(self, header: MovieHeader) -> None:
        self._context = ParseContext(header.version)
        self._movie = SwfMovie(header, {}, ())
        self._characters: dict[int, Character] = {}
        self._exports: dict[bytes, int] = {}
        self._imports: list[AssetNames] = []
        self._sounds: dict[int, DefineButtonSound] = {}
        self._transforms: dict[int, DefineButtonCxform] = {}
        self._problems: list[str] = []
        self._frame_ends: list[int] = []

    def read_frames(self, reader: BitReader, *, nested: bool) -> tuple[MovieFrame, ...]:
        """Read a timeline up to its end tag; tags behind the last ShowFrame belong to a frame that never comes."""
        frames: list[MovieFrame] = []
        tags: list[ControlTag] = []
        label: bytes | None = None
        for tag in each_tag(reader):
            self._context.budget.take_tag()
            if tag.code == TagCode.SHOW_FRAME:
                frames.append(MovieFrame(tuple(tags), label))
                if not nested:
                    self._frame_ends.append(tag.end)
                tags, label = [], None
                if len(frames) >= MAX_FRAMES:
                    break
                continue
            found = self._read_tag(reader.part(tag.start, tag.end), tag, nested=nested)
            if isinstance(found, FrameLabel):
                label = found.name if label is None else label
            elif found is not None:
                tags.append(found)
        if not frames:
            frames.append(MovieFrame(tuple(tags), label))
        return tuple(frames)

    def finish(self, frames: tuple[MovieFrame, ...]) -> SwfMovie:
        """Return the whole movie."""
        return replace(
            self._movie,
            characters=self._characters,
            frames=frames,
            background=_first_background(frames),
            exports=self._exports,
            imports=tuple(self._imports),
            button_sounds=self._sounds,
            button_transforms=self._transforms,
            problems=tuple(self._problems),
            frame_ends=tuple(self._frame_ends),
        )

    def _read_tag(self, body: BitReader, tag: MovieTag, *, nested: bool) -> ControlTag | FrameLabel | None:
        try:
            if tag.code in CONTROLLERS:
                return CONTROLLERS[tag.code](body, self._context)
            if tag.code == TagCode.FRAME_LABEL:
                return read_frame_label(body)
            if not nested:
                self._read_definition(body, tag)
        except DamagedMovieError as error:
            if self._context.budget.is_spent:
                raise
            self._problems.append(f"{tag.name} at byte {tag.start} left out: {error}")
        return None

    def _read_definition(self, body: BitReader, tag: MovieTag) -> None:
        if tag.code in DEFINERS:
            self._define(DEFINERS[tag.code](body, self._context))
        elif tag.code == TagCode.DEFINE_SPRITE:
            character_id = body.u16()
            body.u16()  # its number of frames: what counts is the ShowFrames
            self._define(DefineSprite(character_id, self.read_frames(body, nested=True)))
        else:
            self._read_about_others(body, tag)

    def _define(self, character: Character) -> None:
        """Put a character into the dictionary; where its identifier is taken, the first stays, as in Flash Player."""
        self._characters.setdefault(character.character_id, character)

    def _read_about_others(self, body: BitReader, tag: MovieTag) -> None:
        match tag.code:
            case TagCode.JPEG_TABLES:
                self._context.jpeg_tables = self._context.jpeg_tables or body.rest()
            case TagCode.DEFINE_FONT_INFO | TagCode.DEFINE_FONT_INFO2:
                self._inform_font(read_font_info(body, 1 if tag.code == TagCode.DEFINE_FONT_INFO else 2))
            case TagCode.DEFINE_BUTTON_SOUND:
                sound = read_button_sound(body)
                self._sounds[sound.button_id] = sound
            case TagCode.DEFINE_BUTTON_CXFORM:
                transform = read_button_cxform(body)
                self._transforms[transform.button_id] = transform
            case TagCode.EXPORT_ASSETS:
                self._exports |= {name: character_id for character_id, name in read_exports(body).names}
            case TagCode.IMPORT_ASSETS | TagCode.IMPORT_ASSETS2:
                self._imports.append(read_imports(body, 1 if tag.code == TagCode.IMPORT_ASSETS else 2))
            case TagCode.SCRIPT_LIMITS:
                self._movie = replace(self._movie, script_limits=read_script_limits(body))
            case _ if tag.code not in SILENT_TAGS:
                self._problems.append(f"{tag.name} at byte {tag.start} is not known to this player")

    def _inform_font(self, info: DefineFontInfo) -> None:
        font = self._characters.get(info.font_id)
        if isinstance(font, DefineFont):
            self._characters[info.font_id] = with_info(font, info)


def _first_background(frames: tuple[MovieFrame, ...]) -> Rgba:
    for tag in frames[0].tags:
        if isinstance(tag, SetBackgroundColor):
            return tag.color
    return WHITE
