"""Bodies are handed on whole, or refused: too slow, too large, or given up by their sender."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from screens.web.buffered_body import BufferedBody, Message, Receive, Send

SCOPE: Message = {"type": "http", "method": "POST"}


async def echo(scope: Message, receive: Receive, send: Send) -> None:
    """Answer with the body, which comes in one message."""
    message = await receive()
    assert not message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": message["body"]})


def answered(parts: list[Message | None], **limits: Any) -> list[Message]:
    """What is sent for a body that comes in `parts`; None never comes."""
    sent: list[Message] = []

    async def receive() -> Message:
        part = parts.pop(0)
        if part is None:
            await asyncio.Event().wait()
            raise AssertionError
        return part

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(BufferedBody(echo, **limits)(SCOPE, receive, send))
    return sent


def part(body: bytes, *, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


@pytest.mark.parametrize("cuts", [[b"abc"], [b"a", b"bc"], [b"", b"abc", b""], [b"a", b"b", b"c"]])
def test_a_body_in_parts_is_handed_on_whole(cuts: list[bytes]) -> None:
    sent = answered([part(cut, more=place < len(cuts) - 1) for place, cut in enumerate(cuts)])
    assert [message.get("status") for message in sent] == [200, None]
    assert sent[1]["body"] == b"abc"


def test_a_body_that_does_not_come_is_refused_in_time() -> None:
    sent = answered([part(b"a"), None], seconds=0.01)
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]


@pytest.mark.parametrize(("length", "status"), [(8, 200), (9, 413)])
def test_a_body_past_the_limit_is_refused(length: int, status: int) -> None:
    assert answered([part(b"a" * 4), part(b"a" * (length - 4), more=False)], largest=8)[0]["status"] == status


def test_a_sender_who_hangs_up_gets_no_answer() -> None:
    assert answered([part(b"a"), {"type": "http.disconnect"}]) == []
