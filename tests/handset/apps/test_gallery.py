"""The data folder's photos, by their keys."""

from __future__ import annotations

import pytest

from handset import photos
from handset.keypad import Key
from handset.machine import Handset, Snapshot
from handset.model import model_names
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from tests.handset.apps.test_apps import phone, press

__all__ = ["phone"]


def test_a_photo_is_looked_at_and_a_saved_one_deleted(phone: Handset) -> None:
    photos.save(phone.memory, "mine.gif", b"GIF89a broken")
    press(phone, Key.SOFT_LEFT, Key.DIGIT_7, Key.DIGIT_3)
    assert phone.foreground.kind == "photos"
    assert "mine.gif" in phone.frame().text()
    press(phone, Key.RIGHT, Key.OK)
    assert "2/7" in phone.frame().text()
    press(phone, Key.SOFT_LEFT, Key.LEFT, Key.CLEAR, Key.SOFT_LEFT)
    assert phone.foreground.kind == "question"
    press(phone, Key.DIGIT_1)
    assert photos.photos(phone.memory)[0].name == "cat.jpg"
    press(phone, Key.SOFT_LEFT)
    assert phone.foreground.kind == "photos"
    press(phone, Key.CLEAR)
    assert phone.foreground.kind == "data folder"


@pytest.mark.parametrize("name", model_names())
def test_the_grid_of_photos_keeps_its_focus_on_the_screen(name: str) -> None:
    simulator = Simulator(SimulatorOptions(device=name, network="off"))
    phone = simulator.phone
    for number in range(20):
        photos.save(phone.memory, f"{number:02}.gif", b"GIF89a broken")
    phone.launch("photos")
    for _ in range(12):
        press(phone, Key.DOWN)
        assert any(run.focused and run.text in phone.foreground.focused_text for run in phone.frame().texts)  # type: ignore[attr-defined]
    assert phone.foreground.focused_text == "cake.jpg"  # type: ignore[attr-defined]
    restored = Snapshot.from_bytes(phone.snapshot().to_bytes())
    before = phone.frame().hash
    press(phone, Key.UP, Key.OK)
    phone.restore(restored)
    assert phone.frame().hash == before
    simulator.close()
