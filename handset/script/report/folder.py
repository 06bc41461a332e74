"""Folder of a run's report: results.json, junit.xml, report.html, and the seconds each test took.

The folders of several shards are merged by reading their results.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec

from handset.script.report.filmstrip import html_report, link_to
from handset.script.run.artefacts import one_line, printable, write
from handset.script.run.verdict import Verdict
from keitai.common.errors import KeitaiError

RESULTS, JUNIT, HTML = "results.json", "junit.xml", "report.html"
DURATIONS, LAST_GOOD = "durations.json", "last-good.json"
LastGood = dict[str, list[tuple[str, str, str]]]
"""A test's key -> (what was done, the frame's hash, its picture) of its last good run."""


def write_report(verdicts: Sequence[Verdict], folder: Path) -> list[Path]:
    """Write all files of the report and return those for people; durations of earlier runs are kept."""
    last_good = read_json(folder / LAST_GOOD, LastGood)
    write(folder / RESULTS, msgspec.json.encode(list(verdicts), enc_hook=str))
    write(folder / JUNIT, junit_xml(verdicts, folder))
    write(folder / HTML, html_report(verdicts, last_good, folder).encode())
    durations = read_json(folder / DURATIONS, dict[str, float])
    durations |= {each.key: round(each.seconds, 3) for each in verdicts if each.ended}
    write(folder / DURATIONS, msgspec.json.encode(durations))
    for verdict in verdicts:
        if verdict.outcome == "passed" and verdict.moments:
            last_good[verdict.key] = [(each.doing, each.hash, str(each.picture)) for each in verdict.moments]
    write(folder / LAST_GOOD, msgspec.json.encode(last_good))
    return [folder / HTML, folder / JUNIT]


def read_results(folder: Path) -> list[Verdict]:
    """Read the verdicts of an earlier run. Raises `KeitaiError` when there are none that can be read."""
    path = folder / RESULTS
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Verdict], dec_hook=_path)
    except OSError:
        raise KeitaiError(f"{folder}: is not the folder of a report; it has no {RESULTS}") from None
    except msgspec.DecodeError as error:
        raise KeitaiError(f"{path}: cannot be read ({error})") from None


def read_json(path: Path, shape: type[Any]) -> Any:
    """Read the JSON that an earlier run wrote; empty where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except (OSError, msgspec.DecodeError):
        return msgspec.convert({}, shape)


def junit_xml(verdicts: Sequence[Verdict], folder: Path) -> bytes:
    """Return the verdicts as JUnit XML: a suite for each script, a case for each test."""
    root = ElementTree.Element("testsuites")
    for file in dict.fromkeys(verdict.file for verdict in verdicts):
        own = [verdict for verdict in verdicts if verdict.file == file]
        suite = ElementTree.SubElement(
            root,
            "testsuite",
            name=one_line(file),
            tests=str(len(own)),
            failures=str(sum(verdict.outcome == "failed" for verdict in own)),
            errors=str(sum(verdict.outcome == "infrastructure" for verdict in own)),
            skipped=str(sum(verdict.outcome in ("skipped", "known bug", "not run") for verdict in own)),
            time=f"{sum(verdict.seconds for verdict in own):.3f}",
        )
        for verdict in own:
            _junit_case(suite, verdict, folder)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _junit_case(suite: ElementTree.Element, verdict: Verdict, folder: Path) -> None:
    name, file = one_line(f"{verdict.name} [{verdict.phone}]"), one_line(verdict.file)
    case = ElementTree.SubElement(suite, "testcase", classname=file, name=name, time=f"{verdict.seconds:.3f}")
    message = printable(verdict.message)
    first = message.partition("\n")[0]
    match verdict.outcome:
        case "failed":
            ElementTree.SubElement(case, "failure", message=first).text = message
        case "infrastructure":
            ElementTree.SubElement(case, "error", message=first).text = message
        case "skipped" | "known bug" | "not run":
            ElementTree.SubElement(case, "skipped", message=f"{verdict.outcome}: {first}")
    out = [f"flaky: it failed first.\n{message}"] if verdict.outcome == "flaky" else []
    out += [printable(remark) for remark in verdict.remarks]
    # The form in which continuous integration links what a test left.
    out += [f"[[ATTACHMENT|{link_to(artefact.path, folder)}]]" for artefact in verdict.artefacts]
    if out:
        ElementTree.SubElement(case, "system-out").text = "\n".join(out)


def _path(kind: type, value: Any) -> Any:
    return Path(value) if kind is Path else value
