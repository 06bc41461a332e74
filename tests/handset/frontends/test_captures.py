"""GIF films: every frame as it was, those that stay stored once, colours near enough to the eye."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from handset.apps.standby import open_page
from handset.frontends.captures import FILM_EVERY, Captures
from handset.lcd import Pixels
from handset.pictures import GifRecorder
from tests.handset.browser.browser_harness import BrowserHarness


def scene(number: int, hue: int) -> Pixels:
    """A gradient with a square that moves."""
    pixels = np.zeros((60, 80, 3), np.uint8)
    pixels[:, :, hue] = np.arange(80, dtype=np.uint8) * 3
    pixels[10:20, number * 4 : number * 4 + 10] = (250, 250, 40)
    return pixels


def test_frames_are_seen_as_they_were() -> None:
    film = GifRecorder()
    scenes = [scene(number, 2) for number in range(8)] + [scene(number, 0) for number in range(8)]
    for pixels in scenes:
        film.add(pixels)
    shown = Image.open(io.BytesIO(film.to_bytes()))
    for number, pixels in enumerate(scenes):
        shown.seek(number)
        difference = np.abs(np.asarray(shown.convert("RGB"), np.int16) - pixels)
        assert difference.mean() < 3, number
        assert difference[10:20, number % 8 * 4 : number % 8 * 4 + 10].max() < 16, number


def test_a_frame_that_stays_is_stored_once_and_shown_longer(tmp_path: Path) -> None:
    film = GifRecorder(6)
    for number in (0, 0, 0, 1):
        film.add(scene(number, 1))
    film.save(tmp_path / "film.gif")
    shown = Image.open(tmp_path / "film.gif")
    assert len(film) == 2
    assert shown.info["duration"] == 300


def test_no_frame_no_film(tmp_path: Path) -> None:
    GifRecorder().save(tmp_path / "film.gif")
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_change_takes_little_room() -> None:
    still, moving = GifRecorder(), GifRecorder()
    noise = np.repeat(np.random.default_rng(1).integers(0, 200, (60, 80, 1), np.uint8), 3, axis=2)
    for number in range(12):
        shown = noise.copy()
        shown[10:20, number * 4 : number * 4 + 10] = 250
        still.add(shown)
        moving.add(np.roll(noise, number, axis=1))
    assert len(still.to_bytes()) < len(moving.to_bytes()) // 3


def test_a_film_that_is_full_is_written_by_itself(tmp_path: Path) -> None:
    phone = BrowserHarness({"http://a.test/": "<marquee>runs</marquee>"}).phone
    captures = Captures(None, GifRecorder(FILM_EVERY, room=5 * 240 * 320), tmp_path)
    open_page(phone, "http://a.test/")
    said = []
    for _ in range(20 * FILM_EVERY):
        phone.step()
        said += [answer] if (answer := captures.add_frame(phone)) else []
    assert captures.film is None
    written = list(tmp_path.iterdir())
    assert len(said) == len(written) == 1
    assert written[0].name in said[0]
    assert Image.open(written[0]).n_frames == 5  # type: ignore[attr-defined]


def test_pictures_go_to_a_folder_of_their_own_and_a_full_name_is_told(tmp_path: Path) -> None:
    phone = BrowserHarness({}).phone
    captures = Captures(None, pictures=tmp_path / "keitai")
    said = captures.picture(phone), captures.picture(phone)
    files = sorted((tmp_path / "keitai").iterdir())
    assert len(files) == 2
    assert {line.removeprefix("Picture: ") for line in said} == {str(file) for file in files}


def test_a_folder_that_cannot_be_written_is_told_and_nothing_ends(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    captures = Captures(None, pictures=tmp_path / "file")
    assert captures.picture(BrowserHarness({}).phone).startswith("not written: ")


def test_a_state_that_cannot_be_kept_or_read_is_told_and_nothing_ends(tmp_path: Path) -> None:
    phone = BrowserHarness({}).phone
    (tmp_path / "file").write_text("in the way")
    captures = Captures(tmp_path / "file")
    assert captures.save_state(phone) == f"not written: {tmp_path}/file/{phone.model.name}.state: Not a directory"
    assert captures.load_state(phone) == "Back at the kept state", "it is kept while the window is open"
    (tmp_path / f"{phone.model.name}.state").mkdir()
    assert Captures(tmp_path).load_state(phone).startswith("not readable: ")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / f"{phone.model.name}.state").write_bytes(b"garbage")
    assert Captures(tmp_path / "other").load_state(phone) == "not a saved state of the phone, or it is damaged"


def test_a_film_that_ends_before_its_first_picture_is_told(tmp_path: Path) -> None:
    phone = BrowserHarness({}).phone
    captures = Captures(None, pictures=tmp_path)
    assert (captures.toggle_film(phone), captures.toggle_film(phone)) == ("", "The film had no picture yet")
    assert list(tmp_path.iterdir()) == []


def test_pictures_are_kept_among_the_persons_own_by_default() -> None:
    assert Captures(None).pictures.name == "keitai"
    assert Captures(None).pictures.is_absolute()
