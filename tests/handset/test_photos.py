"""The data folder's pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from handset import photos
from handset.memory import Memory
from keitai.common.errors import KeitaiError

GIF = b"GIF89a\x01\x00"


def test_a_new_phone_has_some() -> None:
    there = photos.photos(Memory())
    assert len(there) == 6
    assert all(photo.data.startswith(b"\xff\xd8\xff") and 5_000 < len(photo.data) < 40_000 for photo in there)


def test_what_is_saved_stays_with_its_names_ending_put_right(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "phone.sqlite")
    photos.save(memory, "a.php", GIF)
    photos.save(memory, "", b"\x89PNG")
    memory.close()
    kept = photos.photos(Memory(tmp_path / "phone.sqlite"))
    assert [(photo.name, photo.content_type) for photo in kept[:2]] == [
        ("picture.png", "image/png"),
        ("a.gif", "image/gif"),
    ]


def test_numbers_are_never_given_twice() -> None:
    memory = Memory()
    first = photos.save(memory, "a", GIF).number
    memory.remove_photo(first)
    assert photos.save(memory, "a", GIF).number > first


def test_what_is_no_picture_and_what_is_too_many_is_refused() -> None:
    memory = Memory()
    with pytest.raises(KeitaiError, match="is not a picture"):
        photos.save(memory, "a.gif", b"<html>")
    for number in range(photos.MOST):
        photos.save(memory, f"{number}.gif", GIF)
    with pytest.raises(KeitaiError, match="takes no more"):
        photos.save(memory, "last.gif", GIF)
