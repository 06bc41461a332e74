"""Builds sdist and wheel, installs them where the checkout is out of reach, and uses them there as a stranger would.

    uv run --no-project python .ci/installed.py

Every Python from 3.11 to 3.14 that is found gets an empty environment in a folder whose name has blanks and Japanese
letters, with an outside project that has packages of its own called games, screens, assets and tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from interpreters import interpreter

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
LEFTOVER = re.compile(
    rb"""^\s*(?:from|import) (?:handset|games|screens)\b|["'](?:handset|games|screens)(?:\.[a-z_]+)+["':]""", re.M
)
NEEDED = ("handset/lcd.py", "assets/fonts/OFL.txt", "keymaps.yaml", "games/wig/game.yaml", "py.typed",
          "screens/translations/ja.po", "games/tools/template/title.png", "handset/frontends/web/page")  # fmt: skip
SHOP = ROOT / "examples" / "shop"
OUTSIDE = {
    "screens/__init__.py": "NAME = 'ours'\n",
    "games/__init__.py": "raise ImportError('not these games')\n",
    "assets/README": "",
    "handset/README": "",
    "tests/test_packages.py": (
        "import sys\n\nfrom screens import NAME\n\n\n"
        "def test_both_programs_have_their_own_packages(phone):\n"
        "    phone.press('web')\n    phone.expect.title('お茶の店')\n"
        "    phone.open('http://m.mixi.test/games')\n    phone.expect.page_text('Wig')\n"
        "    assert NAME == 'ours'\n    assert not {'handset', 'games'} & set(sys.modules)\n"
    ),
    "standby.keys": 'keys 1\ntest "the site opens"\n  press web\n  expect title "mixi"\nend\n',
    "page.html": "<title>頁</title><body>こんにちは</body>",
}


def main() -> None:
    """Build both and try each of them out."""
    with tempfile.TemporaryDirectory(prefix="keitai ") as scratch:
        place = Path(scratch) / "some where 日本語"
        place.mkdir()
        run(["uv", "build", "-q", "--out-dir", place, ROOT], place)
        (wheel,) = place.glob("*.whl")
        (sdist,) = place.glob("*.tar.gz")
        look_into(wheel)
        pythons = {version: found for version in VERSIONS if (found := interpreter(version))}
        say(f"Pythons found: {', '.join(pythons)}; not found: {', '.join(set(VERSIONS) - set(pythons)) or 'none'}")
        for number, (version, python) in enumerate(pythons.items()):
            try_out(wheel, python, place / f"wheel {version}", whole=not number)
        first = next(iter(pythons.values()))
        try_out(sdist, first, place / "sdist", whole=False)


def look_into(wheel: Path) -> None:
    """Fail where a file is missing, or a line still names a house at the top."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        tops = {name.partition("/")[0] for name in names}
        assert all(top == "keitai" or top.endswith(".dist-info") for top in tops), tops
        for needed in NEEDED:
            assert any(name.startswith(f"keitai/{needed}") for name in names), f"{needed} is not in the wheel"
        for name in names:
            if name.endswith(".py"):
                found = LEFTOVER.search(archive.read(name))
                assert found is None, f"{name}: {found}"
    say(f"{wheel.name}: {len(names)} files, {wheel.stat().st_size // 1024} KB")


def try_out(package: Path, python: str, place: Path, *, whole: bool) -> None:
    """Install into an empty environment and use what is there; `whole` also plays the tour."""
    begin = time.monotonic()
    run(["uv", "venv", "-q", "--python", python, place / "venv"], place.parent)
    target = place / "venv" / "bin"
    constraints = ROOT / "constraints.txt"
    run(["uv", "pip", "install", "-q", "--python", target / "python", "-c", constraints, f"{package}[pytest]"], place)
    project = place / "shop"
    shutil.copytree(SHOP, project, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name, text in OUTSIDE.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    keitai = str(target / "keitai")
    where = run([target / "python", "-c", "import keitai; print(keitai.__file__)"], project)
    assert Path(where.strip()).is_relative_to(place), where
    version = run([keitai, "--version"], project)
    assert version == run([target / "python", "-m", "keitai", "--version"], project)
    assert run([keitai, "--help"], project).startswith("Usage: keitai ")
    run([keitai, "shot", "page.html", "--device", "p906i", "-o", "page.png"], project)
    assert (project / "page.png").read_bytes().startswith(b"\x89PNG")
    if package.suffix == ".whl":  # which uv builds from the sdist: what holds of one holds of the other
        assert "passed" in run([keitai, "script", "standby.keys"], project)
        assert "1 passed" in run([keitai, "script", "tests", "--site", "shop:create_app()", "--workers", "2"], project)
        told = run([target / "python", "-m", "pytest", "-p", "no:cacheprovider", "-q", "tests"], project)
        assert "9 passed" in told, told
    if whole:
        run([keitai, "tour", "-o", "tour"], project)
        assert (project / "tour" / "tour.gif").stat().st_size > 0
        run([keitai, "new-game", "penguin-slide", "--games", "mine"], project)
        told = run(
            [target / "python", "-m", "pytest", "-p", "no:cacheprovider", "-q", "penguin_slide"], project / "mine"
        )
        assert "3 passed" in told, told
    say(f"{package.suffix} in {place.name}: {version.strip()}, {time.monotonic() - begin:.0f} s")


def run(words: list[object], folder: Path, more: dict[str, str] | None = None) -> str:
    """Run a command, with `more` in its environment, and return what it prints. Ends the program where it fails."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, env=kept | (more or {}), capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\nended with {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
