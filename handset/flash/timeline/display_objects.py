"""Display objects: shapes, texts, buttons and clips, each where it was placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handset.flash.avm.objects import Property, PropertyTable, ScriptObject, Value, property_key
from handset.flash.avm.program import UNDEFINED
from handset.flash.swf.buttons import ButtonState
from handset.flash.swf.encoding import decode_text
from handset.flash.swf.geometry import AffineMatrix, ColorTransform
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.placement import ClipAction, PlaceObject
from handset.flash.swf.tag_readers import Character
from handset.flash.swf.timeline_tags import DefineSprite, MovieFrame

FIRST_DYNAMIC_DEPTH = 16_384
"""Depths from here on belong to clips that actions made; those below are the timeline's."""

MAX_STILL_OBJECTS = 256
"""Objects in the clips that a button shows."""


@dataclass(slots=True)
class ClipState:
    """What makes a display object a movie clip."""

    frames: tuple[MovieFrame, ...]
    frame: int = -1
    """Index of the frame that is shown; -1 before the first."""
    playing: bool = True
    variables: PropertyTable = field(default_factory=dict)
    """Variables, which are the properties of the clip as an object."""
    children: dict[int, DisplayObject] = field(default_factory=dict)
    """Display list: what stands at each depth."""

    def label_index(self, label: str, version: int) -> int | None:
        """Return the frame with a label; letters may be small or capital."""
        wanted = label.casefold()
        for index, frame in enumerate(self.frames):
            if frame.label is not None and decode_text(frame.label, version).casefold() == wanted:
                return index
        return None

    def variable(self, name: str, version: int) -> Value:
        """Return a variable's value; undefined where it was never set."""
        found = self.variables.get(property_key(name, version))
        return UNDEFINED if found is None else found.value

    def set_variable(self, name: str, value: Value, version: int) -> None:
        """Set a variable."""
        key = property_key(name, version)
        found = self.variables.get(key)
        if found is None:
            self.variables[key] = Property(name, value)
        else:
            found.value = value

    def each_variable(self) -> Iterator[tuple[str, Value]]:
        """Yield the names and values of the variables."""
        for found in self.variables.values():
            yield found.name, found.value

    def in_depth_order(self) -> Iterator[DisplayObject]:
        """Yield the children from the lowest depth to the highest."""
        for depth in sorted(self.children):
            yield self.children[depth]


@dataclass(slots=True)
class DisplayObject:
    """Character on a display list."""

    character: Character | None
    """None for the root."""
    depth: int
    movie: SwfMovie
    """Movie that it comes from, whose dictionary its parts stand in."""
    name: str = ""
    parent: DisplayObject | None = None
    matrix: AffineMatrix = field(default_factory=AffineMatrix)
    color_transform: ColorTransform = field(default_factory=ColorTransform)
    ratio: int = 0
    clip_depth: int = 0
    """Topmost depth that this object masks; 0 when it masks nothing."""
    visible: bool = True
    placed_at: int = 0
    """Frame of the parent that placed it, by which a jump back knows whether it was there."""
    moved_by_script: bool = False
    """Whether an action has moved it: its timeline then moves it no more."""
    angles: tuple[float, float, float] | None = None
    """Scale along x and y in percent and rotation in degrees as actions last set them; the matrix is rounded."""
    removed: bool = False
    ending: bool = False
    """Whether it is gone, but actions of its end still wait, for which it is there."""
    button_state: ButtonState = ButtonState.UP
    """State that a button is in."""
    parts: dict[int, DisplayObject] | None = None
    """What a button shows in its state, by depth; None before it is first shown, and for all that is not a button."""
    clip: ClipState | None = None
    events: tuple[ClipAction, ...] = ()
    """Actions that its placement gave it for events of clips (`onClipEvent`)."""
    level: int = 0
    """Number of the level that a root is; 0 for all else."""
    levels: dict[int, DisplayObject] | None = None
    """Roots of all levels by their number, which every root knows."""
    script: ScriptObject | None = None
    """The clip as an object of scripts, once one has asked for it."""

    @property
    def root(self) -> DisplayObject:
        """The topmost clip above this object."""
        found = self
        while found.parent is not None:
            found = found.parent
        return found

    @property
    def holder(self) -> DisplayObject | None:
        """The nearest clip above this object; a button between them is passed over."""
        found = self.parent
        while found is not None and found.clip is None:
            found = found.parent
        return found

    def below(self) -> Iterator[DisplayObject]:
        """Yield what stands on a clip, or what a button shows, from the lowest depth to the highest."""
        shown = self.clip.children if self.clip is not None else self.parts or {}
        for depth in sorted(shown):
            yield shown[depth]

    @property
    def slash_path(self) -> str:
        """Path from the root as actions of SWF 4 write it: `/` for the root, `/menu/button` for others.

        One that stands in a level above the main timeline's begins with that: `_level1/menu`.
        """
        names: list[str] = []
        found = self
        while found.parent is not None:
            names.append(found.name)
            found = found.parent
        path = "/" + "/".join(reversed(names))
        return path if not found.level else f"_level{found.level}{path if names else ''}"


def still_clip(sprite: DefineSprite, movie: SwfMovie, parent: DisplayObject | None = None) -> DisplayObject:
    """Return the first frame of a clip that no action runs in, such as a button shows it.

    Args:
        sprite: The clip's definition.
        movie: The movie that it comes from.
        parent: Object from which the variables of its fields are found.
    """
    found = DisplayObject(sprite, 0, movie, parent=parent, clip=ClipState(sprite.frames))
    _place_still(found, sprite, parent, MAX_STILL_OBJECTS)
    return found


def _place_still(clip: DisplayObject, sprite: DefineSprite, parent: DisplayObject | None, room: int) -> int:
    """Place what the first frame of a clip does; return how many objects may still be placed."""
    assert clip.clip is not None
    for tag in sprite.frames[0].tags if sprite.frames else ():
        if not room or not isinstance(tag, PlaceObject) or tag.character_id is None:
            continue
        room -= 1
        character = clip.movie.characters.get(tag.character_id)
        child = DisplayObject(character, tag.depth, clip.movie, parent=parent)
        child.matrix = tag.matrix or child.matrix
        child.color_transform = tag.color_transform or child.color_transform
        child.clip_depth = tag.clip_depth or 0
        clip.clip.children[tag.depth] = child
        if isinstance(character, DefineSprite) and character is not sprite:
            child.clip = ClipState(character.frames)
            room = _place_still(child, character, parent, room)
    return room
