"""A process that serves the site, to be killed: python -m tests.screens.store.site_process ADDRESS [alone] [redis://...]

It prints its port once it answers; `alone` answers one at a time, in one thread; a URL of Redis is where it keeps its
boards. Whoever asks says in a header which member it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from werkzeug.serving import make_server

from keitai.common.wire import MEMBER_KEY
from screens.public_address import PublicAddress
from screens.server import build_site

SECRET = b"of the site that is killed"
WHO = "HTTP_X_MEMBER"


def main() -> None:
    address = sys.argv[1]
    boards = next((word for word in sys.argv[2:] if word.startswith("redis://")), None)
    site = build_site(address if "://" in address else Path(address), SECRET, PublicAddress(8009), boards=boards)

    def known(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        environ[MEMBER_KEY] = environ.get(WHO, "")
        answer: Iterable[bytes] = site(environ, start)
        return answer

    server = make_server("127.0.0.1", 0, known, threaded="alone" not in sys.argv)
    print(server.port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
