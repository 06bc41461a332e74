"""Golden pictures: the same passes, what differs is named and shown, masks and tolerance forgive."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from handset.geometry import Rect
from handset.lcd import Frame, TextRun
from handset.model import load_model
from handset.script.run.goldens import Goldens, compare, write_golden
from keitai.common.errors import KeitaiError
from tests.keitai.cli.command_line import answer

MODEL = load_model("qvga")


def frame(*changed: tuple[int, int], clock: str = "09:00") -> Frame:
    packed = np.zeros((320, 240), np.uint32)
    for x, y in changed:
        packed[y, x] = 0xFF6600
    return Frame(packed, 1, (TextRun(clock, Rect(200, 2, 36, 12), (0, 0, 0), False, "status"),))


def test_the_same_picture_passes_and_a_changed_one_says_what_and_where(tmp_path: Path) -> None:
    path = tmp_path / "top.png"
    write_golden(frame(), path, None)
    assert compare(frame(), MODEL, path) is None
    mismatch = compare(frame((10, 20), (14, 25)), MODEL, path)
    assert mismatch is not None
    assert mismatch.message.startswith(f"2 pixels differ from {path}, within 10,20,5,6")
    assert mismatch.picture is not None
    assert mismatch.picture.shape == (320 + 16, 3 * 240 + 32, 3)
    assert tuple(mismatch.picture[8 + 20, 2 * 248 + 8 + 10]) == (0xFF, 0x20, 0x60)


@pytest.mark.parametrize(
    ("masks", "tolerance", "passes"),
    [
        (("clock",), 0, True),
        (("status",), 0, True),
        (("softkeys",), 0, False),
        ((Rect(205, 5, 1, 1),), 0, True),
        ((Rect(206, 5, 1, 1),), 0, False),
        ((), 1, True),
    ],
)
def test_masks_and_tolerance(tmp_path: Path, masks: tuple[str | Rect, ...], tolerance: int, passes: bool) -> None:
    path = tmp_path / "top.png"
    write_golden(frame(), path, None)
    assert (compare(frame((205, 5)), MODEL, path, None, masks, tolerance) is None) == passes


def test_an_area_is_compared_alone_and_moves_its_masks(tmp_path: Path) -> None:
    path, area = tmp_path / "top.png", Rect(190, 0, 50, 20)
    write_golden(frame(), path, area)
    assert Image.open(path).size == (50, 20)
    assert compare(frame((5, 5)), MODEL, path, area) is None
    assert compare(frame((205, 5)), MODEL, path, area) is not None
    assert compare(frame((205, 5)), MODEL, path, area, ("clock",)) is None
    with pytest.raises(KeitaiError, match="the area 190,310,50,20 reaches outside the LCD of 240x320"):
        compare(frame(), MODEL, path, Rect(190, 310, 50, 20))


def test_what_is_missing_or_no_picture_is_told(tmp_path: Path) -> None:
    path = Goldens(tmp_path / "first.keys").path("top / page", "qvga", "en")
    assert path == tmp_path / "goldens" / "first" / "top-page@qvga-en.png"
    missing = compare(frame(), MODEL, path)
    assert missing is not None
    assert "does not exist; look at the picture" in missing.message
    assert "--update" in missing.message
    path.parent.mkdir(parents=True)
    path.write_text("no picture")
    with pytest.raises(KeitaiError, match="is not a picture that can be read"):
        compare(frame(), MODEL, path)


NAMES = """keys 1
test "a"
  press web
  golden "top"
end
test "b"
  press web down
  golden "top"
end
test "c"
  press web
  repeat 2
    golden "round"
    press down
  end
end
test "d"
  press web
  golden "top"
end
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_an_updating_run_keeps_no_picture_in_the_place_of_another(tmp_path: Path, workers: int) -> None:
    """Two tests may show one picture; two pictures for one file fail the run that was to keep them."""
    script = tmp_path / "n.keys"
    script.write_text(NAMES)
    words = ("script", script, "--update", "--report", tmp_path / "out", "--workers", str(workers))
    status, out, _ = answer(*words)
    kept = tmp_path / "goldens" / "n"
    assert status == 1
    told = f"in {kept / 'top@qvga-en.png'} in this run; give it a name of its own"
    assert out.count(told) in (1, 2), out  # whichever of a, b and d ends first has the name
    assert f'n.keys:13:5: golden "round": another picture than {script}:13:5 has kept in {kept}' in out
    script.write_text(
        NAMES.replace('down\n  golden "top"', 'down\n  golden "below"').replace("press down", "wait idle")
    )
    assert answer(*words)[0] == 0
    assert {each.name for each in kept.iterdir()} == {f"{name}@qvga-en.png" for name in ("top", "below", "round")}
    assert answer("script", script, "--report", tmp_path / "out")[0] == 0


def test_another_size_is_told(tmp_path: Path) -> None:
    path = tmp_path / "top.png"
    write_golden(frame(), path, Rect(0, 0, 100, 50))
    mismatch = compare(frame(), MODEL, path)
    assert mismatch is not None
    assert "is 100x50 pixels, and this picture is 240x320" in mismatch.message
