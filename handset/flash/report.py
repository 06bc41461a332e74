"""Report on a movie, found by reading it: for `flash info`, `flash text` and lint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handset.flash.avm.opcodes import ActionCode, action_name, first_version
from handset.flash.avm.program import ActionProgram, Constant, Instruction, decode_actions
from handset.flash.key_codes import key_name
from handset.flash.swf.buttons import DefineButton
from handset.flash.swf.encoding import decode_text
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.placement import PlaceObject
from handset.flash.swf.sounds import DefineSound, sound_coding
from handset.flash.swf.static_text import static_text
from handset.flash.swf.texts import DefineEditText, DefineText
from handset.flash.swf.timeline_tags import DefineSprite, DoAction, DoInitAction, MovieFrame


@dataclass(frozen=True, slots=True)
class MovieReport:
    """Facts of a movie."""

    version: int
    packed: bool
    byte_count: int
    width: int
    height: int
    frames_per_second: float
    frame_count: int
    characters: dict[str, int]
    """How many characters of each kind its dictionary has."""
    keys: tuple[str, ...]
    """Keys that its buttons wait for."""
    commands: tuple[str, ...]
    """Commands of fscommand2 that it names."""
    actions: dict[str, int]
    """How often each action stands in it."""
    sound_codings: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def needed_version(self) -> int:
        """Version of the file format that its actions come from, if they are newer than its own."""
        return max((first_version(_CODE_OF[name]) for name in self.actions if name in _CODE_OF), default=4)


_CODE_OF = {action_name(code): int(code) for code in ActionCode}


def describe_movie(movie: SwfMovie, byte_count: int) -> MovieReport:
    """Gather the facts of a movie.

    Args:
        movie: The movie as it was read.
        byte_count: Size of its file.
    """
    programs = list(each_program(movie))
    instructions = [instruction for program in programs for instruction in program.instructions]
    counts: dict[str, int] = {}
    for code, _ in instructions:
        if code != ActionCode.END:
            counts[action_name(code)] = counts.get(action_name(code), 0) + 1
    kinds: dict[str, int] = {}
    for character in movie.characters.values():
        kind = type(character).__name__.removeprefix("Define").lower()
        kinds[kind] = kinds.get(kind, 0) + 1
    width, height = movie.header.size
    return MovieReport(
        movie.header.version,
        movie.header.packed,
        byte_count,
        width,
        height,
        movie.header.frame_rate / 256,
        len(movie.frames),
        dict(sorted(kinds.items())),
        tuple(key_name(code) for code in sorted(_key_codes(movie))),
        tuple(sorted({name for program in programs for name in _commands(program)})),
        dict(sorted(counts.items())),
        tuple(sorted({sound_coding(c) for c in movie.characters.values() if isinstance(c, DefineSound)})),
        movie.problems,
    )


def each_program(movie: SwfMovie) -> Iterator[ActionProgram]:
    """Yield the actions of all frames, buttons and clips, decoded."""
    version = movie.header.version
    timelines = [movie.frames, *(c.frames for c in movie.characters.values() if isinstance(c, DefineSprite))]
    for frames in timelines:
        yield from (decode_actions(actions, version) for actions in _frame_actions(frames))
    for character in movie.characters.values():
        if isinstance(character, DefineButton):
            yield from (decode_actions(action.actions, version) for action in character.actions)


def each_text(movie: SwfMovie) -> Iterator[str]:
    """Yield what the movie can show: its fixed texts, the first texts of its fields, the strings of its actions."""
    version = movie.header.version
    for character in movie.characters.values():
        if isinstance(character, DefineText):
            yield static_text(movie, character)
        elif isinstance(character, DefineEditText) and character.text:
            yield decode_text(character.text, version)
    for program in each_program(movie):
        for instruction in program.instructions:
            yield from _strings(instruction)


def _frame_actions(frames: tuple[MovieFrame, ...]) -> Iterator[bytes]:
    for frame in frames:
        for tag in frame.tags:
            if isinstance(tag, DoAction | DoInitAction):
                yield tag.actions
            elif isinstance(tag, PlaceObject):
                yield from (clip.actions for clip in tag.clip_actions)


def _key_codes(movie: SwfMovie) -> set[int]:
    buttons = (c for c in movie.characters.values() if isinstance(c, DefineButton))
    return {action.key_code for button in buttons for action in button.actions if action.key_code}


def _commands(program: ActionProgram) -> Iterator[str]:
    """Yield the commands that are pushed in front of an fscommand2, right below the number of arguments."""
    pool: tuple[str, ...] = ()
    pushed: list[object] = []
    for instruction in program.instructions:
        if instruction.code == ActionCode.PUSH and isinstance(instruction.operand, tuple):
            pushed += instruction.operand
            continue
        if instruction.code == ActionCode.CONSTANT_POOL:
            pool = tuple(_strings(instruction))
        if instruction.code == ActionCode.FS_COMMAND2 and len(pushed) >= 2:
            name = pushed[-2]
            if isinstance(name, Constant):
                name = pool[name.index] if name.index < len(pool) else None
            if isinstance(name, str):
                yield name
        pushed = []


def _strings(instruction: Instruction) -> Iterator[str]:
    if instruction.code in (ActionCode.PUSH, ActionCode.CONSTANT_POOL) and isinstance(instruction.operand, tuple):
        yield from (value for value in instruction.operand if isinstance(value, str) and value)
