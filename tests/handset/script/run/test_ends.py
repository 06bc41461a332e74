"""How a run of scripts ends: what is played how often, what is left, what it says when it cannot go on."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

import pytest

from handset.script.language.parser import parse
from handset.script.language.program import Setup
from handset.script.report.folder import write_report
from handset.script.report.terminal import TerminalReport
from handset.script.run.artefacts import Artefacts
from handset.script.run.runner import Options, run_script
from keitai.common.errors import KeitaiError
from keitai.script_names import unchecked_names
from tests.handset.script.page_environment import PageEnvironment, Site
from tests.keitai.cli.command_line import answer

ROOT = Path(__file__).parents[4]
ORDER = {"/": '<form action="/buy" method="post"><input type="submit" value="Buy"></form>', "/buy": "Thank you"}


def play(body: str, site: Site, folder: Path, retries: int = 0) -> tuple[str, tuple[str, ...], list[str]]:
    """A test's outcome and remarks, and the labels of what it left."""
    script = parse(
        f'keys 1\ntimeout 1s\ntest "t"\n{body}\nend', "a.keys", lambda name, including: (name, ""), unchecked_names()
    )
    options = Options(artefacts=Artefacts(folder), retries=retries)
    (verdict,) = run_script(script, lambda setup: PageEnvironment(setup, site), options)
    return verdict.outcome, verdict.remarks, [each.label for each in verdict.artefacts]


def test_a_failing_test_is_filmed_while_it_runs_and_orders_once(tmp_path: Path) -> None:
    site = Site(ORDER)
    outcome, remarks, left = play('open "/"\nclick "Buy"\nexpect text "Sorry"', site, tmp_path)
    assert (outcome, remarks) == ("failed", ())
    assert left == ["frame", "screen", "keys", "state", "film"]
    assert site.asked.count("POST /buy") == 1


def test_a_retry_that_was_asked_for_is_told(tmp_path: Path) -> None:
    site = Site(ORDER)
    outcome, remarks, _ = play('open "/"\nclick "Buy"\nexpect text "Sorry"', site, tmp_path, retries=2)
    assert (outcome, remarks) == ("failed", ("played 3 times, as --retries asked",))
    assert site.asked.count("POST /buy") == 3


class Recovering(Site):
    """A site that is out of order for the first of those who ask."""

    def __call__(self, environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        answer = super().__call__(environ, start)
        return answer if len(self.asked) > 1 else [b"Sorry"]


@pytest.mark.parametrize(("retries", "outcome"), [(0, "failed"), (1, "flaky"), (3, "flaky")])
def test_a_test_that_passes_at_a_second_try_is_flaky(tmp_path: Path, retries: int, outcome: str) -> None:
    site = Recovering(ORDER)
    text = 'keys 1\ntimeout 1s\ntest "t"\nopen "/"\nclick "Buy"\nend'
    script = parse(text, "a.keys", lambda name, including: (name, ""))
    (verdict,) = run_script(script, lambda setup: PageEnvironment(setup, site), Options(retries=retries))
    assert (verdict.outcome, site.asked.count("GET /")) == (outcome, min(2, retries + 1))
    assert "a.keys:5:1: nothing that can be focused bears" in verdict.message
    assert verdict.remarks == (("played 2 times, as --retries asked",) if retries else ())
    write_report([verdict], tmp_path)
    (case,) = cases(tmp_path).values()
    assert (case.find("failure") is None) is bool(retries)
    if retries:
        assert str(case.findtext("system-out")).startswith("flaky: it failed first.\na.keys:5:1: ")
        assert (
            TerminalReport(["a.keys"], [Setup()])
            .format_verdict(verdict)
            .startswith("flaky     a.keys [qvga]: t\na.keys:5:1: ")
        )
        assert '"outcome":"flaky"' in (tmp_path / "results.json").read_text(encoding="utf-8")


def test_shards_and_their_merging_tell_each_test_once_and_as_the_whole(tmp_path: Path) -> None:
    sought = ("xxxx", "mixi", "mixi", "mixi")
    body = "".join(f'test "{n}"\n  press web\n  expect text "{text}"\nend\n' for n, text in enumerate(sought))
    for name in ("a", "b"):
        written(tmp_path, body, head="timeout 200ms", name=f"{name}.keys")
    scripts = (tmp_path / "a.keys", tmp_path / "b.keys")
    common = ("--device", "qvga,l03a", "--report")
    assert answer("script", *scripts, *common, tmp_path / "whole")[0] == 1
    parts = [tmp_path / f"part {number}" for number in (1, 2, 3)]
    statuses = [
        answer("script", *scripts, "--shard", f"{number}/3", *common, part)[0] for number, part in enumerate(parts, 1)
    ]
    assert max(statuses) == 1
    assert sum(len(all_cases(part)) for part in parts) == 16
    assert all(len(all_cases(part)) > 3 for part in parts)
    status, out, _ = answer("script", *parts, "--merge", "--report", tmp_path / "merged")
    assert (status, out.splitlines()[-1]) == (1, "4 failed, 12 passed")

    def told(report: Path) -> list[tuple[str, str, bool]]:
        found = all_cases(report)
        return sorted((each.get("classname", ""), name, each.find("failure") is None) for name, each in found)

    assert told(tmp_path / "merged") == told(tmp_path / "whole")
    assert len(set(told(tmp_path / "merged"))) == 16


def all_cases(report: Path) -> list[tuple[str, ElementTree.Element]]:
    return [(each.get("name", ""), each) for each in ElementTree.parse(report / "junit.xml").iter("testcase")]


def written(folder: Path, *tests: str, head: str = "", name: str = "a.keys") -> Path:
    path = folder / name
    path.write_text(f"keys 1\n{head}\n" + "\n".join(tests) + "\n", encoding="utf-8")
    return path


def cases(report: Path) -> dict[str, ElementTree.Element]:
    tree = ElementTree.parse(report / "junit.xml")
    return {str(case.get("name")): case for case in tree.iter("testcase")}


PASSING = 'test "good"\n  press 1\nend'
ODD = [
    'it\'s \\"odd\\" $HOME `id` é日記 100% \\\\\\\\n * ? ~ #x',
    "tells \x1b[31m it's 100% \x07 `id` $HOME \\\\\\\\ red",
    "-x --help",
    "two\\nlines",
]
"""Names of tests as a script writes them."""


@pytest.mark.parametrize("name", ODD)
def test_again_names_the_variant_and_fails_the_same_way(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, PASSING, f'test "{name}"\n  expect text "ホーム"\nend', head="timeout 1s", name="a b.keys")
    report = tmp_path / "report"
    words: list[str | Path] = [
        "--lang",
        "en",
        "--network",
        "foma",
        "--seed",
        "7",
        "--device",
        "p906i",
        "--report",
        report,
    ]
    status, out, _ = answer("script", path, *words)
    assert status == 1
    assert all(each.endswith(" [p906i en foma seed 7]") for each in cases(report))
    assert len(cases(report)) == 2
    again = out[out.index("again: ") + 7 : out.index("\n  left behind")]
    assert again.endswith("--device p906i --network foma --seed 7")
    command = again.replace("uv run run.py", shlex.join([sys.executable, str(ROOT / "run.py")]))
    told = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert told.returncode == 1, told.stderr
    assert "1 failed" in told.stdout
    hashes = [line.split()[-1] for line in (out + told.stdout).splitlines() if "   frame 60, " in line]
    assert len(hashes) == 2
    assert len(set(hashes)) == 1


def test_again_works_in_the_folder_where_the_run_was_started(tmp_path: Path) -> None:
    """Also where worker processes say it, which were started otherwise; the folder has a blank and a quote."""
    folder = tmp_path / "it's here"
    folder.mkdir()
    written(folder, *(f'test "{each} of two"\n  expect text "ホーム"\nend' for each in "ab"), head="timeout 1s")
    start = [sys.executable, os.path.relpath(ROOT / "run.py", folder)]
    run = partial(subprocess.run, capture_output=True, text=True, cwd=folder, check=False)
    env = {name: value for name, value in os.environ.items() if not name.startswith("UV")}
    out = run([*start, "script", "a.keys", "--workers", "2"], env=env).stdout
    agains = [line.partition("again: ")[2] for line in out.splitlines() if "again: " in line]
    assert agains == [f"{shlex.join(start)} script a.keys --test '{each} of two'" for each in "ab"]
    told = run(["sh", "-c", agains[1]])
    assert (told.returncode, "1 failed" in told.stdout) == (1, True), told.stderr


def test_a_failure_is_told_although_its_world_cannot_be_kept(tmp_path: Path) -> None:
    """A site's data at a URL are in no state."""

    class FarEnvironment(PageEnvironment):
        def save_world(self) -> bytes:
            raise KeitaiError("not taken into a saved state")

    text = 'keys 1\ntimeout 200ms\ntest "t"\nopen "/"\nexpect text "Nowhere"\nend'
    script = parse(text, "a.keys", lambda name, including: (name, ""), unchecked_names())
    options = Options(artefacts=Artefacts(tmp_path))
    (verdict,) = run_script(script, lambda setup: FarEnvironment(setup, Site(ORDER)), options)
    assert verdict.outcome == "failed"
    assert verdict.message.startswith('a.keys:5:1: expected text "Nowhere" within 0.2 s')
    assert [each.label for each in verdict.artefacts] == ["frame", "screen", "keys", "film"]


def test_a_suite_has_a_case_for_each_variant(tmp_path: Path) -> None:
    written(tmp_path, PASSING)
    suite = tmp_path / "suite.yaml"
    suite.write_text('scripts: [a.keys]\nlanguages: [en, ja]\nnetworks: [foma, "off"]\nseeds: [1, 2]\n')
    assert answer("script", suite, "--report", tmp_path / "report")[0] == 0
    assert len(cases(tmp_path / "report")) == 8


@pytest.mark.parametrize(
    ("line", "told"),
    [("networks: [wifi]", "'wifi' is not one of"), ("languages: [fr]", "'fr' is not one of"), ("seeds: [-1]", "-1"),
     ("devices: [iphone]", "unknown device 'iphone'")],
)  # fmt: skip
def test_a_suite_is_checked_before_it_runs(tmp_path: Path, line: str, told: str) -> None:
    written(tmp_path, PASSING)
    (tmp_path / "suite.yaml").write_text(f"scripts: [a.keys]\n{line}\n")
    status, out, faults = answer("script", tmp_path / "suite.yaml")
    assert (status, out) == (2, "")
    assert told in faults or "seeds" in line


def test_tags_choose_scripts(tmp_path: Path) -> None:
    written(tmp_path, PASSING, head="tags smoke slow", name="a.keys")
    written(tmp_path, PASSING, head="tags night", name="b.keys")
    assert answer("script", tmp_path, "--tags", "smoke")[1].count("passed  ") == 1
    assert answer("script", tmp_path, "--tags", "smoke,night")[1].count("passed  ") == 2
    status, _, faults = answer("script", tmp_path, "--tags", "smok")
    assert (status, faults) == (2, f"no script in {tmp_path} has the tag smok; there are night, slow, smoke\n")


def test_times_are_each_tests_own(tmp_path: Path) -> None:
    path = written(tmp_path, 'test "short"\n  press 1\nend', 'test "long"\n  open "/home"\n  press down x40\nend')
    assert answer("script", path, "--report", tmp_path / "report")[0] == 0
    short, long = (float(str(case.get("time"))) for case in cases(tmp_path / "report").values())
    assert 0 < short < long


def test_what_a_test_left_is_linked_from_the_report(tmp_path: Path) -> None:
    path = written(tmp_path, 'test "t"\n  shot "the top"\nend')
    report = tmp_path / "report"
    assert answer("script", path, "--report", report)[0] == 0
    (shot,) = (report / "artefacts").glob("the-top-*.png")
    assert f'"path": "artefacts/{shot.name}"' in (report / "report.html").read_text(encoding="utf-8")
    (case,) = cases(report).values()
    assert case.findtext("system-out") == f"[[ATTACHMENT|artefacts/{shot.name}]]"


def test_a_pass_that_saw_the_screen_only_says_so_everywhere(tmp_path: Path) -> None:
    path = written(tmp_path, 'test "t"\n  open "/home"\n  expect no text "Nobody says this"\nend')
    status, out, _ = answer("script", path, "--report", tmp_path / "report")
    assert status == 0
    remark = f'{path}:5:3: no text "Nobody says this" looked at the screen only'
    assert remark in out
    (case,) = cases(tmp_path / "report").values()
    assert remark in str(case.findtext("system-out"))
    assert "looked at the screen only" in (tmp_path / "report" / "report.html").read_text(encoding="utf-8")


def test_a_folder_that_takes_no_report_is_told_before_anything_runs(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    for folder, reason in ((tmp_path / "taken" / "in", "Not a directory"), (Path("/proc/here"), "No such file")):
        status, out, faults = answer("script", written(tmp_path, PASSING), "--report", folder)
        assert (status, out) == (2, "")
        assert faults.startswith(f"{folder}: the report cannot be written there ({reason}")


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_a_full_disk_is_no_tests_fault(tmp_path: Path, allowed: int) -> None:
    """The disk takes so many more files; what was judged before is in the report all the same."""
    path = written(tmp_path, 'test "a"\n  press 1\nend', 'test "b"\n  shot "top"\nend', 'test "c"\n  press 1\nend')
    report = tmp_path / "report"
    took = 0

    def fill(file: Path, body: bytes, **rest: object) -> None:
        nonlocal took
        if file.parent.name == "artefacts":
            took += 1
            if took > allowed:
                raise OSError(28, "No space left on device")
        write_whole(file, body)

    from handset.files import write_whole

    with patch("handset.script.run.artefacts.write_whole", fill):
        status, out, faults = answer("script", path, "--report", report)
    assert status == 3, out + faults
    assert "cannot be written (No space left on device)" in out
    assert "Traceback" not in out + faults
    assert len(cases(report)) == 3


def test_a_report_that_finds_the_disk_full_is_a_sentence(tmp_path: Path) -> None:
    def full(file: Path, body: bytes, **rest: object) -> None:
        raise OSError(28, "No space left on device")

    with patch("handset.script.run.artefacts.write_whole", full):
        status, out, faults = answer("script", written(tmp_path, 'test "a"\n  press 1\nend'), "--report", tmp_path)
    assert status == 3
    assert "No space left on device" in out + faults
    assert "Traceback" not in out + faults


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_what_ran_so_far(tmp_path: Path, number: signal.Signals, status: int, workers: int) -> None:
    """Each test's verdict is home as soon as it ends, wherever it ran; the others stand there as what they are."""
    endless = [f'test "endless {each}"\n  wait 3000s\nend' for each in range(3)]
    written(tmp_path, PASSING, *endless)
    report = tmp_path / "report"
    command = [sys.executable, "run.py", "script", str(tmp_path), "--report", str(report), "--workers", str(workers)]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=ROOT, env=env) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline().startswith("passed")
        time.sleep(0.5)
        run.send_signal(number)
        out, faults = run.communicate(timeout=60)
    assert run.returncode == status, out + faults
    assert "interrupted; 3 of 4 tests were not run to the end" in faults
    assert "Traceback" not in out + faults
    assert out.count("NOT RUN") == workers
    assert "INFRASTRUCTURE" not in out
    told = {name: [(each.tag, each.get("message")) for each in case] for name, case in cases(report).items()}
    stopped = [("skipped", "not run: interrupted while it was being played")]
    left = [("skipped", "not run: the run was interrupted before this test began")]
    assert told == {
        "good [qvga en instant seed 2009]": [],
        "endless 0 [qvga en instant seed 2009]": stopped,
        "endless 1 [qvga en instant seed 2009]": stopped if workers > 1 else left,
        "endless 2 [qvga en instant seed 2009]": left,
    }
    outcomes = [verdict["outcome"] for verdict in json.loads((report / "results.json").read_bytes())]
    assert outcomes == ["passed", *["not run"] * 3]
    assert answer("script", report, "--merge", "--report", tmp_path / "again")[0] == 3
