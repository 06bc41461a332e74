"""Tags of a timeline that neither place nor remove characters, and the frames that it is made of.

Source: SWF File Format Specification 19, chapters 4 (Control tags), 5 (DoAction) and 13 (Sprites and movie clips).
"""

from __future__ import annotations

from dataclasses import dataclass

from handset.flash.swf.bits import BitReader
from handset.flash.swf.colors import Rgba, read_rgb
from handset.flash.swf.placement import PlaceObject, RemoveObject
from handset.flash.swf.sounds import SoundStart, SoundStreamBlock, SoundStreamHead


@dataclass(frozen=True, slots=True)
class DoAction:
    """Actions of a frame, run after everything in the frame was placed."""

    actions: bytes


@dataclass(frozen=True, slots=True)
class DoInitAction:
    """Actions that run once, before the sprite is first placed (SWF 6)."""

    sprite_id: int
    actions: bytes


@dataclass(frozen=True, slots=True)
class SetBackgroundColor:
    """Color of the stage behind everything."""

    color: Rgba


@dataclass(frozen=True, slots=True)
class FrameLabel:
    """Name of a frame, by which `goto` finds it."""

    name: bytes


@dataclass(frozen=True, slots=True)
class AssetNames:
    """Names under which characters are exported, or, with `url`, imported from another movie."""

    names: tuple[tuple[int, bytes], ...]
    url: bytes | None = None


@dataclass(frozen=True, slots=True)
class ScriptLimits:
    """Limits that the movie sets itself (SWF 7): depth of calls and seconds of a script."""

    recursion: int
    seconds: int


ControlTag = (
    PlaceObject
    | RemoveObject
    | DoAction
    | DoInitAction
    | SetBackgroundColor
    | SoundStart
    | SoundStreamHead
    | SoundStreamBlock
)


@dataclass(frozen=True, slots=True)
class MovieFrame:
    """One frame of a timeline: what is done in it, in the order of the file."""

    tags: tuple[ControlTag, ...] = ()
    label: bytes | None = None


@dataclass(frozen=True, slots=True)
class DefineSprite:
    """Movie clip character: a timeline of its own."""

    character_id: int
    frames: tuple[MovieFrame, ...]


def read_do_action(reader: BitReader) -> DoAction:
    """Read a DoAction."""
    return DoAction(reader.rest())


def read_do_init_action(reader: BitReader) -> DoInitAction:
    """Read a DoInitAction."""
    return DoInitAction(reader.u16(), reader.rest())


def read_background(reader: BitReader) -> SetBackgroundColor:
    """Read a SetBackgroundColor."""
    return SetBackgroundColor(read_rgb(reader))


def read_frame_label(reader: BitReader) -> FrameLabel:
    """Read a FrameLabel; whether it is an anchor of the page matters to a browser of a desktop only."""
    return FrameLabel(reader.string())


def read_exports(reader: BitReader) -> AssetNames:
    """Read an ExportAssets."""
    return AssetNames(_read_names(reader))


def read_imports(reader: BitReader, version: int) -> AssetNames:
    """Read an ImportAssets, or an ImportAssets2 when `version` is 2."""
    url = reader.string()
    if version == 2:
        reader.raw(2)
    return AssetNames(_read_names(reader), url)


def read_script_limits(reader: BitReader) -> ScriptLimits:
    """Read a ScriptLimits."""
    return ScriptLimits(reader.u16(), reader.u16())


def _read_names(reader: BitReader) -> tuple[tuple[int, bytes], ...]:
    return tuple((reader.u16(), reader.string()) for _ in range(reader.u16()))
