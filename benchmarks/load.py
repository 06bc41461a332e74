"""How many pages a second a site gives over HTTP: keep-alive connections from processes of their own.

Thin on purpose: on a machine of two cores whoever asks takes from whoever answers.
"""

from __future__ import annotations

import socket
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle

_CLIENTS = 8


def pages_a_second(port: int, paths: list[str], cookie: str, seconds: float) -> float:
    """Asked by eight clients in two processes for so long; raises `RuntimeError` where an answer is not a page.

    Somebody's hidden diary is a page too: the one that says there is nothing.
    """
    with ProcessPoolExecutor(2) as processes:
        started = time.perf_counter()
        asked = [processes.submit(_ask, port, paths[n:] + paths[:n], cookie, seconds) for n in (0, len(paths) // 2)]
        return sum(one.result() for one in asked) / (time.perf_counter() - started)


def _ask(port: int, paths: list[str], cookie: str, seconds: float) -> int:
    """Pages that came, over half of the connections, one page waited for on each."""
    connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(_CLIENTS // 2)]
    requests = cycle(
        f"GET {path} HTTP/1.1\r\nHost: m\r\nUser-Agent: DoCoMo/2.0 P906i\r\nCookie: mixi={cookie}\r\n\r\n".encode()
        for path in paths
    )
    end, pages = time.perf_counter() + seconds, 0
    while time.perf_counter() < end:
        for connection in connections:
            connection.sendall(next(requests))
        for connection in connections:
            _read(connection)
            pages += 1
    for connection in connections:
        connection.close()
    return pages


def _read(connection: socket.socket) -> None:
    raw = b""
    while b"\r\n\r\n" not in raw:
        raw += _some(connection)
    head, _, body = raw.partition(b"\r\n\r\n")
    if head.split(b" ", 2)[1] not in (b"200", b"404"):
        raise RuntimeError(head.decode("latin-1"))
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0].partition(b":")[2]) - len(body)
    while missing > 0:
        missing -= len(_some(connection))


def _some(connection: socket.socket) -> bytes:
    some = connection.recv(65536)
    if not some:
        raise RuntimeError("the site closed the connection")
    return some
