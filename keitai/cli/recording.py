"""The verb that turns use into a keypad script."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keitai.cli.common_options import AddressNotFound, common_options
from keitai.cli.interrupts import exit_now, interrupted_in_own_time
from keitai.cli.outputs import require_writable
from keitai.common.errors import KeitaiError, OperationFailed
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator, setup_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handset.keypad import KeyEvent
    from handset.machine import Handset
    from handset.script.language.program import Setup
    from handset.script.record.recorder import ScriptRecorder


WRITING_SECONDS = 5.0
"""What an interrupted recording has for its files."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("address", default="")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@common_options("data", "local-feeds")
def record(options: SimulatorOptions, file: Path, address: str, force: bool) -> None:
    """Use the handset; the keys you press become a keypad script, and an exact movie (.kmov) beside it.

    In a window, where T, F and G add an expectation (text, focus, golden picture). Or with keys piped in:
    echo "web idle down x2 ok ?text" | keitai record FILE

    Example: keitai record visit.keys /home
    """
    if file.suffix != ".keys":
        raise KeitaiError(f"{file}: a keypad script's name ends in .keys")
    if file.exists() and not force:
        raise KeitaiError(f"{file}: is there already; --force writes over it")
    if address and not address.startswith(("/", "http://", "https://")):
        raise KeitaiError(f"{address!r}: only addresses that begin with / or http:// can be recorded")
    require_writable(file)
    options = replace(options, data=None)
    session = RecordingSession(file, options, address)
    piped = "" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.read()
    status = 0
    with interrupted_in_own_time(WRITING_SECONDS, "interrupted; the recording could not be written in time") as cause:
        try:
            if piped.strip():
                record_piped(session, piped)
            else:
                record_window(session)
        except RecordingError as error:
            session.ended, status = str(error), error.status
        except KeyboardInterrupt:
            with suppress(NothingRecorded):
                session.write()
            click.echo("interrupted", err=True)
            exit_now(128 + cause())
    if session.ended:
        click.echo(session.ended)
    click.echo(f"{file}: {len(session.write())} lines; {file.with_suffix('.kmov')}: the same, to the frame")
    if status:
        raise SystemExit(status)


class RecordingError(KeitaiError):
    """Error of a piped word that could not be carried out; what was recorded before it is written."""

    status = 1


class NothingRecorded(OperationFailed):
    """A recording in which no key was pressed and no page opened: a script of it would pass without having looked."""


class RecordingSession:
    """Recording of one phone, as a keypad script and as an exact movie."""

    def __init__(self, file: Path, options: SimulatorOptions, address: str) -> None:
        from handset.script.record.movie import MovieRecorder

        self.file = file
        self.options = options
        self.address = address
        self.setup: Setup = setup_of(options)
        self._movie = MovieRecorder(self.setup, address)
        self._recorder: ScriptRecorder | None = None
        self._phone: Handset | None = None
        self._goldens = 0
        self._ticks = 0
        """Of the phone's clock, up to which it is recorded."""
        self._greeted = False
        self.ended = ""
        """Why nothing more is recorded; "" while it is."""

    def begin(self, simulator: Simulator) -> None:
        """Begin to record the first phone; one that takes its place in the window is not recorded."""
        from handset.script.record.recorder import ScriptRecorder

        if self.address:
            simulator.open(self.address)
        if self._phone is None:
            self._phone = simulator.phone
            self._ticks = simulator.phone.clock.ticks
            self._recorder = ScriptRecorder()

    def record(self, phone: Handset, events: Sequence[KeyEvent]) -> str:
        """Record a step; say once when the recording has come to its end.

        A phone that was wound back or taken from a kept state ends it, and so does another model: the same keys from
        the start would not lead there again.
        """
        if self._recorder is None or self.ended:
            return ""
        if phone is not self._phone:
            return self._end("another model is in the window")
        if phone.clock.ticks != self._ticks + 1:
            return self._end("the phone was taken back or elsewhere in time")
        self._ticks += 1
        frame = phone.frame()
        self._movie.record(frame, events)
        self._recorder.record(phone, events, frame)
        return "" if self._greeted else self._greet()

    def type(self, phone: Handset, text: str) -> None:
        """Record what the host's keyboard is about to write."""
        from handset.app_protocols import focused_text_of, wants_text

        if not wants_text(phone.foreground):
            return  # nothing takes it, so that there is nothing to do again
        if phone is self._phone and self._recorder is not None and not self.ended:
            self._movie.type(text)
            self._recorder.type(text, focused_text_of(phone.foreground))

    def _greet(self) -> str:
        self._greeted = True
        return f"recording {self.file.name}: T, F and G add an expectation"

    def _end(self, why: str) -> str:
        self.ended = f"the recording ended here: {why}"
        return self.ended

    def expect(self, kind: str) -> str:
        """Add an expectation of what the LCD shows now; return its line."""
        from handset.script.run import goldens

        recorder, phone = self._recorder, self._phone
        if recorder is None or phone is None or self.ended:
            return self.ended
        if kind != "golden":
            frame = phone.frame()
            return recorder.expect_text(frame) if kind == "text" else recorder.expect_focus(frame)
        self._goldens += 1
        name = f"look {self._goldens}"
        path = goldens.Goldens(self.file).path(name, phone.model.name, phone.settings.language)
        goldens.write_golden(phone.frame(), path, None)
        return recorder.expect_golden(name)

    def write(self) -> list[str]:
        """Write the recording as a keypad script and, beside it, an exact movie (.kmov); return the script's lines.

        Raises:
            NothingRecorded: It holds not one step; nothing is written.
        """
        from handset.files import write_whole
        from handset.script.record.recorder import script_text

        lines = self._recorder.finish() if self._recorder is not None else []
        if not lines and not self.address:
            raise NothingRecorded(f"{self.file}: not written; no key was pressed and nothing was opened")
        text = script_text(self.setup, self.address, lines, self.file.stem)
        write_whole(self.file, text.encode())
        write_whole(self.file.with_suffix(".kmov"), self._movie.to_bytes())
        return lines


def record_window(session: RecordingSession) -> None:
    """Record a person's use of the phone in a window until it is closed."""
    from keitai.cli.phone import show_window

    tools = {"t": "text", "f": "focus", "g": "golden"}
    show_window(
        session.options,
        session.begin,
        on_step=session.record,
        on_text=session.type,
        tools={host: partial(session.expect, kind) for host, kind in tools.items()},
    )


def record_piped(session: RecordingSession, text: str) -> None:
    """Record keys that were piped in; an expectation that fails ends the recording there.

    Raises:
        AddressNotFound: The address brings no page; nothing is recorded.
    """
    from handset.script.record.piped import read_piped
    from handset.script.run.driver import GAP, Driver, Failure
    from keitai.cli.pages import reason_without_page

    piped = read_piped(text, "the piped keys")
    simulator = Simulator(session.options)
    try:
        session.begin(simulator)
    except BaseException:
        simulator.close()
        raise
    try:
        driver = Driver(simulator, on_step=session.record)
        driver.tick()
        driver.wait_idle()
        if session.address and (reason := reason_without_page(simulator, session.address)):
            raise AddressNotFound(reason)
        for each in piped:
            match each.kind:
                case "press":
                    assert each.key is not None
                    driver.press(each.key, max(GAP, each.ticks + 1), each.ticks)
                case "wait":
                    driver.wait(each.ticks)
                case "write":
                    session.type(simulator.phone, each.text)
                    driver.insert(each.text)
                case "idle":
                    driver.wait_idle()
                case _:
                    click.echo(session.expect(each.kind))
    except AddressNotFound:
        raise
    except (Failure, KeitaiError) as failure:
        raise RecordingError(f"the recording ended here: {failure}") from None
    finally:
        simulator.close()
