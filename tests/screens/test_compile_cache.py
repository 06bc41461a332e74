"""What is compiled from a file is kept as long as the file, the compiler and the kept bytes are as they were."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from screens.compile_cache import compiled, compiled_path, read_compiled, write_compiled
from screens.web.rendering import TemplateCache


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "words.po"
    path.write_text("one", encoding="utf-8")
    return path


def test_a_file_is_compiled_once(source: Path) -> None:
    times: list[int] = []

    def compile_() -> bytes:
        times.append(1)
        return source.read_bytes().upper()

    assert [compiled(source, "1", compile_) for _ in range(3)] == [b"ONE"] * 3
    assert len(times) == 1
    source.write_text("two", encoding="utf-8")
    assert compiled(source, "1", compile_) == b"TWO"
    assert compiled(source, "2", compile_) == b"TWO"
    assert len(times) == 3
    assert compiled_path(source).parent.name == source.parent.name
    assert [path.name for path in compiled_path(source).parent.iterdir()] == [compiled_path(source).name]


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"x" * 64 + b"ONE"])
def test_damaged_bytes_do_not_fit(source: Path, damage: bytes) -> None:
    write_compiled(source, "1", b"ONE")
    assert read_compiled(source, "1") == b"ONE"
    compiled_path(source).write_bytes(damage)
    assert read_compiled(source, "1") is None


def test_nothing_is_kept_where_bytecode_is_not_written(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    write_compiled(source, "1", b"ONE")
    assert not compiled_path(source).exists()


def test_a_folder_that_cannot_be_written_changes_nothing(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(source))  # a file
    assert compiled(source, "1", lambda: b"ONE") == b"ONE"
    assert read_compiled(source, "1") is None


def test_a_template_is_not_compiled_again(source: Path) -> None:
    template = source.with_name("tea.html")
    template.write_text("{{ name }} drinks tea", encoding="utf-8")

    def shown() -> str:
        environment = Environment(loader=FileSystemLoader(source.parent), bytecode_cache=TemplateCache())
        return environment.get_template("tea.html").render(name="Aki")

    assert shown() == "Aki drinks tea"
    first = compiled_path(template).stat().st_mtime_ns
    assert shown() == "Aki drinks tea"
    assert compiled_path(template).stat().st_mtime_ns == first
    template.write_text("{{ name }} has drunk tea", encoding="utf-8")
    assert shown() == "Aki has drunk tea"
