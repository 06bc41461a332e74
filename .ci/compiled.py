"""Builds the compiled wheel, installs it where the checkout is out of reach, and holds it against the pure one.

    uv run python .ci/compiled.py

The browser's own tests run on it, and what it shows of some hundred pages is compared with what the pure wheel shows,
picture by picture. Where a C compiler or Python's headers are missing, it says so and ends well.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import sysconfig
import tempfile
import time
import zipfile
from pathlib import Path

from installed import ROOT, run, say

sys.path.insert(0, str(ROOT))
from hatch_build import COMPILED, COMPILED_PARTS, LayoutError, rewrite

TESTED = (*COMPILED_PARTS, "display", "test_page.py", "test_equal_pages.py", "test_sample_pages.py", "test_dialects.py")
"""What of tests/handset/browser runs on the compiled wheel."""
CALLS_COUNTED = "layout/test_layout_on_demand.py"
"""Counts calls by putting others in their place, which compiled code does not see."""
LIBRARIES = 50
"""Compiled modules that the wheel holds at least."""
INI = """[pytest]
pythonpath = .
addopts = -q --strict-markers --import-mode=importlib -m "not nightly" -p no:cacheprovider -n 2
markers = nightly: larger numbers
"""


def main() -> None:
    """Build, install, test, compare."""
    if missing := _missing():
        say(f"skipped: the compiled wheel is not built, since {missing}")
        return
    with tempfile.TemporaryDirectory(prefix="keitai ") as scratch:
        place = Path(scratch) / "some where 日本語"
        begin = time.monotonic()
        compiled = _build(place / "compiled", compiled=True)
        say(f"{compiled.name}: {compiled.stat().st_size // 1024} KB, compiled in {time.monotonic() - begin:.0f} s")
        pure = place / "pure" / "tree"
        with zipfile.ZipFile(_build(place / "pure", compiled=False)) as archive:
            archive.extractall(pure)
        python = _install(compiled, place)
        _test(python, place / "suite")
        _compare(python, pure, place)


def _missing() -> str:
    """Say what this machine lacks for the build; "" where nothing is."""
    if shutil.which(os.environ.get("CC", "cc")) is None:
        return "no C compiler was found"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return f"the headers of Python {sys.version.split()[0]} were not found"
    return ""


def _build(folder: Path, *, compiled: bool) -> Path:
    run(["uv", "build", "-q", "--wheel", "--python", sys.executable, "--out-dir", folder, ROOT], folder,
        {COMPILED: "1" if compiled else "0"})  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    assert wheel.name.endswith("-py3-none-any.whl") is not compiled, wheel.name
    return wheel


def _install(wheel: Path, place: Path) -> Path:
    """Install the wheel into an empty environment; return its Python."""
    run(["uv", "venv", "-q", "--python", sys.executable, place / "venv"], place)
    python = place / "venv" / "bin" / "python"
    more = [f"{wheel}[pytest]", "pytest-xdist", "hypothesis"]
    run(["uv", "pip", "install", "-q", "--python", python, "-c", ROOT / "constraints.txt", *more], place)
    count = f"import keitai, pathlib; print(len(list(pathlib.Path(keitai.__file__).parent.rglob('*{_suffix()}'))))"
    found = int(run([python, "-c", count], place))
    assert found >= LIBRARIES, f"{found} modules are compiled"
    return python


def _suffix() -> str:
    return str(sysconfig.get_config_var("EXT_SUFFIX"))


def _test(python: Path, place: Path) -> None:
    """Run the browser's tests, moved below `keitai` as the wheel is."""
    begin = time.monotonic()
    shutil.copytree(ROOT / "tests", place / "tests", ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for path in (place / "tests").rglob("*.py"):
        try:
            path.write_text(rewrite(path.read_text("utf-8"), path.name), "utf-8")
        except LayoutError:  # of another part of the suite: it is not run here
            path.unlink()
    (place / "pytest.ini").write_text(INI, "utf-8")
    browser = Path("tests", "handset", "browser")
    told = run([python, "-m", "pytest", *(browser / part for part in TESTED), f"--ignore={browser / CALLS_COUNTED}"],
               place)  # fmt: skip
    say(f"tests of the compiled browser: {told.strip().splitlines()[-1]} ({time.monotonic() - begin:.0f} s)")


def _compare(python: Path, pure: Path, place: Path) -> None:
    """Hold the pictures of pages against those of the pure wheel. Ends the program where one differs."""
    begin = time.monotonic()
    words = [python, "-P", ROOT / ".ci" / "page_hashes.py", ROOT / "tests" / "handset" / "browser" / "pages"]
    compiled, own = json.loads(run(words, place)), json.loads(run(words, place, {"PYTHONPATH": str(pure)}))
    assert compiled.pop("compiled") is True
    assert own.pop("compiled") is False
    differing = [name for name in {**own, **compiled} if own.get(name) != compiled.get(name)]
    if differing:
        sys.exit(f"the compiled browser shows {len(differing)} of {len(own)} pages otherwise: {differing[:10]}")
    say(f"{len(own)} pictures of pages are equal, compiled and pure ({time.monotonic() - begin:.0f} s)")


if __name__ == "__main__":
    main()
