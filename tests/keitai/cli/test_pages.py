"""The designer's verbs: pictures and films of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from tests.keitai.cli.command_line import answer


def test_a_film_of_a_page_shows_what_moves_on_it_for_ten_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text("<p>still<marquee loop=infinite>runs</marquee>")
    assert answer("shot", "page.html", "-o", "page.gif") == (0, "page.gif\n", "")
    with Image.open("page.gif") as film:
        frames = [(frame.convert("RGB"), frame.info["duration"]) for frame in ImageSequence.Iterator(film)]
    assert sum(duration for _, duration in frames) == 10_000
    assert {picture.size for picture, _ in frames} == {(240, 320)}
    assert len({picture.tobytes() for picture, _ in frames}) > 20


@pytest.mark.parametrize("address", ["nosuch.html", "/nosuch"])
def test_a_film_of_no_page_is_a_sentence(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = answer("shot", address, "-o", "page.gif")
    assert (status, address in err, "Traceback" in err) == (1, True, False)
