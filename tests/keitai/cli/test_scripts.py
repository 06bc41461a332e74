"""`run.py script` on the real phone in its real world: the same every time, and much to look at when it fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from PIL import Image

from handset.script.run.driver import Driver
from handset.script.run.statefile import open_state
from keitai.cli.scripts import command_of
from keitai.options import SimulatorOptions
from keitai.simulator import environment_factory
from tests.keitai.cli.command_line import answer

FIRST_PLAY = Path(__file__).parents[2] / "scripts" / "first_play.keys"
ROOT = Path(__file__).parents[3]


def keys(folder: Path, body: str, head: str = "") -> Path:
    path = folder / "a.keys"
    path.write_text(f'keys 1\n{head}\ntest "t"\n{body}\nend\n', encoding="utf-8")
    return path


def test_another_process_with_another_hash_seed_sees_the_same_pictures(tmp_path: Path) -> None:
    here = answer("script", FIRST_PLAY, "--report", tmp_path)[1]
    command = [sys.executable, str(ROOT / "run.py"), "script", str(FIRST_PLAY), "--report", str(tmp_path)]
    env = os.environ | {"PYTHONHASHSEED": "12345", "TZ": "America/New_York"}
    there = subprocess.run(command, capture_output=True, text=True, env=env, cwd=tmp_path, check=True).stdout
    hashes = re.findall(r"\b[0-9a-f]{16}\b", here)
    assert len(hashes) == 9
    assert re.findall(r"\b[0-9a-f]{16}\b", there) == hashes


def test_a_failed_test_leaves_all_that_is_needed_to_see_why(tmp_path: Path) -> None:
    body = 'open "/home"\npost-score keep-awake 77777 as 7\nnote "looks about"\npress down x2\nexpect text "Frends"'
    path = keys(tmp_path, body, "timeout 1s")
    status, out, _ = answer("script", path, "--report", tmp_path / "report")
    assert status == 1
    assert f'{path}:8:1: expected text "Frends" within 1 s; nearest on the screen:' in out
    assert "last keys: down down" in out
    assert f"again: uv run run.py script {path} --test t\n" in out
    left = {label: Path(file) for label, file in re.findall(r"^    (\w+) +(\S+)$", out, re.MULTILINE)}
    assert set(left) == {"frame", "screen", "keys", "state", "film"}
    assert Image.open(left["frame"]).size == (240, 320)
    film = Image.open(left["film"])
    assert film.size == (240, 340)
    assert "| Menu" in left["screen"].read_text(encoding="utf-8")
    assert re.search(r"^ +\d+  down +down$", left["keys"].read_text(), re.MULTILINE)
    environment = open_state(left["state"].read_bytes(), "a.state", environment_factory(SimulatorOptions()))
    try:
        assert environment.phone.frame().hash == re.findall(r"frame \d+, (\w{16})", out)[0]
        Driver(environment).open("/games/keep-awake/ranking/all")
        assert "77777" in environment.phone.frame().text()
    finally:
        environment.close()


def test_films_and_recordings_are_written(tmp_path: Path) -> None:
    path = keys(
        tmp_path,
        'press web\nwait idle\ngif start "demo"\nwav start "clicks"\nnote "down"\npress down x5\nwav stop\ngif stop',
    )
    assert answer("script", path, "--report", tmp_path)[0] == 0
    (gif,) = tmp_path.rglob("demo-*.gif")
    assert getattr(Image.open(gif), "n_frames", 1) > 1
    (wav,) = tmp_path.rglob("clicks-*.wav")
    with wave.open(str(wav)) as sound:
        assert sound.getnframes() == 30 * 735
        assert any(sound.readframes(sound.getnframes()))


def test_goldens_are_kept_with_update_and_refused_when_they_differ(tmp_path: Path) -> None:
    path = keys(tmp_path, 'open "/home"\ngolden "home" mask clock')
    status, out, _ = answer("script", path, "--report", tmp_path / "report")
    assert status == 1
    assert "does not exist; look at the picture" in out
    assert answer("script", path, "--report", tmp_path / "report", "--update")[0] == 0
    assert answer("script", path, "--report", tmp_path / "report")[0] == 0
    path.write_text(path.read_text().replace("golden", "press down\n golden"))
    status, out, _ = answer("script", path, "--report", tmp_path / "report")
    assert status == 1
    assert "pixels differ from" in out
    assert list((tmp_path / "report").rglob("home-changes-*.png"))


@pytest.mark.parametrize(
    ("exemption", "body", "outcome", "status"),
    [
        ('skip "later"', 'expect text "never"', "skipped", 0),
        ('skip when carrier none "no carrier"', 'expect text "never"', "skipped", 0),
        ('skip when lang ja "other words"', 'expect text "Menu"', "passed", 0),
        ('known-bug "#5"', 'expect text "never"', "known bug", 0),
        ('known-bug "#5"', 'expect text "Menu"', "FAILED", 1),
        ('known-bug when device l03a "#5"', 'expect text "never"', "FAILED", 1),
    ],
)
def test_exemptions(tmp_path: Path, exemption: str, body: str, outcome: str, status: int) -> None:
    path = keys(tmp_path, f"{exemption}\n{body}", "timeout 12f")
    ended, out, _ = answer("script", path, "--report", tmp_path)
    assert out.startswith(outcome)
    assert ended == status


def test_a_known_bug_that_passes_is_told_at_its_own_line(tmp_path: Path) -> None:
    path = keys(tmp_path, 'known-bug "#5"\nexpect text "Menu"')
    _, out, _ = answer("script", path, "--device", "p906i", "--report", tmp_path)
    assert f"{path}:4:1: passes, although it is a known bug: #5\n" in out
    assert f"  again: uv run run.py script {path} --test t --device p906i\n" in out


def test_again_names_the_database_without_its_password() -> None:
    assert command_of(None)[-1] == "script"
    assert command_of("sqlite:///a.sqlite")[-3:] == ("script", "--database", "sqlite:///a.sqlite")
    assert command_of("postgresql://me:s3cr:et@host:1/x")[-1] == "postgresql://me:***@host:1/x"


def test_a_line_names_what_tells_its_test_from_the_others(tmp_path: Path) -> None:
    """The device always, the rest where one script is run in several ways; a name keeps to its line."""
    keys(tmp_path, "press 1")
    (tmp_path / "suite.yaml").write_text("scripts: [a.keys]\ndevices: [qvga]\nlanguages: [en, ja]\nseeds: [1, 2]\n")
    told = answer("script", tmp_path / "suite.yaml", "--report", tmp_path)[1].splitlines()
    ways = [re.findall(r"\[(.*)\]: t ", line) for line in told if line.startswith("passed")]
    assert ways == [[f"qvga {lang} instant seed {seed}"] for seed in (1, 2) for lang in ("en", "ja")]
    name = "one\\ntwo \x1b[31mthree"
    path = tmp_path / "b.keys"
    path.write_text(f'keys 1\ntest "{name}"\n  press 1\nend\n', encoding="utf-8")
    told = answer("script", path, "--report", tmp_path)[1].splitlines()
    assert told[0].startswith(f"passed    {path} [qvga]: one two ?[31mthree (1 presses")


def test_the_world_behind_the_phone(tmp_path: Path) -> None:
    body = """
      expect no score keep-awake >= 100000
      post-score keep-awake 100001
      expect score keep-awake == 100001
      expect rank keep-awake all == 1
      open "/games/keep-awake/ranking/all"
      expect text "100001"
      save-state "then"
      sign-in 7
      expect no score keep-awake >= 100000
      open "/home"
      network off for 2s
      click "Write diary"
      expect text "reception"
      wait 3s
      click "Try again"
      expect url /diary/
      advance 1d
      press end
      expect text "August 25"
      load-state "then"
      expect text "100001"
      expect score keep-awake == 100001
      world reset
      expect no score keep-awake >= 100000
      device p906i
      press web
      expect url /home/
    """
    status, out, _ = answer("script", keys(tmp_path, body), "--report", tmp_path)
    assert status == 0, out


def test_friends_messages_and_the_battery(tmp_path: Path) -> None:
    body = """
      post-score keep-awake 100001
      post-score keep-awake 200000 as "299"
      expect rank keep-awake friends == 1
      friend "42" "299"
      expect rank keep-awake friends == 2
      message from "7" "Dinner on Friday?"
      open "/messages"
      expect text "Dinner on Friday?"
      press end
      wait idle
      shot "full"
      battery 5
      shot "empty"
    """
    status, out, _ = answer("script", keys(tmp_path, body), "--report", tmp_path)
    assert status == 0, out
    full, empty = re.findall(r"^ +(\w{16})  (?:full|empty)$", out, re.MULTILINE)
    assert full != empty


@pytest.mark.parametrize("text", ["hello", "こんにちは", "今日は2時"])
def test_typing_by_the_phones_own_keys(tmp_path: Path, text: str) -> None:
    body = f'''
      open "/diary/new"
      press ok
      type "{text}"
      expect text "{text}"
      expect keys >= 3
      softkey "Done"
      expect text "{text}"
    '''
    status, out, _ = answer("script", keys(tmp_path, body), "--report", tmp_path)
    assert status == 0, out


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("gif stop", "no gif is going on here"),
        ('wav start "a"\nwav start "b"', 'the wav "a" is still going on here'),
        ('open "ftp://site/"', "'ftp://site/' is not a page's address"),
    ],
)
def test_what_can_never_be_done_is_told_before_anything_runs(tmp_path: Path, body: str, fault: str) -> None:
    path = keys(tmp_path, f"press web\n{body}")
    status, out, faults = answer("script", path, "--report", tmp_path / "report")
    assert (status, out) == (2, "")
    assert fault in faults
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('golden "a" area 0,0,999,9', "reaches outside the LCD of 240x320"),
        ('type "a"', "no text"),
        ('type "a" via keyboard', "no text field has the focus"),
    ],
)
def test_what_cannot_be_done_is_a_failed_test(tmp_path: Path, body: str, reason: str) -> None:
    if body.startswith("golden"):
        folder = tmp_path / "goldens" / "a"
        folder.mkdir(parents=True)
        Image.new("RGB", (9, 9)).save(folder / "a@qvga-en.png")
    status, out, _ = answer("script", keys(tmp_path, body), "--report", tmp_path)
    assert status == 1
    assert reason in out


def test_a_report_that_is_named_twice_counts_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.keys").write_text(f'keys 1\ntest "{name}"\n  press 1\nend\n')
        assert answer("script", tmp_path / f"{name}.keys", "--report", tmp_path / name)[0] == 0
    same = tmp_path / "b" / ".." / "a"
    status, out, _ = answer("script", tmp_path / "a", tmp_path / "b", same, "--merge", "--report", tmp_path / "all")
    assert (status, out.splitlines()[-1]) == (0, "2 passed")
    junit = (tmp_path / "all" / "junit.xml").read_text()
    assert junit.index("a.keys") < junit.index("b.keys")


def test_a_test_that_goes_on_with_another_model_is_listed_with_both(tmp_path: Path) -> None:
    path = keys(tmp_path, "press web\ndevice p906i\nrepeat 2\ndevice w61ca\ndevice qvga\nend\n")
    report = tmp_path / "report"
    status, out, _ = answer("script", path, "--report", report, "--device", "l03a,qvga")
    assert status == 0, out
    shown = [line.partition("[")[2].partition("]")[0] for line in out.splitlines() if line.startswith("passed")]
    assert shown == ["l03a, p906i, w61ca, qvga", "qvga, p906i, w61ca"]
    assert 'name="t [qvga, p906i, w61ca en instant seed 2009]"' in (report / "junit.xml").read_text()
    path = keys(tmp_path, 'device p906i\nclick "Nowhere"')
    status, out, _ = answer("script", path, "--report", report)
    assert status == 1
    assert "  model: p906i\n" in out


def test_a_server_that_does_not_answer_is_not_the_known_bug(tmp_path: Path) -> None:
    """What a page that is there leads to is another matter: a link to a host that nobody has is a bug to know of."""
    nobody = "http://127.0.0.1:9/"
    for body, known in (
        (f'open "{nobody}"', False),
        (f'open "/home"\nopen "{nobody}"', False),
        (f'press web\nclick "Nowhere"\nopen "{nobody}"', True),
    ):
        status, out, _ = answer("script", keys(tmp_path, f'known-bug "#5"\n{body}'), "--report", tmp_path / "report")
        assert (status, "nothing answers at 127.0.0.1:9" in out) == ((0, False) if known else (1, True)), out
        assert out.splitlines()[-1] == ("1 known bug" if known else "1 failed")
