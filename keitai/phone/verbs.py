"""Verbs of the script language that a thumb or a test carries out, as methods."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handset.script.language.words import quoted
from keitai.expectations import Duration, duration_text
from keitai.phone.scripted import ScriptedPhone

__tracebackhide__ = True  # pytest shows the test's own line, not how it is carried out


class ThumbVerbs(ScriptedPhone):
    """Keys, pages and text."""

    def press(self, keys: str) -> None:
        """Press keys one after another; `x3` repeats a key, `@80ms` sets the time from press to press.

        Example:
            >>> phone.press("down x3 up @80ms")
        """
        self.do(f"press {keys}")

    def hold(self, key: str, length: Duration) -> None:
        """Hold a key down for a length of time.

        Example:
            >>> phone.hold("down", 0.5)
        """
        self.do(f"hold {key} {duration_text(length)}")

    def down(self, keys: str) -> None:
        """Press keys and keep them down until `up`.

        Example:
            >>> phone.down("down")
            >>> phone.up("down")
        """
        self.do(f"down {keys}")

    def up(self, keys: str) -> None:
        """Let keys go that `down` pressed."""
        self.do(f"up {keys}")

    def open(self, address: str) -> None:
        """Show a page, and wait until it is there.

        Args:
            address: A path of the site, such as `/cart`, or a URL.

        Example:
            >>> phone.open("/")
        """
        self.do(f"open {quoted(address)}")

    def click(self, text: str) -> None:
        """Move the focus to what bears a text and press ok.

        Example:
            >>> phone.click("湯のみ")
            >>> phone.expect.title("湯のみ")
        """
        self.do(f"click {quoted(text)}")

    def focus(self, text: str) -> None:
        """Move the focus to what bears a text.

        Example:
            >>> phone.focus("豆大福")
        """
        self.do(f"focus {quoted(text)}")

    def softkey(self, label: str) -> None:
        """Press the soft key that bears a label.

        Example:
            >>> phone.softkey("Menu")
            >>> phone.press("clear")
        """
        self.do(f"softkey {quoted(label)}")

    def type(self, text: str, *, keyboard: bool = False) -> None:
        """Write into the field that has the focus, by the phone's own keys.

        Args:
            text: What to write; Japanese is converted as a thumb would.
            keyboard: By the host's keyboard instead: at once, and no key is pressed.

        Example:
            >>> phone.open("/goods/cup")
            >>> phone.type("2", keyboard=True)
        """
        self.do(f"type {quoted(text)}{' via keyboard' if keyboard else ''}")

    def wait(self, length: Duration = "idle") -> None:
        """Wait for a length of time, or until nothing is pending.

        Example:
            >>> phone.wait(1.5)
            >>> phone.wait()
        """
        self.do(f"wait {duration_text(length)}")


class ArtefactVerbs(ScriptedPhone):
    """Pictures, films, sounds and notes that a test keeps."""

    def shot(self, name: str, *, full: bool = False) -> Path | None:
        """Keep a picture of the LCD, or of the whole page; returns its file, None where none is written.

        Example:
            >>> phone.shot("the shop")
        """
        self.do(f"shot {quoted(name)}{' full' if full else ''}")
        return self.driver.pictures[-1].path

    def golden(
        self,
        name: str,
        *options: str,
        area: tuple[int, int, int, int] | None = None,
        mask: Iterable[str | tuple[int, int, int, int]] = (),
        tolerance: int = 0,
    ) -> None:
        """Expect the LCD to look as it did when the golden picture was kept.

        Args:
            name: What the picture is called, in `goldens/` beside the test's file.
            *options: The same options as a script writes them, such as `"mask clock"`.
            area: The part of the LCD that counts: x, y, width, height.
            mask: Parts that do not count: `"clock"`, `"status"`, `"softkeys"`, or x, y, width, height.
            tolerance: How many pixels may differ.

        Raises:
            AssertionError: It differs, or no picture is kept yet; with `update` it is kept instead.
        """
        words = [f"golden {quoted(name)}", *options]
        words += [f"area {','.join(map(str, area))}"] if area is not None else []
        words += [f"mask {each if isinstance(each, str) else ','.join(map(str, each))}" for each in mask]
        self.do(" ".join([*words, *([f"tolerance {tolerance}"] if tolerance else [])]))

    def gif(self, name: str | None) -> None:
        """Begin a film of the LCD; None ends it and writes it.

        Example:
            >>> phone.gif("a film")
            >>> phone.gif(None)
        """
        self.do("gif stop" if name is None else f"gif start {quoted(name)}")

    def wav(self, name: str | None) -> None:
        """Begin a recording of the phone's sound; None ends it and writes it.

        Example:
            >>> phone.wav("sounds")
            >>> phone.wav(None)
        """
        self.do("wav stop" if name is None else f"wav start {quoted(name)}")

    def note(self, text: str) -> None:
        """Write a line into films and the report.

        Example:
            >>> phone.note("Now the basket is full")
        """
        self.do(f"note {quoted(text)}")

    def step(self, text: str) -> None:
        """Begin a part of the test: `expect.time` and `expect.keys` count anew.

        Example:
            >>> phone.step("Order")
        """
        self.do(f"step {quoted(text)}")
