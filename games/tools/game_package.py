"""Package of a game: one file with all that makes it up, the same bytes for the same files, read with bounds.

A package is a ZIP archive, nothing in it compressed, with a manifest first. What it holds is code, which runs with the
rights of whoever plays it; reading and unpacking it run nothing and write nowhere but into the folder that is given.
"""

from __future__ import annotations

import hashlib
import re
import stat
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Annotated

import msgspec

from games.engine.catalogue import GameSpec, LocalizedText
from games.tools.content_check import FILE_BYTES, PACKAGE_BYTES
from keitai.common.errors import OperationFailed

SUFFIX = ".game"
MANIFEST = "manifest.json"
MOST_FILES = 500
_KINDS = {".py", ".yaml", ".json", ".png", ".svg", ".txt", ".md"}
_NAME = re.compile(r"(?:[A-Za-z0-9_@-][A-Za-z0-9_@.-]{0,99}/){0,3}[A-Za-z0-9_@-][A-Za-z0-9_@.-]{0,99}")
_GAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SAME_DATE = (1980, 1, 1, 0, 0, 0)
MOST_BYTES = PACKAGE_BYTES + FILE_BYTES
"""Bytes of a package that are read."""


class PackageError(OperationFailed):
    """Error of a file that is not a game's package, or is damaged, or holds more than a game may."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Manifest of a package: which game it is, and the SHA-256 of each file."""

    game: Annotated[str, msgspec.Meta(max_length=60)]
    title: LocalizedText
    rules: int
    files: dict[str, str]
    format: int = 1


@dataclass(frozen=True)
class GamePackage:
    """Package that was read whole: its manifest, its files by name, and the SHA-256 of the archive itself."""

    manifest: Manifest
    files: dict[str, bytes]
    digest: str

    def unpack(self, folder: Path) -> Path:
        """Write the game into a folder of games; return the game's own."""
        place = folder / self.manifest.game.replace("-", "_")
        for name, content in self.files.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return place


def pack_game(spec: GameSpec) -> bytes:
    """Return the package of a game; the same files give the same bytes on every machine.

    Tests, hidden files and what Python leaves behind stay out.

    Raises:
        PackageError: A file is a link, of a kind that games are not made of, or too large.
    """
    files = {path.relative_to(spec.folder).as_posix(): path for path in sorted(spec.folder.rglob("*"))}
    packed: dict[str, bytes] = {}
    for name, path in files.items():
        if path.is_symlink():
            raise PackageError(f"{name} is a link; a package holds files alone")
        if path.is_file() and not _stays_out(name):
            _require_kind(name)
            packed[name] = path.read_bytes()
    _require_bounds({name: len(content) for name, content in packed.items()})
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in packed.items()}
    manifest = Manifest(spec.id, spec.file.title, spec.version, digests)
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as package:
        for name, content in {MANIFEST: msgspec.json.encode(manifest), **packed}.items():
            entry = zipfile.ZipInfo(name, _SAME_DATE)
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            package.writestr(entry, content)
    return archive.getvalue()


def _stays_out(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
    return hidden or (parts[-1].startswith("test_") and name.endswith(".py")) or name == MANIFEST


def read_package(raw: bytes) -> GamePackage:
    """Read a package from untrusted bytes, bounded in size; nothing of it is run.

    Raises:
        PackageError: It is not a package, is damaged, or holds what a package may not.
    """
    if len(raw) > MOST_BYTES:
        raise PackageError(f"this package has {len(raw):,} bytes; at most {MOST_BYTES:,} are read")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            entries = package.infolist()
            _require_entries(entries)
            content = {entry.filename: _read(package, entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, RuntimeError) as error:
        raise PackageError("not a game's package, or it is damaged") from error
    try:
        manifest = msgspec.json.decode(content.pop(MANIFEST, b""), type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise PackageError("not a game's package: its manifest cannot be read") from None
    if manifest.format != 1:
        raise PackageError("this package is of a newer version of the program")
    if not _GAME.fullmatch(manifest.game):
        raise PackageError("this package is damaged: its game's name is not one")
    if manifest.files != {name: hashlib.sha256(each).hexdigest() for name, each in content.items()}:
        raise PackageError("this package is damaged: its files are not those of its manifest")
    if "game.yaml" not in content or "rules.py" not in content:
        raise PackageError("this package holds no whole game: game.yaml or rules.py is missing")
    return GamePackage(manifest, content, hashlib.sha256(raw).hexdigest())


def _require_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Raise `PackageError` for entries that are not plain files with plain names, or too many or large ones."""
    seen: set[str] = set()
    for entry in entries:
        name, kind = entry.filename, stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.is_dir():
            raise PackageError(f"{name!r} in this package is not a file")
        if not _NAME.fullmatch(name) or entry.orig_filename != name:
            raise PackageError(f"{name!r} in this package is not a name that a game's file may have")
        if name.casefold() in seen:
            raise PackageError(f"{name!r} is twice in this package")
        seen.add(name.casefold())
        _require_kind(name)
        if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
            raise PackageError(f"{name!r} in this package is compressed or locked")
    _require_bounds({entry.filename: entry.file_size for entry in entries})


def _require_kind(name: str) -> None:
    if Path(name).suffix not in _KINDS or not _NAME.fullmatch(name):
        kinds = ", ".join(sorted(_KINDS))
        raise PackageError(f"{name!r} is not a file that a game is made of; those are plain names with {kinds}")


def _require_bounds(sizes: dict[str, int]) -> None:
    if len(sizes) > MOST_FILES:
        raise PackageError(f"{len(sizes)} files; a game may have {MOST_FILES}")
    for name, size in sizes.items():
        if size > FILE_BYTES:
            raise PackageError(f"{name!r} has {size:,} bytes; a file of a game may have {FILE_BYTES:,}")
    if sum(sizes.values()) > PACKAGE_BYTES:
        raise PackageError(f"{sum(sizes.values()):,} bytes in all; a game may have {PACKAGE_BYTES:,}")


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as opened:
        content = opened.read(FILE_BYTES + 1)
    if len(content) != entry.file_size:
        raise PackageError(f"{entry.filename!r} in this package is not as long as it says")
    return content
