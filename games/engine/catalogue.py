"""Catalogue of games: every folder here, or in a folder that was added, with a game.yaml. Needs no display.

spec = load_game("keep-awake")
play = spec.begin(seed=7)
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, cast

import msgspec

import games
from games.engine.bots import Bot, Shortcut
from games.engine.game_fault import GameFault, describe, faults_in
from games.engine.rules import EVERY_PLAY, Game
from games.engine.watching_bot import TellsWants, watching_bot
from handset import datafile
from handset.keypad import KEYS_BY_NAME, Key
from handset.synth.sound_files import shared_sound_files
from keitai.common.errors import KeitaiError, SourcePlace

FOLDER = Path(__file__).parents[1]
"""The package of the games, where `new-game` lays out another one."""
ART = FOLDER.parent / "assets" / "art"
SOUNDS, PICTURES = "sounds.yaml", "art"
"""A game's own sounds and pictures, in its folder."""
VARIABLE = "KEITAI_GAMES"
"""Variable of the environment that names folders of more games, as PATH names folders of programs."""
_NAME = re.compile("[a-z0-9-]+")
_log = logging.getLogger("keitai.games")


class LocalizedText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages."""

    en: str
    ja: str

    def of(self, language: str) -> str:
        """Return the text in `language`: "ja", or English for anything else."""
        return self.ja if language == "ja" else self.en


class LocalizedLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few short lines in both languages, each at most 24 half-width columns."""

    en: list[str]
    ja: list[str]

    def of(self, language: str) -> list[str]:
        """Return the lines in `language`: "ja", or English for anything else."""
        return self.ja if language == "ja" else self.en


class GameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Content of a game.yaml: the game's names, how it is played, and its tuning."""

    title: LocalizedText
    """Title in lists, and on its own first screen."""
    category: Literal["timing", "sports", "quiz", "puzzle", "action"]
    """Where the site lists it."""
    description: LocalizedText
    """A sentence or two on the site's page about it."""
    howto: LocalizedLines
    """What the player reads before the first round."""
    keys: dict[str, LocalizedText]
    """Each key that the rules listen to, and what it does; other keys never reach the game."""
    tuning: dict[str, Any]
    """The numbers of the game's feel: the fields of `Tuning` in its `tuning.py`, which checks them."""
    released: date | None = None
    """The day it came to the site."""


@dataclass(frozen=True)
class GameSpec:
    """Game that can be played: its game.yaml, its rules, and its Python package.

    Example:
        >>> spec = load_game("kuta")
        >>> spec.file.title.en, spec.begin(seed=2009).score
        ("Kuta's Eco Adventure", 0)
    """

    id: str
    file: GameFile
    tuning: Any
    package: str

    @cached_property
    def version(self) -> int:
        """Version of the rules; a replay of another version is refused."""
        return int(self.part("rules", "VERSION"))

    @cached_property
    def folder(self) -> Path:
        """The folder that the game's files lie in."""
        return _folder_of(self.package)

    @cached_property
    def keys(self) -> frozenset[Key]:
        """The keys that the game's rules react to."""
        return frozenset(KEYS_BY_NAME[name] for name in self.file.keys)

    @cached_property
    def events(self) -> tuple[str, ...]:
        """The names of the events that its rules declare as `EVENTS`, with those of every play first."""
        return tuple(dict.fromkeys((*EVERY_PLAY, *vars(self.module("rules")).get("EVENTS", ()))))

    @cached_property
    def digest(self) -> str:
        """16 hex digits of rules version and tuning: plays are comparable only where it is equal."""
        tuning = msgspec.json.encode(self.tuning, order="deterministic")
        return hashlib.sha256(f"{self.id}/{self.version}/".encode() + tuning).hexdigest()[:16]

    def by_rules(self, version: int) -> GameSpec:
        """Return the game as it was played by rules of that version: `rules_VERSION` in its folder keeps them.

        Frozen rules prove the plays of their day for ever; nothing is played by them any more.

        Raises:
            KeitaiError: The rules of that version were not kept.
        """
        if version == self.version:
            return self
        name = f"rules_{version}"
        path = Path(import_module(self.package).__file__ or "").parent / name / "game.yaml"
        if not path.is_file():
            raise KeitaiError(f"rules {version} of {self.id} were not kept; here are its rules {self.version}")
        return read_game(path.read_bytes(), self.id, f"{self.package}.{name}", f"{name}/{path.name}")

    def begin(self, seed: int) -> Game:
        """Begin a play: return its rules, seeded."""
        rules = self.part("rules", "Rules")
        with faults_in(self.folder):
            return cast(Game, rules(seed, self.tuning))

    @property
    def decks(self) -> int:
        """Decks that plays draw their scenes from in turn, by the remainder of their seeds; 1 where all draw from one.

        A game has several by a number `decks` in its tuning.
        """
        return int(self.file.tuning.get("decks", 1))

    def seed_after(self, before: int, drawn: int) -> int:
        """Return the seed `drawn` for a play, moved to the deck after that of the player's play before."""
        return drawn % ((1 << 32) - self.decks) // self.decks * self.decks + (before + 1) % self.decks

    def bot(self, skill: str, seed: int) -> Bot:
        """Return a bot of the skill "novice", "average" or "skilled".

        A game without a bot.py is played by a `WatchingBot`, where its rules tell what they want.

        Raises:
            KeitaiError: The skill does not exist, or there is nothing that could play the game.
        """
        if not self._has_bot:
            if not isinstance(self.begin(seed), TellsWants):
                raise KeitaiError(f"{self.id} has neither a bot.py nor rules with wants(), so no bot can play it")
            return watching_bot(skill, seed)
        make_bot = self.part("bot", "make_bot")
        with faults_in(self.folder):
            return cast(Bot, make_bot(skill, seed))

    @property
    def _has_bot(self) -> bool:
        return (self.folder / "bot.py").is_file()

    @property
    def shortcuts(self) -> Mapping[str, Shortcut]:
        """Ways to play that must not pay, by name: `SHORTCUTS` of its bot.py, where it has some."""
        own = vars(self.module("bot")) if self._has_bot else {}
        return cast(Mapping[str, Shortcut], own.get("SHORTCUTS", {}))

    def module(self, name: str) -> Any:
        """Import a module of the game's package, such as "view"; the name on its own says which.

        Raises:
            GameFault: It is missing, or an error is raised while it is imported.
        """
        return _import_part(self.package, name)

    def part(self, module: str, name: str) -> Any:
        """Return what a module of the game defines by a name that the program looks up, such as `Rules` of rules.py.

        Raises:
            GameFault: The module does not define it, or cannot be imported.
        """
        return _part_of(self.package, module, name)


def _folder_of(package: str) -> Path:
    """Return the folder of a package of the games, `games.wig` or `games.wig.rules_1`, without importing it."""
    inner = Path(*package.removeprefix(f"{games.__name__}.").split("."))
    found = (Path(place) / inner for place in games.__path__)
    return next((place for place in found if place.is_dir()), FOLDER / inner)


def _import_part(package: str, name: str) -> Any:
    folder = _folder_of(package)
    if not (folder / f"{name}.py").is_file() and not (folder / name).is_dir():
        raise GameFault(SourcePlace(folder.name), f"{name}.py was not found; `keitai new-game` lays out a game with it")
    with faults_in(folder):
        return import_module(f"{package}.{name}")


def _part_of(package: str, module: str, name: str) -> Any:
    found = vars(_import_part(package, module))
    if name not in found:
        raise GameFault(SourcePlace(f"{module}.py"), f"{name} is not defined in it, and the program looks it up there")
    return found[name]


def add_games(folder: Path) -> None:
    """Add the games of another folder to the catalogue, each a package with a game.yaml, with the sounds they bring.

    Raises:
        KeitaiError: It is not a directory.
    """
    if not folder.is_dir():
        raise KeitaiError(f"{folder} is not a directory; name one with games in it")
    place = folder.resolve()
    if str(place) not in games.__path__:
        games.__path__.append(str(place))
    for game in game_ids(place):
        shared_sound_files().add(game, place / game.replace("-", "_") / SOUNDS)


@contextmanager
def added_games(folder: Path) -> Iterator[None]:
    """Have the games of another folder in the catalogue for a while, here and in processes that begin meanwhile.

    Raises:
        KeitaiError: It is not a directory.
    """
    path, told = list(games.__path__), os.environ.get(VARIABLE)
    add_games(folder)
    os.environ[VARIABLE] = os.pathsep.join(dict.fromkeys([*_named_by_environment(), str(folder.resolve())]))
    try:
        yield
    finally:
        games.__path__[:] = path
        if told is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = told


def _named_by_environment() -> list[str]:
    return [folder for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]


def _add_games_of_environment() -> None:
    """Add the folders that KEITAI_GAMES names; one that is missing is told in the log, and no reason to stop."""
    for folder in _named_by_environment():
        try:
            add_games(Path(folder))
        except KeitaiError as fault:
            _log.error("%s: %s", VARIABLE, fault)


def _folders(folder: Path | None) -> list[Path]:
    return [folder] if folder else [Path(path) for path in games.__path__]


def game_ids(folder: Path | None = None) -> list[str]:
    """Return the ids of games, which are their folders' names: of all folders, or of one only."""
    folders = [entry for place in _folders(folder) for entry in os.scandir(place) if entry.is_dir()]
    names = {entry.name for entry in folders if os.path.isfile(f"{entry.path}/game.yaml")}
    return sorted(name.replace("_", "-") for name in names)


def art_folder(game: str) -> Path | None:
    """Return the folder of a game's pictures: the program's own, or `art` in the game's folder; None without one."""
    places = [ART / game, *(place / game.replace("-", "_") / PICTURES for place in _folders(None))]
    return next((place for place in places if place.is_dir()), None)


def title_file(game: str) -> Path | None:
    """Return the file of a game's 120x90 title picture, None for a game without one."""
    places = [ART / game, *(place / game.replace("-", "_") for place in _folders(None))]
    return next((place / "title.png" for place in places if (place / "title.png").is_file()), None)


def game_file(game: str, folder: Path | None = None) -> Path | None:
    """Return the game.yaml of the game with this id: in all folders, or in one only."""
    places = [place / game.replace("-", "_") / "game.yaml" for place in _folders(folder)]
    return next((place for place in places if place.is_file()), None)


def load_game(game: str, folder: Path | None = None) -> GameSpec:
    """Return the game of this id.

    Raises:
        KeitaiError: The game does not exist; the message names those that do.
        FileError: Its game.yaml is faulty.
    """
    path = game_file(game, folder)
    if not _NAME.fullmatch(game) or path is None:
        known = game_ids(folder)
        hint = datafile.did_you_mean(game, known)
        raise KeitaiError(f"unknown game {game!r}{hint}; there are {', '.join(known) or 'none'}")
    return _read_cached(path, path.stat().st_mtime_ns, game, f"{games.__name__}.{path.parent.name}")


def available_games(folder: Path | None = None) -> list[GameSpec]:
    """List every game that can be played, in the catalogue's order; of all places, or of one only."""
    specs = (find_game(game, folder) for game in game_ids(folder))
    return [spec for spec in specs if spec is not None]


def find_game(game: str, folder: Path | None = None) -> GameSpec | None:
    """Return the game of this id, None where it is missing or its game.yaml is faulty."""
    if game not in game_ids(folder):
        return None
    try:
        return load_game(game, folder)
    except KeitaiError as fault:
        _log_once(game, str(fault))
        return None


@lru_cache(maxsize=64)
def rules_version(game: str) -> int:
    """Return the version of the rules that a game is played by; 1 for a game that is not here."""
    spec = find_game(game)
    return 1 if spec is None else spec.version


@lru_cache(maxsize=64)
def _log_once(game: str, fault: str) -> None:
    """Log a game's fault once a process: pages ask for the games all the time."""
    _log.error("%s is left out of the games: %s", game, fault)


@lru_cache(maxsize=64)
def _read_cached(path: Path, changed: int, game: str, package: str) -> GameSpec:
    """Read a game.yaml anew only when it has changed: a site asks for its games with every page."""
    return read_game(path.read_bytes(), game, package, path.name)


def forget_games() -> None:
    """Read every game.yaml anew when it is next asked for, as after a game's code was imported anew."""
    _read_cached.cache_clear()
    rules_version.cache_clear()
    _log_once.cache_clear()


def read_game(raw: bytes, game: str, package: str, shown: str) -> GameSpec:
    """Read a game from the bytes of its game.yaml and check it whole.

    Raises:
        FileError: Something in it is wrong; the place is the line in the file.
    """
    file = datafile.parse(raw, GameFile, shown)
    shape = _part_of(package, "tuning", "Tuning")
    node, _ = datafile.parse_nodes(raw, shown)
    for key in file.keys:
        if key not in KEYS_BY_NAME:
            hint = datafile.did_you_mean(key, list(KEYS_BY_NAME))
            raise datafile.problem_at(node, ["keys", key], shown, f"unknown key {key!r}{hint}")
    try:
        tuning = datafile.convert(file.tuning, shape)
    except msgspec.ValidationError as error:
        raise datafile.explain(error, node, shape, shown, ["tuning"]) from None
    except (TypeError, NameError) as error:  # a field of Tuning has a type that is not one
        raise GameFault(SourcePlace("tuning.py"), describe(error)) from None
    return GameSpec(game, file, tuning, package)


_add_games_of_environment()
