"""The folders of a person, for verbs that keep data and pictures there: each test has its own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's data and pictures are, beside `tmp_path`."""
    place = tmp_path.with_name(f"{tmp_path.name}-home")
    monkeypatch.setenv("XDG_DATA_HOME", str(place / "data"))
    monkeypatch.setenv("XDG_PICTURES_DIR", str(place / "pictures"))
    return place
