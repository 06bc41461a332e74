"""Monitoring of a served site: a line of JSON for each request and sign-in, and counts for Prometheus.

Neither has anybody's words: a request is told by its route (`/diary/<int:number>`), never by its address.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, Literal

from flask import Flask, Response, g, request

ACCESS_LOG = logging.getLogger("keitai.access")
SignInOutcome = Literal["in", "wrong", "slowed"]
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Monitor:
    """Counts the requests of one process; with `PROMETHEUS_MULTIPROC_DIR` set, those of all workers together."""

    def __init__(self) -> None:
        from prometheus_client import (
            REGISTRY,
            CollectorRegistry,
            Counter,
            Histogram,
            values,
        )  # a site that counts nothing starts without it

        self._shared = values.ValueClass is not values.MutexValue
        self._registry = REGISTRY if self._shared else CollectorRegistry()
        self._requests = Counter(
            "keitai_requests", "Requests answered.", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "keitai_request_seconds", "Time to answer.", ["route"], buckets=_SECONDS, registry=self._registry
        )
        self._sign_ins = Counter("keitai_sign_ins", "Tries to sign in.", ["outcome"], registry=self._registry)

    def watch(self, site: Flask) -> None:
        """Count and log all requests of a site."""

        def begin() -> None:
            g.began = perf_counter()

        site.before_request(begin)
        site.after_request(self._answered)

    def exposition(self) -> tuple[bytes, str]:
        """Return all counts in Prometheus' text format, and its content type."""
        from prometheus_client import (
            CONTENT_TYPE_LATEST,
            CollectorRegistry,
            generate_latest,
            multiprocess,
        )  # only the first reading of the counts needs it

        registry = self._registry
        if self._shared:
            registry = CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry), CONTENT_TYPE_LATEST

    def _answered(self, response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule is not None else ""
        seconds = perf_counter() - g.get("began", perf_counter())
        self._requests.labels(request.method, route, response.status_code).inc()
        self._seconds.labels(route).observe(seconds)
        write_line(
            "request",
            method=request.method,
            route=route,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
            bytes=response.content_length,
            member=g.get("member"),
        )
        tried = g.get("sign_in")
        if tried is not None:
            member, outcome = tried
            self._sign_ins.labels(outcome).inc()
            write_line("sign-in", member=member, outcome=outcome)
        return response


def note_sign_in(member: int, outcome: SignInOutcome) -> None:
    """Note what became of this request's try to sign in."""
    g.sign_in = (member, outcome)


def write_line(event: str, **values: Any) -> None:
    """Log one event, with its time and the address it came from."""
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    ACCESS_LOG.info("%s", json.dumps({"time": moment, "event": event, "from": request.remote_addr, **values}))


def log_to_stderr() -> None:
    """Write the lines of this process to standard error, where a service's log takes them up."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    ACCESS_LOG.handlers[:] = [handler]
    ACCESS_LOG.setLevel(logging.INFO)
    ACCESS_LOG.propagate = False
