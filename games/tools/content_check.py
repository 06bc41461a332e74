"""Check of what a game shows and plays besides its rules: words in both languages, events, keys, sounds, pictures."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from unicodedata import east_asian_width

import yaml

from games.engine.catalogue import SOUNDS, GameSpec, LocalizedText, art_folder, title_file
from games.engine.feedback import SILENCE
from games.engine.sprites import SpriteSheet
from games.tools.finding import CheckFinding, finding_at
from handset import datafile
from handset.keypad import KEYS_BY_NAME, Key
from handset.synth.library import SoundLibrary
from handset.synth.sound_files import shared_sound_files
from keitai.common.errors import KeitaiError

COLUMNS = 24
"""Half-width columns of a line of the how-to, as the title screen has room for it."""
PACKAGE_BYTES, FILE_BYTES = 4_000_000, 1_000_000
"""What a game may take, in all and in one file."""
_FIELDS = re.compile(r"{(\w*)[^}]*}")
_LANGUAGES = ("English", "Japanese")
_Named = Iterator[tuple[ast.expr, str, ast.expr]]


def check_content(
    spec: GameSpec, modules: Mapping[str, ast.Module], judged: list[str], folder: Path
) -> list[CheckFinding]:
    """Return what is missing or too much in a game's words, keys, events, sounds, pictures and files."""
    library = SoundLibrary(shared_sound_files())
    found = [*_game_words(spec, folder), *_key_findings(spec, modules, judged, folder)]
    found += [*_sound_files(spec, library), *_picture_findings(spec, modules), *_size_findings(folder)]
    tables = [(name, call) for name, tree in modules.items() for call in _calls(tree, "FeedbackTable")]
    for name, call in tables:
        found += _table_findings(spec, f"{name}.py", call, library)
    found += _translations(modules, tables)
    found += _emitted(spec, modules, judged)
    return sorted(set(found))


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _game_words(spec: GameSpec, folder: Path) -> Iterator[CheckFinding]:
    """Yield texts of the game.yaml that are empty in a language, and lines of the how-to that are too long."""
    node, _ = datafile.parse_nodes((folder / "game.yaml").read_bytes(), "game.yaml")
    file = spec.file
    texts: list[tuple[list[str], LocalizedText]] = [(["title"], file.title), (["description"], file.description)]
    texts += [(["keys", key], text) for key, text in file.keys.items()]
    for path, text in texts:
        for code, language in zip(("en", "ja"), _LANGUAGES, strict=True):
            if not text.of(code).strip():
                what = f"{'.'.join(path)} says nothing in {language}"
                yield _yaml_finding(node, [*path, code], "words", what, "write it: a phone speaks one or the other")
    for code, language in zip(("en", "ja"), _LANGUAGES, strict=True):
        if not file.howto.of(code):
            what = f"howto has no line in {language}"
            yield _yaml_finding(node, ["howto", code], "words", what, "say in a line or two what the player does")
        for line in file.howto.of(code):
            wide = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)
            if wide > COLUMNS:
                what = f"{line!r} takes {wide} columns, and the title has room for {COLUMNS}"
                yield _yaml_finding(node, ["howto", code], "words", what, "say it in fewer words")


def _yaml_finding(node: yaml.Node, path: list[str], rule: str, what: str, mend: str) -> CheckFinding:
    found: yaml.Node | None = node
    for step in path:
        found = datafile.child(found, step) or found
    place = datafile.node_place(found or node, "game.yaml")
    return CheckFinding("game.yaml", place.line, place.column, rule, what, mend)


def _key_findings(
    spec: GameSpec, modules: Mapping[str, ast.Module], judged: list[str], folder: Path
) -> Iterator[CheckFinding]:
    """Yield keys that the rules listen to and never hear, and keys that game.yaml offers and nobody listens to."""
    used: set[Key] = set()
    for name in judged:
        for node in ast.walk(modules[name]):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Key":
                key = Key.__members__.get(node.attr)
                if key is None:
                    continue
                used.add(key)
                if key not in spec.keys:
                    what = f"{node.attr} never reaches the rules: game.yaml does not name it among the keys"
                    yield finding_at(f"{name}.py", node, "keys", what, "add it to `keys` of game.yaml")
    if used:
        yaml_node, _ = datafile.parse_nodes((folder / "game.yaml").read_bytes(), "game.yaml")
        for written in spec.file.keys:
            if KEYS_BY_NAME[written] not in used:
                what = f"key {written} does nothing: no module of the rules names it"
                yield _yaml_finding(yaml_node, ["keys", written], "keys", what, "take it out, or listen to it")


def _sound_files(spec: GameSpec, library: SoundLibrary) -> Iterator[CheckFinding]:
    try:
        missing = [name for name in ("start", "loop") if library.composition(f"{spec.id}/{name}") is None]
    except KeitaiError:
        return  # told by whoever imports the game
    for name in missing:
        what = f"the sound {name!r} is missing, and every play begins with it"
        yield CheckFinding(SOUNDS, 0, 0, "sounds", what, f"write it as `{name}` below `sounds`")


def _picture_findings(spec: GameSpec, modules: Mapping[str, ast.Module]) -> Iterator[CheckFinding]:
    """Yield sprites that a module puts by a name that its sheet does not have, and a missing title picture."""
    if title_file(spec.id) is None:
        what = "the picture in lists is missing"
        yield CheckFinding("title.png", 0, 0, "pictures", what, "draw one of 120x90 pixels")
    if art_folder(spec.id) is None:
        return
    sheet = SpriteSheet(spec.id)
    sheet.cut(1_000_000)
    for name, tree in modules.items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="put"), args=[_, ast.Constant(value=str(sprite)) as at, _, _]):
                    if sprite not in sheet.sprites:
                        hint = datafile.did_you_mean(sprite, list(sheet.sprites))
                        what = f"the sprite {sprite!r} does not exist{hint}"
                        yield finding_at(f"{name}.py", at, "pictures", what, "put it into the folder art, or its rig")


def _size_findings(folder: Path) -> Iterator[CheckFinding]:
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in files:
        size = path.stat().st_size
        if size > FILE_BYTES:
            what = f"{size:,} bytes, and a file of a game may have {FILE_BYTES:,}"
            name = path.relative_to(folder).as_posix()
            yield CheckFinding(name, 0, 0, "size", what, "make it smaller, or leave it out of the game's folder")
    total = sum(path.stat().st_size for path in files)
    if total > PACKAGE_BYTES:
        what = f"the folder has {total:,} bytes, and a game may have {PACKAGE_BYTES:,}"
        yield CheckFinding(folder.name, 0, 0, "size", what, "take out what the game does not need")


def _table_findings(spec: GameSpec, file: str, call: ast.Call, library: SoundLibrary) -> Iterator[CheckFinding]:
    """Yield what is wrong in a table of feedback: words missing in a language, events and sounds that do not exist."""
    parts = dict(zip(("screens", "popups", "sounds", "music"), call.args, strict=False))
    parts |= {each.arg: each.value for each in call.keywords if each.arg}
    for part, table in parts.items():
        for at, name, value in _entries(table):
            if part != "screens" and name not in spec.events:
                hint = datafile.did_you_mean(name, list(spec.events))
                what = f"the event {name!r} never happens: EVENTS of rules.py does not name it{hint}"
                yield finding_at(file, at, "events", what, "name it as the rules do")
            if part in ("screens", "popups"):
                yield from _pair_findings(file, name, value)
            elif part == "sounds" and isinstance(value, ast.Tuple):
                yield from _voice_findings(spec, file, value.elts[0], library)
            elif part == "music":
                yield from _voice_findings(spec, file, value, library)


def _entries(table: ast.expr) -> _Named:
    if isinstance(table, ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key, key.value, value


def _pair_findings(file: str, name: str, value: ast.expr) -> Iterator[CheckFinding]:
    if not isinstance(value, ast.Tuple) or len(value.elts) < 2:
        return
    texts = [each.value if isinstance(each, ast.Constant) else None for each in value.elts[:2]]
    for at, text, language in zip(value.elts, texts, _LANGUAGES, strict=False):
        if isinstance(text, str) and not text.strip():
            what = f"{name!r} says nothing in {language}"
            yield finding_at(file, at, "words", what, "write it: a phone speaks one or the other")
    english, japanese = texts
    if isinstance(english, str) and isinstance(japanese, str) and english.strip() and japanese.strip():
        missing = set(_FIELDS.findall(english)) ^ set(_FIELDS.findall(japanese))
        if missing:
            what = f"{name!r} has {{{sorted(missing)[0]}}} in one language alone"
            yield finding_at(file, value.elts[1], "words", what, "say the same in both")


def _voice_findings(spec: GameSpec, file: str, at: ast.expr, library: SoundLibrary) -> Iterator[CheckFinding]:
    if isinstance(at, ast.Constant) and isinstance(at.value, str) and at.value != SILENCE:
        try:
            known = library.composition(f"{spec.id}/{at.value}") is not None
        except KeitaiError:
            return
        if not known:
            own = [each.partition("/")[2] for each in library.names() if each.startswith(f"{spec.id}/")]
            what = f"the sound {at.value!r} does not exist{datafile.did_you_mean(at.value, own)}"
            yield finding_at(file, at, "sounds", what, f"write it into {SOUNDS}")


def _translations(modules: Mapping[str, ast.Module], tables: list[tuple[str, ast.Call]]) -> Iterator[CheckFinding]:
    """Yield texts that a module asks for by a key that no table of feedback has."""
    known = {name for _, call in tables for table in call.args[:1] for _, name, _ in _entries(table)}
    if not known:
        return
    for name, tree in modules.items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="translate"), args=[ast.Constant(value=str(key)) as at, *_]):
                    if key not in known:
                        what = f"the text {key!r} does not exist{datafile.did_you_mean(key, sorted(known))}"
                        yield finding_at(f"{name}.py", at, "words", what, "add it to the table of feedback")


def _emitted(spec: GameSpec, modules: Mapping[str, ast.Module], judged: list[str]) -> Iterator[CheckFinding]:
    """Yield events that the rules emit and do not declare: the play would stop there."""
    for name in judged:
        for node in ast.walk(modules[name]):
            match node:
                case ast.Call(func=ast.Attribute(attr="emit"), args=[ast.Constant(value=str(event)) as at, *_]):
                    pass
                case ast.Call(func=ast.Attribute(attr="award"), args=[_, ast.Constant(value=str(event)) as at, *_]):
                    pass
                case _:
                    continue
            if event not in spec.events:
                what = f"the event {event!r} is not in EVENTS{datafile.did_you_mean(event, list(spec.events))}"
                yield finding_at(f"{name}.py", at, "events", what, "add it to EVENTS, or name it as there")
