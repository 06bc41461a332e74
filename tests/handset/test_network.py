"""What is under way on the radio, and what is not any more."""

from __future__ import annotations

import pytest

from handset.apps.arrival import announce_message
from handset.browser.app import BrowserApp
from handset.keypad import Key, KeyEvent
from handset.network import BEARERS, Network, NetworkError, Request, Response
from handset.script.run.settled import is_idle, is_settled
from tests.handset.apps.test_apps import with_news


class Echo:
    def send(self, request: Request) -> Response:
        if "nosuch" in request.url:
            raise NetworkError("host", "the site was not found")
        return Response(request.url, 200, (), b"." * 2000)


@pytest.mark.parametrize("address", ["http://a.test/", "http://nosuch.test/"])
def test_an_answer_that_nobody_takes_is_not_under_way(address: str) -> None:
    for bearer in BEARERS.values():
        network = Network(Echo(), bearer)
        number = network.start(Request("GET", address))
        assert network.under_way == [address], bearer
        again = Network(Echo(), bearer)
        again.load(network.save())
        assert again.under_way == [address], bearer
        for _ in range(600):
            network.tick()
        assert (network.busy, network.under_way) == (False, []), bearer
        try:
            answer: object = network.poll(number)
        except NetworkError as error:
            answer = error.reason
        assert isinstance(answer, Response) or answer in ("host", "no-reception"), bearer


def test_news_asked_for_as_the_browser_comes_up_leave_the_radio_at_rest() -> None:
    """The standby screen asks for its news and loses the foreground before the answer is in, at each of 200 moments."""
    for moment in range(0, 400, 2):
        phone, _ = with_news()
        for _ in range(moment):
            phone.step()
        announce_message(phone, "Ren")
        phone.step([KeyEvent(Key.WEB, True)])
        for _ in range(120):
            phone.step()
        assert isinstance(phone.foreground, BrowserApp), moment
        assert (is_idle(phone), is_settled(phone)) == (True, True), moment
        assert phone.network.under_way == [], moment
