"""A transport that also writes down what was asked of sites and what they answered."""

from __future__ import annotations

from concurrent.futures import Future

from handset.network import NetworkError, OutsideTransport, Request, Response, Transport


class RecordingTransport:
    """Transport that logs each request: `GET http://site/page  200, 812 bytes`."""

    def __init__(self, transport: Transport, log: list[str]) -> None:
        self._transport = transport
        self._log = log

    def send(self, request: Request) -> Response:
        """Send the request, block for its response and log both."""
        answer = self.begin(request)
        return answer if isinstance(answer, Response) else answer.result()

    def begin(self, request: Request) -> Response | Future[Response]:
        """Begin the request and log it once its response is there."""
        transport = self._transport
        try:
            answer = transport.begin(request) if isinstance(transport, OutsideTransport) else transport.send(request)
        except NetworkError as error:
            self._refused(request, error)
            raise
        if isinstance(answer, Response):
            self._answered(request, answer)
        else:
            answer.add_done_callback(lambda done: self._done(request, done))
        return answer

    def _done(self, request: Request, promise: Future[Response]) -> None:
        error = promise.exception()
        if isinstance(error, NetworkError):
            self._refused(request, error)
        elif error is None:
            self._answered(request, promise.result())

    def _answered(self, request: Request, response: Response) -> None:
        self._log.append(f"{request.method} {request.url}  {response.status}, {len(response.body)} bytes")

    def _refused(self, request: Request, error: NetworkError) -> None:
        self._log.append(f"{request.method} {request.url}  {error.reason}")
