"""One file of a game: the same bytes each time, whole elsewhere, and refused where it holds what it may not."""

from __future__ import annotations

import contextlib
import hashlib
import random
import stat
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from games.engine.catalogue import LocalizedText, load_game
from games.tools.game_package import MANIFEST, Manifest, PackageError, pack_game, read_package
from tests.games.template_game import Laid, laid_game

__all__ = ["laid_game"]

Change = Callable[[dict[str, bytes]], object]


def archive(files: dict[str, bytes], *, method: int = zipfile.ZIP_STORED, mode: int = stat.S_IFREG) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", method) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.compress_type = (mode | 0o644) << 16, method
            package.writestr(entry, content)
    return raw.getvalue()


def with_manifest(files: dict[str, bytes], game: str = "star-net") -> dict[str, bytes]:
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = msgspec.json.encode(Manifest(game, LocalizedText("Star Net", "ほし"), 1, digests))
    return {MANIFEST: manifest, **files}


WHOLE = {"game.yaml": b"title", "rules.py": b"VERSION = 1"}


def test_the_same_files_give_the_same_bytes_and_come_out_whole(laid_game: Laid, tmp_path: Path) -> None:
    (laid_game.folder / ".hidden").write_text("x", encoding="utf-8")
    raw = pack_game(load_game("star-net"))
    laid_game.save("rules.py", laid_game.text("rules.py"))
    assert pack_game(load_game("star-net")) == raw
    package = read_package(raw)
    assert (package.manifest.game, package.manifest.rules) == ("star-net", 1)
    assert not {"test_rules.py", ".hidden"} & set(package.files)
    place = package.unpack(tmp_path / "elsewhere")
    assert place.name == "star_net"
    for name in package.files:
        assert (place / name).read_bytes() == (laid_game.folder / name).read_bytes(), name


def test_links_and_other_kinds_of_files_are_not_packed(laid_game: Laid) -> None:
    spec = load_game("star-net")
    (laid_game.folder / "notes.exe").write_text("x", encoding="utf-8")
    with pytest.raises(PackageError, match=r"'notes\.exe' is not a file that a game is made of"):
        pack_game(spec)
    (laid_game.folder / "notes.exe").unlink()
    (laid_game.folder / "link.py").symlink_to("/etc/passwd")
    with pytest.raises(PackageError, match=r"link\.py is a link"):
        pack_game(spec)


NAMES = [
    *(
        "../rules.py",
        "/etc/rules.py",
        "a/../../b.py",
        "..\\b.py",
        "C:\\b.py",
        "a//b.py",
        "./b.py",
        ".hidden.py",
        "a/.b.py",
    ),
    *("a b.py", "b\n.py", "é.py", "a/b/c/d/e.py", "-" * 200 + ".py", "con:.py", "b.py/", "a/./b.py", "~/b.py"),
]
KINDS = ["b.exe", "b.so", "b.pyc", "b", "b.sh", "b.pth", "b.dll", "b.zip"]


def test_sixty_packages_with_what_they_may_not_hold_are_refused() -> None:
    assert read_package(archive(with_manifest(WHOLE))).files == WHOLE
    refused = [(archive(with_manifest({**WHOLE, name: b"x"})), name) for name in [*NAMES, *KINDS]]
    for mode in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK, stat.S_IFDIR):
        refused.append((archive(with_manifest(WHOLE), mode=mode), oct(mode)))
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        refused.append((archive(with_manifest(WHOLE), method=method), f"method {method}"))
    for game in ("../x", "Star", "star net", "", "a/b", "star_net", "1star"):
        refused.append((archive(with_manifest(WHOLE, game)), f"game {game!r}"))
    changes: list[Change] = [
        lambda files: files.pop(MANIFEST), lambda files: files.update({MANIFEST: b"{"}),
        lambda files: files.update({MANIFEST: b"\xff"}), lambda files: files.update({"rules.py": b"other"}),
        lambda files: files.update({"more.py": b"x"}), lambda files: files.pop("rules.py"),
        lambda files: files.update({MANIFEST: files[MANIFEST].replace(b'"format":1', b'"format":2')}),
        lambda files: files.update({MANIFEST: files[MANIFEST].replace(b'"rules":1', b'"rules":"1"')}),
    ]  # fmt: skip
    for number, change in enumerate(changes):
        files = with_manifest(WHOLE)
        change(files)
        refused.append((archive(files), f"change {number}"))
    refused += [
        (archive(with_manifest({"game.yaml": b"x"})), "no rules"),
        (archive(with_manifest({**WHOLE, "Rules.py": b"x"})), "twice but for case"),
        (archive(with_manifest({**WHOLE, **{f"f{n}.py": b"" for n in range(500)}})), "too many"),
        (archive(with_manifest({**WHOLE, "big.png": bytes(1_000_001)})), "a large one"),
        (archive(with_manifest({**WHOLE, **{f"b{n}.png": bytes(900_000) for n in range(5)}})), "large in all"),
        (bytes(6_000_000), "large itself"),
        (b"", "empty"),
        (b"PK\x03\x04", "cut"),
        (b"<html>", "a page"),
    ]
    assert len(refused) >= 55
    for raw, what in refused:
        with pytest.raises(PackageError) as told:
            read_package(raw)
        assert str(told.value), what


def test_damaged_packages_are_a_sentence_or_the_same_game() -> None:
    whole, chance = archive(with_manifest(WHOLE)), random.Random(5)
    for _ in range(300):
        raw = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with contextlib.suppress(PackageError):
            assert read_package(bytes(raw)).files == WHOLE
    for end in range(0, len(whole), 7):
        with pytest.raises(PackageError):
            read_package(whole[:end])
