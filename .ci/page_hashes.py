"""Prints what the installed keitai shows of pages, as JSON: name -> hash of the whole page's picture.

    python -P .ci/page_hashes.py FOLDER

The pages of FOLDER on four models, pages put together by chance from their pieces, and pages of the site built in.
`compiled` says whether the browser's layout is a library.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
import tempfile
from pathlib import Path

from keitai.handset.browser.layout import linebox
from keitai.handset.preview.shots import capture_part

import keitai

DEVICES = ("qvga", "p906i", "w61ca", "911sh")
MADE = 120
"""Pages put together by chance."""
SITE = (
    "/home", "/diary/2", "/diary/friends", "/members/7", "/communities", "/communities/3", "/albums", "/messages",
    "/search/members", "/games", "/games/wig", "/games/keep-awake/ranking/all", "/news", "/friends", "/footprints",
)  # fmt: skip


def main() -> None:
    """Show all pages and print."""
    seen: dict[str, object] = {"compiled": not linebox.__file__.endswith(".py")}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        names = _lay_out(Path(sys.argv[1]), folder)
        for number, device in enumerate(DEVICES):
            with keitai.Phone(site=folder, device=device) as phone:
                # The made ones are each shown on one model.
                for name in names[: -MADE or None] + names[len(names) - MADE + number :: len(DEVICES)]:
                    seen[f"{name} {device}"] = _shown(phone, f"/{name}")
            with keitai.Phone(device=device, lang="ja") as phone:
                for address in SITE:
                    seen[f"{address} {device}"] = _shown(phone, address)
    sys.stdout.write(json.dumps(seen))


def _lay_out(pages: Path, folder: Path) -> list[str]:
    """Write the pages into a folder, and as many again as `MADE`; return their names."""
    bodies = {path.name: path.read_bytes() for path in sorted(pages.glob("*.html"))}
    pieces = [piece[:500] for body in bodies.values() for piece in re.split(rb"(?=<[a-z])", body)]
    for number in range(MADE):
        rng = random.Random(number)
        bodies[f"made-{number}.html"] = b"".join(rng.sample(pieces, rng.randint(5, 80)))[:6_000]
    for name, body in bodies.items():
        (folder / name).write_bytes(body)
    return list(bodies)


def _shown(phone: keitai.Phone, address: str) -> str:
    phone.open(address)
    picture = hashlib.blake2b(capture_part(phone.machine, "full").tobytes(), digest_size=8)
    return f"{picture.hexdigest()} {phone.page_text}"


if __name__ == "__main__":
    main()
