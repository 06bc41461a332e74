"""The verb `flash`: a movie's facts, texts, and what a model would refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.swf.colors import Rgba
from handset.flash.swf.fills import SolidFill
from tests.keitai.cli.command_line import answer


def movie_file(folder: Path, version: int = 4, more: int = 0) -> Path:
    builder = MovieBuilder(width=240, height=266, frame_rate=10, version=version)
    square = builder.rectangle(0, 0, 20, 20, SolidFill(Rgba(255, 0, 0)))
    builder.main.place(builder.button(square, {13: "play", ord("5"): "play"}), 1)
    builder.main.place(builder.text_field("score", 0, 0, 99, 20, text="点数"), 2)
    builder.main.actions('push "StartVibrate" 1\nfscommand2\npop')
    for number in range(more):
        builder.main.actions(f'push "{number:0>100}"\ntrace')
    builder.main.show_frame()
    path = folder / "menu.swf"
    path.write_bytes(builder.assemble())
    return path


def test_info_tells_what_a_movie_is(tmp_path: Path) -> None:
    status, out, err = answer("flash", "info", movie_file(tmp_path), "--device", "p906i,early")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].endswith("menu.swf: SWF 4, 175 bytes")
    assert lines[1:] == [
        "stage     240x266, 1 frame, 10 a second",
        "holds     1 button, 1 edittext, 1 shape",
        "keys      Enter 5",
        "commands  StartVibrate",
        "actions   FSCommand2 1, Play 2, Pop 1, Push 1",
        "p906i     Flash Lite 3.0: plays it",
        "early     Flash Lite 1.0: plays it",
    ]


def test_info_tells_which_models_refuse_it(tmp_path: Path) -> None:
    path = movie_file(tmp_path, version=7, more=200)
    status, out, _ = answer("flash", "info", path, "--device", "all", "--format", "json")
    assert status == 0
    refusals = json.loads(out)["refusals"]
    size = f"{path.stat().st_size:,}"
    assert refusals["early"] == [
        f"{size} bytes; this phone takes movies of 20,480",
        "SWF 7; Flash Lite 1.0 plays movies up to SWF 4",
    ]
    assert refusals["911sh"] == ["SWF 7; Flash Lite 1.1 plays movies up to SWF 4"]
    assert refusals["p906i"] == refusals["w61ca"] == []


def test_info_tells_which_commands_a_model_does_not_know(tmp_path: Path) -> None:
    builder = MovieBuilder()
    builder.main.actions('push "n" "GetNetworkName" 2\nfscommand2\ntrace\npush "GetBatteryLevel" 1\nfscommand2\npop')
    builder.main.show_frame()
    path = tmp_path / "net.swf"
    path.write_bytes(builder.assemble())
    out = answer("flash", "info", path, "--device", "p906i,911sh")[1]
    assert out.splitlines()[-2:] == [
        "p906i     Flash Lite 3.0: GetNetworkName answered with -1",
        "911sh     Flash Lite 1.1: plays it",
    ]


def test_text_prints_each_text_once(tmp_path: Path) -> None:
    status, out, _ = answer("flash", "text", movie_file(tmp_path))
    assert (status, out.splitlines()) == (0, ["点数", "StartVibrate", "1"])


def test_what_is_not_a_movie_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>")
    for verb in ("info", "text"):
        status, out, err = answer("flash", verb, tmp_path / "page.html")
        assert (status, out) == (1, "")
        assert err.endswith("page.html: not a Flash movie: a .swf begins with FWS or CWS\n")
        assert answer("flash", verb, tmp_path / "gone.swf")[0] == 1


def test_trace_prints_lines_and_nothing_else(tmp_path: Path) -> None:
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, SolidFill(Rgba(255, 0, 0)))
    builder.main.place(builder.button(square, {13: 'push "決定"\ntrace'}), 1)
    builder.main.actions('push "frame"\ntrace')
    builder.main.show_frame()
    builder.main.show_frame()
    path = tmp_path / "keys.swf"
    path.write_bytes(builder.assemble())
    (tmp_path / "keys.json").write_text('[{"type": "Wait"}, {"type": "KeyDown", "key": "Enter"}]')
    status, out, err = answer("flash", "trace", path, "--frames", "3", "--input", tmp_path / "keys.json")
    assert (status, out.splitlines(), err) == (0, ["frame", "決定", "frame"], "")


def test_trace_tells_what_it_cannot_do(tmp_path: Path) -> None:
    path = movie_file(tmp_path)
    (tmp_path / "keys.json").write_text('[{"type": "KeyDown", "key": "Turbo"}]')
    status, _, err = answer("flash", "trace", path, "--input", tmp_path / "keys.json")
    assert (status, err) == (2, "event 1: 'Turbo' is not a key of a movie; Enter, Up, PageUp and 5 are\n")
    (tmp_path / "keys.json").write_text("[")
    status, _, err = answer("flash", "trace", path, "--input", tmp_path / "keys.json")
    assert (status, "keys.json: not JSON (" in err) == (2, True)
    builder = MovieBuilder()
    builder.main.actions('push "on"\ntrace\nloop:\njump loop')
    builder.main.show_frame()
    path.write_bytes(builder.assemble())
    status, out, err = answer("flash", "trace", path)
    assert (status, out) == (1, "on\n")
    assert err.endswith("menu.swf: the movie's actions go on for ever; it was stopped\n")


def test_shot_paints_a_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    movie_file(tmp_path)
    status, out, err = answer("flash", "shot", "menu.swf", "--device", "early")
    assert (status, out, err) == (0, "menu.png: 240x266\n", "")
    with Image.open(tmp_path / "menu.png") as picture:
        assert picture.size == (240, 266)
        assert picture.convert("RGB").getpixel((5, 19)) == (255, 0, 0)
        assert len(picture.convert("RGB").crop((20, 0, 60, 20)).getcolors() or ()) >= 2
    status, _, err = answer("flash", "shot", "menu.swf", "-o", "menu.swf/x.png")
    assert (status, err) == (1, "menu.swf/x.png: cannot be written (Not a directory)\n")


def test_play_takes_a_movies_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.swf").write_text("<html>")
    status, _, err = answer("play", "page.swf")
    assert (status, err) == (1, "page.swf: not a Flash movie: a .swf begins with FWS or CWS\n")
    assert answer("play", "gone.swf")[0] == 1


def test_a_movie_is_opened_looked_at_and_read_as_a_page_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    movie_file(tmp_path)
    status, out, err = answer("text", "menu.swf")
    assert (status, "点数" in out, err) == (0, True, "")
    assert answer("shot", "menu.swf", "-o", "menu.png", "--device", "911sh")[0] == 0
