"""Films as GIF, MP4 and WebM: the same frames, at the same times."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from handset.pictures import GifRecorder
from handset.video import FILMS, save_film
from keitai.common.errors import KeitaiError

COLORS = ((200, 40, 40), (40, 160, 60), (40, 60, 200))
STAYS = (1, 4, 2)
"""Frames of a tenth of a second that each color stays."""


@pytest.fixture
def film() -> GifRecorder:
    recorder = GifRecorder(6)
    for color, stays in zip(COLORS, STAYS, strict=True):
        for _ in range(stays):
            recorder.add(np.full((33, 25, 3), color, np.uint8))
    return recorder


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_a_film_shows_each_frame_from_its_time_to_the_next_ones(film: GifRecorder, ending: str, tmp_path: Path) -> None:
    av = pytest.importorskip("av")
    path = tmp_path / f"film{ending.upper()}"
    save_film(film, path)
    with av.open(str(path)) as container:
        frames = [(frame.time, frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]
        length = container.duration / 1_000_000
    assert [round(time, 3) for time, _ in frames] == [0, 0.1, 0.5, 0.699]
    assert length == pytest.approx(0.7, abs=0.01)
    for (_, pixels), color in zip(frames, (*COLORS, COLORS[-1]), strict=True):
        assert pixels.shape == (66, 50, 3)
        assert np.abs(pixels.mean((0, 1)) - color).max() < 6


def test_a_film_of_another_kind_is_refused_with_the_kinds_there_are(film: GifRecorder, tmp_path: Path) -> None:
    with pytest.raises(KeitaiError, match=r"films are written as \.gif, \.mp4, \.webm; name it .*film\.gif"):
        save_film(film, tmp_path / "film.avi")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", FILMS)
def test_without_pyav_a_gif_is_written_and_others_name_the_extra(
    film: GifRecorder, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    path = tmp_path / f"film{ending}"
    if ending == ".gif":
        save_film(film, path)
        assert path.read_bytes().startswith(b"GIF89a")
    else:
        with pytest.raises(KeitaiError, match=r"other than film\.gif need PyAV: uv sync --extra films"):
            save_film(film, path)
        assert not path.exists()
