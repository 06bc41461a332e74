"""The film strip's ear on the phone's requests."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from handset.network import NetworkError, OutsideTransport, Request, Response
from handset.script.run.artefacts import NamedFiles
from handset.script.run.driver import Driver
from handset.script.run.trace import Trace
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

HERE, AWAY = Request("GET", "http://here.test/"), Request("GET", "http://away.test/")


class Outside:
    """Answers one site at once and promises the other's answer."""

    def __init__(self) -> None:
        self.promise: Future[Response] = Future()

    def send(self, request: Request) -> Response:
        raise AssertionError("whoever can begin is never made to wait")

    def begin(self, request: Request) -> Response | Future[Response]:
        if request is HERE:
            return Response(request.url, 200, (), b"12")
        return self.promise


@pytest.fixture
def strip(tmp_path: Path) -> Iterator[tuple[Driver, Trace, Outside]]:
    simulator, trace, outside = Simulator(SimulatorOptions()), Trace(lambda: 0.0, NamedFiles(tmp_path)), Outside()
    driver = Driver(simulator)
    driver.phone.network.transport = outside
    trace.follow(driver)
    yield driver, trace, outside
    simulator.close()


def heard(trace: Trace) -> list[str]:
    trace._add("now", 0, False)
    return list(trace.moments[-1].requests)


def test_a_site_outside_is_not_waited_for(strip: tuple[Driver, Trace, Outside]) -> None:
    driver, trace, outside = strip
    transport = driver.phone.network.transport
    assert isinstance(transport, OutsideTransport)
    assert isinstance(transport.begin(HERE), Response)
    assert transport.begin(AWAY) is outside.promise
    assert heard(trace) == ["GET http://here.test/  200, 2 bytes"]
    outside.promise.set_result(Response(AWAY.url, 404, (), b""))
    assert heard(trace) == ["GET http://away.test/  404, 0 bytes"]


def test_why_there_was_no_answer_is_told(strip: tuple[Driver, Trace, Outside]) -> None:
    driver, trace, outside = strip
    number = driver.phone.network.start(AWAY)
    outside.promise.set_exception(NetworkError("timeout", "too late"))
    for _ in range(30):
        driver.phone.step()
    with pytest.raises(NetworkError):
        driver.phone.network.poll(number)
    assert heard(trace) == ["GET http://away.test/  timeout"]
