"""Connection to Redis or a Redis Cluster, told by a URL: `redis://host:6379/0`, `rediss://host`, one node of a cluster.

The library is an extra, and is loaded when a connection is made. Whether a server belongs to a cluster it says itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from keitai.common.program import install_extra

SCHEMES = ("redis", "rediss", "unix")
WAIT_SECONDS = 0.5
"""Longest wait for a connection or an answer: a page that waits longer asks the database instead."""
Command = Sequence[str | bytes | int]


class BoardsAway(Exception):
    """Redis cannot be asked now, or what it holds is not whole; the boards in the database can."""


class RedisClient:
    """Client that sends commands in one round trip a node, and says `BoardsAway` for whatever goes wrong."""

    def __init__(self, url: str, password: str | None = None) -> None:
        """Connect at the first command.

        Raises:
            ValueError: The URL is not an address of Redis.
            ImportError: The library is not installed.
        """
        if urlsplit(url).scheme not in SCHEMES:
            raise ValueError(f"{_hidden(url)} is not an address of Redis; write it as redis://host:6379/0")
        try:
            import redis  # noqa: F401  an extra
        except ImportError:
            raise ImportError(f"boards in Redis need its library: {install_extra('redis')}") from None
        self._url, self._password = url, password
        self._lock = Lock()
        self._client: Any = None
        self._cluster = False

    @property
    def address(self) -> str:
        """The URL without its password."""
        return _hidden(self._url)

    @property
    def cluster(self) -> bool:
        """Whether the server belongs to a cluster. Raises `BoardsAway` where it cannot be asked."""
        self._guarded(self._connected)
        return self._cluster

    def send(self, commands: Sequence[Command]) -> list[Any]:
        """Send commands together and return their answers. Raises `BoardsAway`, also for an error of one of them."""
        return list(self._guarded(lambda: self._send(commands))) if commands else []

    def servers(self) -> str:
        """Return the run ids of all servers that take writes: another text after any of them began anew."""

        def ask() -> str:
            client = self._connected()
            if not self._cluster:
                return str(client.info("server")["run_id"])
            found = client.info("server", target_nodes=client.PRIMARIES)
            several = found.values() if "run_id" not in found else [found]
            return "+".join(sorted(each["run_id"] for each in several))

        return str(self._guarded(ask))

    def keys(self, prefix: str) -> list[bytes]:
        """Return all keys that begin so, of all nodes."""
        return list(self._guarded(lambda: list(self._connected().scan_iter(f"{prefix}*", count=1_000))))

    def close(self) -> None:
        """Close all connections; the next command opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _send(self, commands: Sequence[Command]) -> Any:
        client = self._connected()
        if len(commands) == 1:
            return [client.execute_command(*commands[0])]
        pipeline = client.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        return pipeline.execute()

    def _guarded(self, ask: Any) -> Any:
        import redis  # an extra

        try:
            return ask()
        except (redis.RedisError, OSError) as error:
            raise BoardsAway(f"{self.address}: {error}") from error

    def _connected(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client, self._cluster = self._connect()
            return self._client

    def _connect(self) -> tuple[Any, bool]:
        import redis  # an extra
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        options: dict[str, Any] = {"socket_timeout": WAIT_SECONDS, "socket_connect_timeout": WAIT_SECONDS}
        if self._password is not None:
            options["password"] = self._password
        client = redis.Redis.from_url(self._url, retry=Retry(NoBackoff(), 1), **options)
        if not client.info("cluster").get("cluster_enabled"):
            return client, False
        client.close()
        return redis.RedisCluster.from_url(self._url, retry=Retry(NoBackoff(), 2), **options), True


def _hidden(url: str) -> str:
    """Return a URL without what may be a password."""
    start, _, rest = url.partition("://")
    return f"{start}://{rest.rpartition('@')[2]}" if rest else url
