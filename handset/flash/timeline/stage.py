"""The stage: all clips of a movie, frame by frame, and the actions that wait to be run.

In each frame every clip that runs goes on by one, the newest first; what its tags place begins at once with its own
first frame. Actions are only gathered meanwhile, and run when all clips have gone on, in the order they were met.

Source: SWF File Format Specification 19, chapters 2 (Processing a SWF file), 3 (The Display List) and 13.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from handset.flash.avm.objects import property_key
from handset.flash.avm.program import UNDEFINED, ActionProgram, decode_actions
from handset.flash.avm.realm import CallFromOutside, ScriptRealm
from handset.flash.swf.buttons import ButtonCharacter, ButtonState, DefineButton
from handset.flash.swf.colors import Rgba
from handset.flash.swf.encoding import decode_text
from handset.flash.swf.fonts import DefineFont
from handset.flash.swf.geometry import AffineMatrix, ColorTransform
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.placement import KEY_PRESS_EVENT, PlaceObject, RemoveObject
from handset.flash.swf.sounds import DefineSound, SoundStart
from handset.flash.swf.tag_readers import Character
from handset.flash.swf.texts import DefineEditText
from handset.flash.swf.timeline_tags import ControlTag, DefineSprite, DoAction, MovieFrame, SetBackgroundColor
from handset.flash.timeline.clip_events import ClipEvent
from handset.flash.timeline.display_objects import FIRST_DYNAMIC_DEPTH, ClipState, DisplayObject
from handset.flash.timeline.paths import find_clip, split_variable
from handset.flash.timeline.properties import MovieProperties

MAX_OBJECTS = 4096
"""Display objects of a movie; what would be placed beyond them is left out."""
MAX_NESTING = 64
FIRST_UNIQUE = 6
"""First version in which nothing is placed at a depth that is taken."""
PORTION = 65_536
"""Bytes of a movie's file that arrive with each frame, as Flash Player reads a file: preloaders wait for the rest."""


@dataclass(frozen=True, slots=True)
class QueuedAction:
    """Actions that wait for their turn.

    Attributes:
        clip: The clip that they belong to.
        run: The actions, or a call of a function.
        lasting: Whether they run though the clip is gone, as those of its end do.
    """

    clip: DisplayObject
    run: ActionProgram | CallFromOutside
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class LoadedMovie:
    """Movie that was loaded into a clip or a level, and the bytes that it was read from."""

    movie: SwfMovie
    data: bytes


@dataclass(slots=True)
class MovieStage:
    """A movie that runs.

    Attributes:
        movie: The movie.
        root: Its main timeline.
        realm: What its scripts share.
        queue: Actions that wait, each with the clip that they belong to.
        sounds: Sounds that were started and not yet handed to the phone, each with the movie that it is of.
    """

    movie: SwfMovie
    root: DisplayObject
    background: Rgba
    shared: MovieProperties = field(default_factory=MovieProperties)
    realm: ScriptRealm = field(default_factory=lambda: ScriptRealm(4))
    queue: deque[QueuedAction] = field(default_factory=deque)
    early: deque[QueuedAction] = field(default_factory=deque)
    """Actions that run before those of the queue: what clips do as they are made."""
    sounds: list[tuple[SwfMovie, SoundStart]] = field(default_factory=list)
    clips: list[DisplayObject] = field(default_factory=list)
    """Clips in the order they began."""
    programs: dict[tuple[bytes, int], ActionProgram] = field(default_factory=dict)
    object_count: int = 0
    portions: int = 1
    """Portions of the file that have arrived."""
    instances: int = 0
    """Number of the next object that has no name of its own."""
    loaded: list[LoadedMovie] = field(default_factory=list)
    """Movies that clips were filled with later."""

    @property
    def roots(self) -> list[DisplayObject]:
        """Roots of all levels, from the lowest."""
        levels = self.root.levels
        return [self.root] if levels is None else [levels[number] for number in sorted(levels)]

    def program(self, actions: bytes, version: int) -> ActionProgram:
        """Return actions decoded; each is decoded once."""
        found = self.programs.get((actions, version))
        if found is None:
            found = self.programs[actions, version] = decode_actions(actions, version)
        return found

    def enqueue(self, clip: DisplayObject, actions: bytes) -> None:
        """Let actions wait for their turn."""
        self.queue.append(QueuedAction(clip, self.program(actions, clip.movie.header.version)))

    def enqueue_event(self, clip: DisplayObject, event: ClipEvent) -> None:
        """Let what a clip does at an event wait: the actions of its placement, and a method of that name."""
        for each in clip.events:
            if each.events & event.bit:
                lasting = event is ClipEvent.UNLOAD
                clip.ending |= lasting
                action = QueuedAction(clip, self.program(each.actions, clip.movie.header.version), lasting)
                (self.early if event is ClipEvent.INITIALIZE else self.queue).append(action)
        if event.method and has_method(clip, event.method):
            self.queue.append(QueuedAction(clip, CallFromOutside(event.method)))

    def enqueue_key_press(self, clip: DisplayObject, code: int) -> bool:
        """Let what a clip does at the press of a key wait (`on (keyPress ...)`, SWF 6); return whether it does any."""
        found = [each for each in clip.events if each.events & KEY_PRESS_EVENT and each.key_code == code]
        for each in found:
            self.enqueue(clip, each.actions)
        return bool(found)

    def enqueue_call(self, call: CallFromOutside) -> None:
        """Let a call of a function wait for its turn."""
        self.queue.append(QueuedAction(self.root, call))


def has_method(clip: DisplayObject, name: str) -> bool:
    """Tell whether a clip has a variable of its own by a method's name."""
    return clip.clip is not None and property_key(name, clip.movie.header.version) in clip.clip.variables


def start_stage(movie: SwfMovie, realm: ScriptRealm) -> MovieStage:
    """Return a stage whose first frame was entered; its actions wait."""
    root = DisplayObject(None, 0, movie, clip=ClipState(movie.frames))
    stage = MovieStage(movie, root, movie.background, realm=realm)
    stage.clips.append(root)
    count_loaded(stage)
    advance_clip(stage, root)
    return stage


def count_loaded(stage: MovieStage) -> None:
    """Count the frames of the main timeline that the portions so far have brought."""
    if stage.root.movie is not stage.movie:
        stage.shared.frames_loaded = len(stage.root.movie.frames)
        return
    ends = stage.movie.frame_ends
    arrived = bisect_right(ends, stage.portions * PORTION)
    stage.shared.frames_loaded = arrived if ends else len(stage.movie.frames)


def advance_clips(stage: MovieStage) -> None:
    """Let every clip that runs go on by one frame, as the next portion of the file arrives; actions are gathered."""
    stage.portions += 1
    count_loaded(stage)
    for clip in reversed(tuple(stage.clips)):
        if not clip.removed:
            stage.enqueue_event(clip, ClipEvent.ENTER_FRAME)
            advance_clip(stage, clip)
    stage.clips = [clip for clip in stage.clips if not clip.removed]


def run_queue(stage: MovieStage, run: Callable[[QueuedAction], None]) -> None:
    """Run the actions that wait, and those that they bring about, by `run`; a clip that is gone acts no more."""
    while stage.early or stage.queue:
        action = (stage.early or stage.queue).popleft()
        if action.lasting or not action.clip.removed:
            run(action)
        if action.lasting:
            action.clip.ending = False


def go_to_frame(stage: MovieStage, target: DisplayObject, frame: int) -> None:
    """Bring a clip to a frame as if it had run there: only that frame's actions wait, those between are passed over.

    Args:
        stage: The stage.
        target: The clip.
        frame: Index of the frame; beyond the last it is the last.
    """
    clip = target.clip
    if clip is None:
        return
    frame = max(0, min(frame, len(clip.frames) - 1))
    if frame == clip.frame:
        return
    rewinds = frame < clip.frame
    if rewinds:
        _remove_newer(stage, target, frame)
    first = 0 if rewinds else clip.frame + 1
    clip.frame = frame
    for depth, (place, placed_at) in _placements(stage, target, first, frame).items():
        _place_collected(stage, target, depth, place, placed_at, rewinds=rewinds)
    for tag in clip.frames[frame].tags:
        if isinstance(tag, DoAction | SoundStart):
            _execute_tag(stage, target, tag, frame)


def place(stage: MovieStage, parent: DisplayObject, tag: PlaceObject, frame: int) -> None:
    """Do what a tag of placement says on a clip's display list.

    What is to be put where something stands is left out from SWF 6 on; before, it takes its place without its end.
    """
    clip = parent.clip
    if clip is None:
        return
    present = clip.children.get(tag.depth)
    if tag.character_id is None:
        if present is not None:
            _apply_placement(present, tag)
        return
    if present is None and tag.moves:
        return
    if present is not None and not tag.moves:
        if parent.movie.header.version >= FIRST_UNIQUE:
            return
        remove(stage, present, silently=True)
    elif present is not None:
        if _replace_character(stage, present, tag.character_id):
            _apply_placement(present, tag)
            present.placed_at = frame
            return
        _apply_placement(present, tag)
        return
    add_child(stage, parent, tag, frame)


def add_child(stage: MovieStage, parent: DisplayObject, tag: PlaceObject, frame: int) -> DisplayObject | None:
    """Put a new object of a character on a display list; a clip enters its first frame at once."""
    clip, character = parent.clip, parent.movie.characters.get(tag.character_id or 0)
    if clip is None or not _is_displayable(character) or stage.object_count >= MAX_OBJECTS:
        return None
    if _nesting(parent) >= MAX_NESTING:
        return None
    if tag.depth in clip.children:
        remove(stage, clip.children[tag.depth])
    child = DisplayObject(character, tag.depth, parent.movie, parent=parent, placed_at=frame, events=tag.clip_actions)
    _apply_placement(child, tag)
    if tag.name is None and isinstance(character, DefineSprite | DefineButton):
        stage.instances += 1
        child.name = f"instance{stage.instances}"
    clip.children[tag.depth] = child
    stage.object_count += 1
    initialize_child(stage, child)
    return child


def place_empty_clip(stage: MovieStage, parent: DisplayObject, name: str, depth: int) -> None:
    """Put a clip without anything in it on a display list."""
    clip = parent.clip
    if clip is None or stage.object_count >= MAX_OBJECTS or _nesting(parent) >= MAX_NESTING:
        return
    if depth in clip.children:
        remove(stage, clip.children[depth])
    child = DisplayObject(None, depth, parent.movie, name, parent, clip=ClipState((MovieFrame(),), 0))
    clip.children[depth] = child
    stage.object_count += 1
    stage.clips.append(child)


def initialize_child(stage: MovieStage, child: DisplayObject) -> None:
    """Initialize an object that was just placed: enter a clip's first frame, show a text field's first text."""
    if isinstance(child.character, DefineSprite):
        child.clip = ClipState(child.character.frames)
        stage.clips.append(child)
        stage.enqueue_event(child, ClipEvent.INITIALIZE)
        stage.enqueue_event(child, ClipEvent.LOAD)
        advance_clip(stage, child)
    elif isinstance(child.character, DefineEditText):
        _initialize_field(child, child.character)
    elif isinstance(child.character, DefineButton):
        show_button_state(stage, child, ButtonState.UP)


def show_button_state(stage: MovieStage, button: DisplayObject, state: ButtonState) -> None:
    """Show a button in a state: what it shows in both runs on, the rest ends or begins with its first frame."""
    button.button_state = state
    parts = button.parts = button.parts if button.parts is not None else {}
    character = button.character
    wanted = character.parts_in(state) if isinstance(character, DefineButton) else {}
    for depth, present in sorted(parts.items()):
        kept = wanted.get(depth)
        if kept is None or present.character is None or present.character.character_id != kept.character_id:
            del parts[depth]
            _mark_removed(stage, present)
    for depth, part in sorted(wanted.items()):
        if depth not in parts:
            _place_part(stage, button, part)


def _place_part(stage: MovieStage, button: DisplayObject, part: ButtonCharacter) -> None:
    character = button.movie.characters.get(part.character_id)
    full = stage.object_count >= MAX_OBJECTS or _nesting(button) >= MAX_NESTING
    if full or button.parts is None or not _is_displayable(character):
        return
    child = DisplayObject(character, part.depth, button.movie, "", button, part.matrix, part.color_transform)
    if isinstance(character, DefineSprite | DefineButton):
        stage.instances += 1
        child.name = f"instance{stage.instances}"
    button.parts[part.depth] = child
    stage.object_count += 1
    initialize_child(stage, child)


def remove(stage: MovieStage, target: DisplayObject, *, silently: bool = False) -> None:
    """Take an object and all on it off the stage; `silently` without what it does at its end."""
    if silently:
        target.events = ()
    parent = target.parent
    if parent is not None and parent.clip is not None and parent.clip.children.get(target.depth) is target:
        del parent.clip.children[target.depth]
    _mark_removed(stage, target)


def field_variable(field_object: DisplayObject, character: DefineEditText) -> tuple[DisplayObject, str] | None:
    """Return the clip and the bare name of the variable that a field shows; None where it has none."""
    version = field_object.movie.header.version
    name = decode_text(character.variable, version)
    holder = field_object.holder
    if not name or holder is None:
        return None
    path, bare = split_variable(name, version)
    clip = holder if path is None else find_clip(holder, path, version)
    return None if clip is None or clip.clip is None else (clip, bare)


def advance_clip(stage: MovieStage, target: DisplayObject) -> None:
    """Let a clip go on by a frame where it runs, round from its last to its first; a new one enters its first."""
    clip = target.clip
    if clip is None or (not clip.playing and clip.frame >= 0):
        return
    following = clip.frame + 1
    if following < len(clip.frames):
        clip.frame = following
        for tag in clip.frames[following].tags:
            _execute_tag(stage, target, tag, following)
    elif len(clip.frames) > 1:
        go_to_frame(stage, target, 0)


def _execute_tag(stage: MovieStage, target: DisplayObject, tag: ControlTag, frame: int) -> None:
    match tag:
        case PlaceObject():
            place(stage, target, tag, frame)
        case RemoveObject():
            if target.clip is not None and (present := target.clip.children.get(tag.depth)) is not None:
                remove(stage, present)
        case DoAction():
            stage.enqueue(target, tag.actions)
        case SoundStart():
            stage.sounds.append((target.movie, tag))
        case SetBackgroundColor() if target.parent is None:
            stage.background = tag.color


def _apply_placement(child: DisplayObject, tag: PlaceObject) -> None:
    """Take over what a placement tells; what an action has moved, its timeline moves no more."""
    if not child.moved_by_script:
        child.matrix = child.matrix if tag.matrix is None else tag.matrix
        child.color_transform = child.color_transform if tag.color_transform is None else tag.color_transform
    if tag.ratio is not None:
        child.ratio = tag.ratio
    if tag.clip_depth is not None:
        child.clip_depth = tag.clip_depth
    if tag.name is not None:
        child.name = decode_text(tag.name, child.movie.header.version)


def _replace_character(stage: MovieStage, present: DisplayObject, character_id: int) -> bool:
    """Replace an object's character, unless one of them is a clip, button or text field; return whether it did."""
    character = present.movie.characters.get(character_id)
    fixed = isinstance(present.character, DefineSprite | DefineButton | DefineEditText)
    if fixed or not _is_displayable(character) or isinstance(character, DefineSprite | DefineButton | DefineEditText):
        return False
    present.character = character
    return True


def _is_displayable(character: Character | None) -> bool:
    return character is not None and not isinstance(character, DefineFont | DefineSound)


def _nesting(target: DisplayObject) -> int:
    depth = 0
    while target.parent is not None:
        target, depth = target.parent, depth + 1
    return depth


def _initialize_field(child: DisplayObject, character: DefineEditText) -> None:
    found = field_variable(child, character)
    if found is None:
        return
    clip, bare = found
    version = child.movie.header.version
    if clip.clip is not None and character.text and clip.clip.variable(bare, version) is UNDEFINED:
        clip.clip.set_variable(bare, decode_text(character.text, version), version)


def _mark_removed(stage: MovieStage, target: DisplayObject) -> None:
    target.removed = True
    stage.object_count -= 1
    if target.clip is not None:
        stage.enqueue_event(target, ClipEvent.UNLOAD)
    for child in target.below():
        _mark_removed(stage, child)


def _remove_newer(stage: MovieStage, target: DisplayObject, frame: int) -> None:
    """Take away what the timeline has placed after a frame that it jumps back to."""
    assert target.clip is not None
    for child in tuple(target.clip.children.values()):
        if child.placed_at > frame and child.depth < FIRST_DYNAMIC_DEPTH:
            remove(stage, child)


def _placements(stage: MovieStage, target: DisplayObject, first: int, last: int) -> dict[int, tuple[PlaceObject, int]]:
    """Return what the frames from `first` to `last` place, one placement a depth with the frame that it began in.

    What they remove from the present display list is removed.
    """
    assert target.clip is not None
    found: dict[int, tuple[PlaceObject, int]] = {}
    for number in range(first, last + 1):
        for tag in target.clip.frames[number].tags:
            match tag:
                case PlaceObject():
                    found[tag.depth] = _merge(found.get(tag.depth), tag, number)
                case RemoveObject():
                    found.pop(tag.depth, None)
                    _remove_passed(stage, target, tag.depth, rewinds=first == 0)
                case SetBackgroundColor() if target.parent is None:
                    stage.background = tag.color
    return found


def _remove_passed(stage: MovieStage, target: DisplayObject, depth: int, *, rewinds: bool) -> None:
    """Remove what a frame that is passed over removes, where it has stood since before the jump."""
    assert target.clip is not None
    present = target.clip.children.get(depth)
    if present is not None and not rewinds:
        remove(stage, present)


def _merge(earlier: tuple[PlaceObject, int] | None, tag: PlaceObject, number: int) -> tuple[PlaceObject, int]:
    if earlier is None or not tag.moves:
        return tag, number
    before, began = earlier
    return (
        replace(
            before,
            character_id=before.character_id if tag.character_id is None else tag.character_id,
            matrix=before.matrix if tag.matrix is None else tag.matrix,
            color_transform=before.color_transform if tag.color_transform is None else tag.color_transform,
            ratio=before.ratio if tag.ratio is None else tag.ratio,
            name=before.name if tag.name is None else tag.name,
            clip_depth=before.clip_depth if tag.clip_depth is None else tag.clip_depth,
        ),
        began if tag.character_id is None else number,
    )


def _place_collected(
    stage: MovieStage, target: DisplayObject, depth: int, tag: PlaceObject, placed_at: int, *, rewinds: bool
) -> None:
    assert target.clip is not None
    present = target.clip.children.get(depth)
    if rewinds and present is not None:
        _apply_placement(present, _reset_placement(tag))
        if tag.character_id is not None:
            _replace_character(stage, present, tag.character_id)
        return
    place(stage, target, tag, placed_at)


def _reset_placement(tag: PlaceObject) -> PlaceObject:
    """Return a placement that resets what it does not tell: at a jump back an object returns to how it began."""
    return replace(
        tag,
        matrix=tag.matrix or AffineMatrix(),
        color_transform=tag.color_transform or ColorTransform(),
        ratio=tag.ratio or 0,
    )
