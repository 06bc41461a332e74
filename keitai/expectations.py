"""Expectations of a phone, as methods: `phone.expect.text("mixi")`, `phone.expect.no.dialog("Error")`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from games.ranking.script_words import RANK, SCORE
from handset.script.language.expectations import Condition, ConditionKind, read_condition
from handset.script.language.names import Names
from handset.script.language.reader import LineReader, duration
from handset.script.language.vacuous import vacuous_bound, vacuous_pattern
from handset.script.language.words import NO_VARIABLES, WordFault, split_line

Duration: TypeAlias = float | str
"""Seconds of the phone's time, or a length as scripts write it: "500ms", "1.5s", "12f" (frames)."""
Text: TypeAlias = str | re.Pattern[str]
"""A part of what is written, or a compiled regular expression that it must match."""
Comparison: TypeAlias = Literal["==", "<", "<=", ">", ">="]
Check: TypeAlias = Callable[[Condition, int | None], None]
__tracebackhide__ = True  # pytest shows the test's own line, not how it is carried out


class Expectations:
    """Conditions that are tried every frame until they hold, for `within` or else the phone's own timeout.

    Every method raises `AssertionError` when its condition does not come true, with the screen and the last keys, and
    `ValueError` when it could not but come true, such as a text that is empty. Each takes `within`, a `Duration` of the
    phone's time. The examples stand on the page of the tea shop in `examples/`.

    Example:
        >>> phone.expect.text("豆大福", within="2s")
        >>> phone.expect.no.text("Error")
    """

    def __init__(self, check: Check, names: Names | None = None, *, negated: bool = False) -> None:
        """Take what tries a condition, and the events and sounds that there are; None leaves those unchecked."""
        self._try = check
        self._names = names or Names()
        self._negated = negated

    @property
    def no(self) -> Expectations:
        """The same conditions turned round.

        Example:
            >>> phone.expect.no.text("Error")
        """
        return Expectations(self._try, self._names, negated=not self._negated)

    def __call__(self, words: str, *, within: Duration | None = None) -> None:
        """Expect what a script's line says after `expect`.

        Example:
            >>> phone.expect('no text "Error"')

        Raises:
            ValueError: The words are wrong.
        """
        line = f"no {words}" if self._negated else words
        try:
            reader = LineReader(split_line(line, NO_VARIABLES), len(line), self._names)
            condition = read_condition(reader)
            reader.finish()
        except WordFault as fault:
            raise ValueError(f"{line!r}, column {fault.column}: {fault.message}") from None
        self._try(condition, _ticks(within))

    def text(self, text: Text, *, within: Duration | None = None) -> None:
        """Expect a text on the screen.

        Example:
            >>> phone.expect.text("豆大福", within=5)
        """
        self._written("text", text, within)

    def pattern(self, pattern: str, *, within: Duration | None = None) -> None:
        r"""Expect the screen's text to match a regular expression.

        Example:
            >>> phone.expect.pattern(r"豆大福 \d+円")
        """
        self._written("text", re.compile(pattern), within)

    def page_text(self, text: Text, *, within: Duration | None = None) -> None:
        """Expect a text on the page, also where it is scrolled away.

        Example:
            >>> phone.expect.page_text("店の入口")
        """
        self._written("page text", text, within)

    def focus(self, text: Text, *, within: Duration | None = None) -> None:
        """Expect the focus on what bears a text.

        Example:
            >>> phone.expect.focus("煎茶")
        """
        self._written("focus", text, within)

    def title(self, text: Text, *, within: Duration | None = None) -> None:
        """Expect the page's title to contain a text.

        Example:
            >>> phone.expect.title("お茶の店")
        """
        self._written("title", text, within)

    def url(self, text: Text, *, within: Duration | None = None) -> None:
        """Expect the page's address to contain a text.

        Example:
            >>> phone.expect.url("site.test/")
        """
        self._written("url", text, within)

    def dialog(self, text: Text, *, within: Duration | None = None) -> None:
        """Expect a dialog of the phone with a text.

        Example:
            >>> phone.expect.no.dialog("圏外")
        """
        self._written("dialog", text, within)

    def softkey(self, side: Literal["left", "centre", "right"], label: Text, *, within: Duration | None = None) -> None:
        """Expect a label above a soft key.

        Example:
            >>> phone.expect.softkey("left", "Menu")
        """
        self._written("softkey", label, within, side=side)

    def score(self, game: str, compare: Comparison, points: int, *, within: Duration | None = None) -> None:
        """Expect the owner's best score in a game of the embedded site.

        Example:
            >>> phone.post_score("keep-awake", 120)
            >>> phone.expect.score("keep-awake", ">=", 120)
        """
        self._check(Condition("world", self._negated, asked=SCORE, game=game, compare=compare, number=points), within)

    def rank(
        self,
        game: str,
        compare: Comparison,
        place: int,
        *,
        among: Literal["friends", "all"] = "all",
        within: Duration | None = None,
    ) -> None:
        """Expect the owner's place in a game's ranking on the embedded site.

        Example:
            >>> phone.post_score("keep-awake", 99_999)
            >>> phone.expect.rank("keep-awake", "==", 1, among="friends")
        """
        wanted = Condition("world", self._negated, asked=RANK, game=game, side=among, compare=compare, number=place)
        self._check(wanted, within)

    def event(self, name: str, *, within: Duration | None = None) -> None:
        """Expect a game to tell of an event, such as `over`.

        Example:
            >>> phone.expect.no.event("over")
        """
        self._signal("event", name, within)

    def sound(self, name: str, *, within: Duration | None = None) -> None:
        """Expect a sound of the library to be played, such as `phone/ok`.

        Example:
            >>> phone.expect.no.sound("phone/mail")
        """
        self._signal("sound", name, within)

    def vibrate(self, *, within: Duration | None = None) -> None:
        """Expect the phone to vibrate.

        Example:
            >>> phone.expect.no.vibrate()
        """
        self._check(Condition("vibrate", self._negated), within)

    def frame(self, hash: str, *, within: Duration | None = None) -> None:
        """Expect the LCD to show exactly the picture of a hash, as `Phone.hash` gives it.

        Example:
            >>> phone.expect.frame(phone.hash)
        """
        self._check(Condition("frame", self._negated, hash), within)

    def pixel(self, x: int, y: int, color: tuple[int, int, int], *, within: Duration | None = None) -> None:
        """Expect a pixel of the page, counted from the LCD's top left corner, in a color.

        Example:
            >>> phone.expect.no.pixel(120, 160, (1, 2, 3))
        """
        self._check(Condition("pixel", self._negated, point=(x, y), color=color), within)

    def bytes(self, compare: Comparison, number: int, *, within: Duration | None = None) -> None:
        """Expect the weight of the page with its pictures and style sheets.

        Example:
            >>> phone.expect.bytes("<=", 10_000)
        """
        self._check(Condition("bytes", self._negated, compare=compare, number=number), within)

    def time(self, compare: Comparison, length: Duration, *, within: Duration | None = None) -> None:
        """Expect how long it took since the last `Phone.step`, or from the beginning, in the phone's time.

        Example:
            >>> phone.step("nothing to do")
            >>> phone.expect.time("<=", 2.5)
        """
        self._check(Condition("time", self._negated, compare=compare, number=ticks(length)), within)

    def keys(self, compare: Comparison, presses: int, *, within: Duration | None = None) -> None:
        """Expect how many presses it took since the last `Phone.step`, or from the beginning.

        Example:
            >>> phone.step("two keys")
            >>> phone.press("down up")
            >>> phone.expect.keys("==", 2)
        """
        self._check(Condition("keys", self._negated, compare=compare, number=presses), within)

    def flash(self, variable: str, compare: Comparison, number: int, *, within: Duration | None = None) -> None:
        """Expect a variable of the movie that plays, by its name or path such as `/menu:score`.

        Example:
            >>> phone.expect.flash("/menu:score", ">=", 100)  # doctest: +SKIP
        """
        self._check(Condition("flash", self._negated, variable, compare=compare, number=number), within)

    def flash_frame(self, label: str, *, within: Duration | None = None) -> None:
        """Expect the movie's main timeline to stand on the frame of a label, or to have passed it last.

        Example:
            >>> phone.expect.flash_frame("gameover")  # doctest: +SKIP
        """
        self._check(Condition("flash", self._negated, label, side="frame"), within)

    def lint(self, *, within: Duration | None = None) -> None:
        """Expect the page to be clean: a phone of this model would leave nothing of it out.

        Example:
            >>> phone.expect.lint()
        """
        self._check(Condition("lint", self._negated), within)

    def _signal(self, kind: Literal["event", "sound"], name: str, within: Duration | None) -> None:
        __tracebackhide__ = True
        fault = self._names.unknown(kind, name)
        if fault:
            raise ValueError(fault)
        self._check(Condition(kind, self._negated, name), within)

    def _written(self, kind: ConditionKind, text: Text, within: Duration | None, **fields: Any) -> None:
        __tracebackhide__ = True
        if isinstance(text, re.Pattern):
            fault = vacuous_pattern(kind, text.pattern, negated=self._negated)
            if fault:
                raise ValueError(f"{text.pattern!r}: {fault}")
            self._check(Condition(kind, self._negated, pattern=text.pattern, **fields), within)
        elif not text.strip():
            raise ValueError("the text looked for is empty: it would be found everywhere")
        else:
            self._check(Condition(kind, self._negated, text, **fields), within)

    def _check(self, condition: Condition, within: Duration | None) -> None:
        __tracebackhide__ = True
        fault = vacuous_bound(
            condition.kind, condition.compare, condition.number, negated=condition.negated, asked=condition.asked
        )
        if fault:
            raise ValueError(f"{condition}: {fault}")
        self._try(condition, _ticks(within))


def duration_text(length: Duration) -> str:
    """Write a length of time as scripts do."""
    return length if isinstance(length, str) else f"{round(length * 1000)}ms"


def _ticks(length: Duration | None) -> int | None:
    return None if length is None else ticks(length)


def ticks(length: Duration) -> int:
    """Return the ticks of a length of time. Raises `ValueError`."""
    try:
        return duration(duration_text(length), 1)
    except WordFault as fault:
        raise ValueError(fault.message) from None
